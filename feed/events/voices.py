"""What a viewer's events say of a post, as one set of bits: doing a thing twice says nothing more."""

from datetime import datetime, timedelta

from feed.states import EventKind

BIT = {kind: 1 << place for place, kind in enumerate(EventKind)}
"""Kept in Viewing.kinds: new kinds go to the end of EventKind."""
LOOKING = frozenset({EventKind.IMPRESSION, EventKind.WATCH, EventKind.COMPLETION, EventKind.REWATCH})
SAW = sum(BIT[kind] for kind in LOOKING)
GOOD = sum(BIT[kind] for kind in EventKind if kind not in (*LOOKING, EventKind.NOT_INTERESTED, EventKind.REPORT))
GOOD |= BIT[EventKind.COMPLETION]
"""Completion or better."""
SPENT = 1 << 30
"""In Viewing.kinds: this voice came in a burst that was full, and does not move the post's place any more."""

POINTS = {
    EventKind.COMPLETION: 0.5,
    EventKind.REWATCH: 0.5,
    EventKind.LIKE: 1.0,
    EventKind.SAVE: 1.0,
    EventKind.COMMENT: 2.0,
    EventKind.SHARE: 4.0,
    EventKind.FOLLOW: 4.0,
    EventKind.REMIX: 6.0,
    EventKind.NOT_INTERESTED: -2.0,
    EventKind.REPORT: -6.0,
}
"""Weighted engagement in `hot`. To make something of a clip counts most, time spent before it nothing."""
MOST_POINTS = 8.0
"""One viewer's for one post, up and down."""
NEW_ACCOUNT = 0.1
GROWN_UP_AFTER = timedelta(days=7)


def after(bits: int, kind: EventKind, value: float) -> int:
    """A negative value takes back."""
    return bits & ~BIT[kind] if value < 0 else bits | BIT[kind]


def points(bits: int) -> float:
    """Within MOST_POINTS either way."""
    total = sum(worth for kind, worth in POINTS.items() if bits & BIT[kind])
    return max(-MOST_POINTS, min(MOST_POINTS, total))


def evidence(bits: int) -> tuple[int, int]:
    """Of Beta(alpha, beta): (1, 0) for completion or better, (0, 1) for having seen it and no more."""
    if bits & GOOD:
        return 1, 0
    return (0, 1) if bits & SAW else (0, 0)


def account_weight(joined: datetime, moment: datetime) -> float:
    """0.1 for an account of today, 1 from a week on, a straight line between."""
    age = max(0.0, (moment - joined) / GROWN_UP_AFTER)
    return NEW_ACCOUNT + (1 - NEW_ACCOUNT) * min(1.0, age)
