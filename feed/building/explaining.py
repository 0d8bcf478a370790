"""Why an item of a list stands there, told to whom the list was made for."""

from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.policies import Viewer
from common.errors import NotFound
from feed.building.words import why
from feed.cards import alive
from feed.contracts import Ask, Reason
from feed.models import FeedSession
from feed.serving.packing import unpack
from feed.states import Mode, Source


class Told(NamedTuple):
    """`text` is in the reader's language."""

    post_id: UUID
    source: Source
    reasons: list[Reason]
    text: str


def explain(viewer: Viewer, session: UUID, position: int) -> Told:
    """Raises NotFound("feed_place_not_found") also for lists of others, for those that are over, and for a post that
    the viewer may not see any more.
    """
    person = viewer.pk if isinstance(viewer, User) else None
    raw = FeedSession.objects.filter(pk=session, person=person).values_list("items", flat=True).first()
    entries = unpack(bytes(raw or b""), start=0, most=position + 1)
    if len(entries) != position + 1 or not alive(viewer, [entries[-1].post_id], Ask(mode=Mode.PERSON)):
        raise NotFound("feed_place_not_found", _("This list has no such place, or it is over."))
    entry = entries[-1]
    reasons = [Reason(**told) for told in orjson.loads(entry.reasons)]
    return Told(entry.post_id, entry.source, reasons, why(entry.source, reasons))


def tell(source: str, reasons: list[dict[str, Any]]) -> str:
    """The sentences for `why` as pages of the feed carry it."""
    return why(Source(source), [Reason(**told) for told in reasons])
