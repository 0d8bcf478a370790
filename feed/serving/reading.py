"""A page of any list."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import Invalid
from common.pages import MOST, SIZE
from feed.contracts import Ask, FeedPage
from feed.serving.chronological import chronological_page
from feed.serving.cursors import Below, Place, unseal
from feed.serving.sessions import session_page
from feed.states import CHRONOLOGICAL


def read(viewer: Viewer, ask: Ask, *, cursor: str = "", size: int = SIZE) -> FeedPage:
    """The page behind `cursor`, or the first one of a list made now; the same page for the same cursor.

    `size` 1..50, else Invalid("bad_size"). Raises Invalid("bad_cursor") for a cursor that is forged, or was made for
    another viewer or another Ask; NotFound and Forbidden as feed.serving.lists.choosing has them.
    """
    if not 1 <= size <= MOST:
        raise Invalid("bad_size", _("A page holds 1 to 50."))
    at = unseal(cursor, viewer, ask) if cursor else None
    if ask.mode in CHRONOLOGICAL:
        if isinstance(at, Place):
            raise Invalid("bad_cursor", _("This page link is not valid."))
        return chronological_page(viewer, ask, at, size)
    if isinstance(at, Below):
        raise Invalid("bad_cursor", _("This page link is not valid."))
    return session_page(viewer, ask, at, size)
