"""A page of any list."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import Invalid
from common.pages import MOST, SIZE
from feed.contracts import Ask, FeedPage
from feed.serving.chronological import chronological_page
from feed.serving.cursors import Below, Place, seal, unseal
from feed.serving.holding import as_held
from feed.serving.sessions import session_page
from feed.states import CHRONOLOGICAL


def read(viewer: Viewer, ask: Ask, *, cursor: str = "", size: int = SIZE) -> FeedPage:
    """The page behind `cursor`, or the first one of a list made now; the same page for the same cursor.

    `size` 1..50, else Invalid("bad_size"). Raises Invalid("bad_cursor") for a cursor that is forged, or was made for
    another viewer or another Ask; NotFound and Forbidden as feed.serving.lists.choosing has them. A cursor outlives a
    change of preferences and wishes: it was made for what was asked for, and they are asked again for every page.
    """
    if not 1 <= size <= MOST:
        raise Invalid("bad_size", _("A page holds 1 to 50."))
    at = unseal(cursor, viewer, ask) if cursor else None
    page, after = _page(viewer, ask, at, size)
    return replace(page, next=seal(after, viewer, ask) if after else None)


def _page(viewer: Viewer, ask: Ask, at: Place | Below | None, size: int) -> tuple[FeedPage, Place | Below | None]:
    if isinstance(at, Place if ask.mode in CHRONOLOGICAL else Below):
        raise Invalid("bad_cursor", _("This page link is not valid."))
    held = as_held(viewer, ask)
    if ask.mode in CHRONOLOGICAL:
        return chronological_page(viewer, held, at if isinstance(at, Below) else None, size)
    return session_page(viewer, held, at if isinstance(at, Place) else None, size)
