"""What clients tell, a batch at a time: all of it is taken, or nothing."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.clock import now
from common.errors import Invalid, NotFound
from feed.cards import alive
from feed.contracts import Ask
from feed.events.places import find_places
from feed.events.recording import viewer_of
from feed.events.sent import MOST_EVENTS, OLDEST, Sent, read_event
from feed.events.writing import NewEvent, known_ids, write
from feed.models import Event
from feed.selectors import visible_posts
from feed.states import Mode

Viewer = User | AnonymousUser
ANYWHERE = Ask(mode=Mode.PERSON)
"""Also of people whom the viewer muted, and visits."""
REMEMBERED = OLDEST + timedelta(hours=24)
"""A client id counts once for at least a day after it was told first, whatever time it is told with again."""


SMALLEST_VISIT = 1 << 64


class Taken(NamedTuple):
    stored: int
    known: int


def take(viewer: Viewer, told: Sequence[Any], *, visit: UUID | None = None) -> Taken:
    """`visit` is a visitor's own id for this visit; people need none.

    Raises Invalid("too_many_events" | "visit_missing" | the codes of feed.events.sent), Forbidden
    ("event_not_for_clients"), NotFound("event_post_not_found", posts=[...]) for posts the viewer may not see.
    """
    if len(told) > MOST_EVENTS:
        raise Invalid("too_many_events", _("At most 200 events at a time."))
    person = viewer if isinstance(viewer, User) else None
    who, moment = _who(person, visit), now()
    sent = list({one.client_id: one for one in (read_event(event, moment=moment) for event in told)}.values())
    _refuse_unseen(viewer, sent)
    places = find_places(person, sent)
    rows = [
        NewEvent(
            viewer=who,
            person_id=person.pk if person else None,
            post_id=one.post_id,
            kind=one.kind.value,
            value=one.value,
            session=one.session,
            position=one.position,
            source=str(place.source),
            propensity=place.propensity,
            client_id=one.client_id,
            at=one.at,
        )
        for one, place in zip(sent, places, strict=True)
    ]
    stored = store(rows)
    return Taken(stored, len(told) - stored)


def _who(person: User | None, visit: UUID | None) -> UUID:
    """Raises Invalid("visit_missing"), also for an id that could be a person's."""
    if person is not None:
        return viewer_of(person.pk)
    if visit is None or visit.int < SMALLEST_VISIT:
        raise Invalid("visit_missing", _("A visitor's events name their visit, by a random UUID."))
    return visit


def store(rows: Sequence[Event | NewEvent]) -> int:
    """Of one viewer, in one statement; those known by their client id are left out. How many were new.

    Two batches of one viewer wait for each other: the ids are looked up under a lock on PostgreSQL, inside the one
    writer's transaction on SQLite.
    """
    if not rows:
        return 0
    viewer = rows[0].viewer
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"events {viewer}"])
        known = known_ids(viewer, [row.client_id for row in rows], since=now() - REMEMBERED)
        new = [row for row in rows if row.client_id not in known]
        write(new)
    return len(new)


def _refuse_unseen(viewer: Viewer, sent: Sequence[Sent]) -> None:
    """The short look of a page answers for nearly all; who is shown in a clip may see it where that one says no."""
    asked = {one.post_id for one in sent}
    missing = asked - {row.post_id for row in alive(viewer, list(asked), ANYWHERE)}
    if missing:
        missing -= set(visible_posts(viewer).filter(pk__in=missing).values_list("pk", flat=True))
    if missing:
        raise NotFound("event_post_not_found", _("There is no such post."), posts=sorted(map(str, missing)))
