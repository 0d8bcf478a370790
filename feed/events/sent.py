"""What a client tells of one event, taken apart and checked. The first thing wrong refuses the whole batch."""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from common.errors import Forbidden, Invalid
from feed.states import FROM_CLIENTS, SOURCE_OF, EventKind, Mode, Source

KINDS = frozenset(EventKind.values)
MODES = frozenset(mode.value for mode in SOURCE_OF)
MOST_EVENTS = 200
LONGEST_WATCH_S = 3600.0
"""Of one showing; the longest clips run for minutes, and a loop left alone is not somebody watching for an hour."""
CLOCK_SKEW = timedelta(seconds=60)
"""So far a client's clock may be ahead; what it calls the future then happened now."""
OLDEST = timedelta(hours=24)
"""Told later than this, by a phone without a network say, it is not taken any more."""
MOST_POSITION = 1_000_000


class Sent(NamedTuple):
    """`value` is seconds for a watch, 1 for everything else; `source` is that of a list without a session, or None."""

    client_id: UUID
    kind: EventKind
    post_id: UUID
    value: float
    session: UUID | None
    position: int | None
    at: datetime
    source: Source | None


def read_event(told: Any, *, moment: datetime) -> Sent:
    """Raises Invalid with the code that names what is wrong, Forbidden("event_not_for_clients")."""
    if not isinstance(told, Mapping):
        raise Invalid("event_invalid", _("An event is an object."))
    kind = _kind(told.get("kind"))
    session, position = told.get("session"), told.get("position")
    if position is not None and (type(position) is not int or not 0 <= position <= MOST_POSITION):
        raise Invalid("event_invalid", _("The position of an event is a whole number from 0."))
    return Sent(
        client_id=_uuid(told.get("id")),
        kind=kind,
        post_id=_uuid(told.get("post")),
        value=_value(kind, told.get("value")),
        session=None if session is None else _uuid(session),
        position=position,
        at=_time(told.get("at"), moment),
        source=_source(told.get("mode")),
    )


def _kind(word: Any) -> EventKind:
    if not isinstance(word, str) or word not in KINDS:
        raise Invalid("event_unknown", _("There is no such kind of event."))
    kind = EventKind(word)
    if kind not in FROM_CLIENTS:
        raise Forbidden("event_not_for_clients", _("The server sees this for itself; clients do not tell it."))
    return kind


def _source(mode: Any) -> Source | None:
    if mode is None:
        return None
    if not isinstance(mode, str) or mode not in MODES:
        raise Invalid("event_invalid", _("The mode of an event is that of a list without a session."))
    return SOURCE_OF[Mode(mode)]


def _uuid(value: Any) -> UUID:
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError):
        raise Invalid("event_invalid", _("An event has an id, a post and perhaps a session, each a UUID.")) from None


def _value(kind: EventKind, value: Any) -> float:
    if kind != EventKind.WATCH:
        if value is not None:
            raise Invalid("event_value", _("Only the time watched has a value."))
        return 1.0
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not 0 <= value <= LONGEST_WATCH_S:
        raise Invalid("event_value", _("The time watched is 0 to 3600 seconds of one showing."))
    return float(value)


def _time(value: Any, moment: datetime) -> datetime:
    try:
        at = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Invalid("event_invalid", _("The time of an event has a date, a time and a zone."))
    if at > moment + CLOCK_SKEW:
        raise Invalid("event_in_future", _("An event lies in the future: is the clock right?"))
    if at < moment - OLDEST:
        raise Invalid("event_too_old", _("Events are taken for 24 hours."))
    return min(at, moment)
