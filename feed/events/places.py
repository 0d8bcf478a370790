"""Where in which list a post stood, by what the list says: a client names the session, and where there is none the
mode.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from accounts.models import User
from feed.events.sent import Sent
from feed.models import FeedSession
from feed.serving.learning import Logged, logged
from feed.serving.packing import Entry, unpack
from feed.states import Source

MOST_SESSIONS = 8
"""Lists looked into for one batch: whoever names more at once has their sources untold."""


class Place(NamedTuple):
    source: str = ""
    propensity: float = 1.0


def find_places(person: User | None, sent: Sequence[Sent]) -> list[Place]:
    """One for each; empty where the session is not the viewer's or does not hold the post, whatever mode is named
    beside it. One query, two if exploring chose any.
    """
    asked = list(dict.fromkeys(one.session for one in sent if one.session))[:MOST_SESSIONS]
    if not asked:
        return [Place(one.source or "") for one in sent]
    own = FeedSession.objects.filter(pk__in=asked, person=person).values_list("pk", "items")
    sources = {(pk, entry.post_id): entry.source for pk, raw in own for entry in _entries(bytes(raw))}
    found = [sources.get((one.session, one.post_id)) if one.session else one.source for one in sent]
    if Source.EXPLORING not in found:
        return [Place(source or "") for source in found]
    chances = logged(asked)
    return [_place(source, one.session, one.post_id, chances) for source, one in zip(found, sent, strict=True)]


def _entries(raw: bytes) -> list[Entry]:
    return unpack(raw, start=0, most=len(raw))


def _place(
    source: Source | None, session: UUID | None, post_id: UUID, chances: Mapping[tuple[UUID, UUID], Logged]
) -> Place:
    known = chances.get((session, post_id)) if session else None
    return Place(source or "", known.propensity if known and source == Source.EXPLORING else 1.0)
