"""Adding up a batch of events, in memory. No queries but those of feed.events.known."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from feed.events.guard import vote
from feed.events.known import Facts, Known
from feed.events.reading import Told
from feed.events.voices import BIT, LOOKING, SAW, account_weight, after
from feed.hotness import hot
from feed.models import PostDay, PostStat, Viewing
from feed.states import EventKind

NAMES = {
    EventKind.IMPRESSION: "impressions",
    EventKind.COMPLETION: "completions",
    EventKind.REWATCH: "rewatches",
    EventKind.LIKE: "likes",
    EventKind.SAVE: "saves",
    EventKind.COMMENT: "comments",
    EventKind.SHARE: "shares",
    EventKind.FOLLOW: "follows",
    EventKind.REMIX: "remixes",
    EventKind.NOT_INTERESTED: "not_interested",
    EventKind.REPORT: "reports",
}
"""Columns of PostStat; but for the last two of PostDay as well."""
ALWAYS = (EventKind.IMPRESSION, EventKind.REWATCH)
"""Counted as often as they come; the rest once a viewer in PostStat."""
TAKEN_BACK = (EventKind.LIKE, EventKind.SAVE)
ONCE_A_VIEWER = (EventKind.COMPLETION, EventKind.SHARE, EventKind.FOLLOW)
"""In PostDay: what can be told again at will. Likes, saves, comments and remixes are each a thing that cards count."""


class Tally:
    """Of one batch. `shown` is what Post's own counters change by; `joined` when each person's account was opened."""

    def __init__(self, known: Known, joined: Mapping[int, datetime], moment: datetime) -> None:
        self.known = known
        self.shown: dict[UUID, Counter[str]] = {}
        self.touched: set[tuple[UUID, UUID]] = set()
        self._joined = joined
        self._moment = moment

    def add(self, told: Iterable[Told]) -> None:
        """Events of posts that are gone are passed over, and the author's own count only where all see them."""
        for row in told:
            facts = self.known.facts.get(row.post_id)
            if facts is None:
                continue
            shown = self.shown.setdefault(row.post_id, Counter())
            if row.kind in TAKEN_BACK:
                shown[f"{row.kind}_count"] += -1 if row.value < 0 else 1
            if row.person_id != facts.author_id:
                self._count(row, facts, shown)
        for post_id, stat in self.known.stats.items():
            stat.hot = hot(stat.credit, self.known.facts[post_id].created_at)
            stat.updated_at = self._moment

    def _count(self, row: Told, facts: Facts, shown: Counter[str]) -> None:
        day, stat, viewing = self._day(row, facts), self._stat(row.post_id), self._viewing(row)
        kind, before = EventKind(row.kind), viewing.kinds
        onward = kind == EventKind.REMIX and row.value > 1
        bits = before if onward else after(before, kind, row.value)
        if kind in LOOKING and not before & SAW:
            stat.viewers += 1
            day.viewers += 1
        if kind not in ONCE_A_VIEWER or not before & BIT[kind]:
            _add_to_day(day, row, kind, onward=onward)
        if row.person_id is None:
            viewing.kinds = bits
            return
        if kind == EventKind.SHARE and not before & BIT[kind]:
            shown["share_count"] += 1
        _add_to_stat(stat, row, kind, before, bits)
        day.credit += vote(stat, viewing, bits, self._moment)

    def _stat(self, post_id: UUID) -> PostStat:
        return self.known.stats.setdefault(post_id, PostStat(post_id=post_id, updated_at=self._moment))

    def _day(self, row: Told, facts: Facts) -> PostDay:
        place = (row.post_id, row.at.date(), row.source)
        if place not in self.known.days:
            self.known.days[place] = PostDay(
                post_id=row.post_id, author_id=facts.author_id, day=row.at.date(), source=row.source
            )
        return self.known.days[place]

    def _viewing(self, row: Told) -> Viewing:
        pair = (row.viewer, row.post_id)
        self.touched.add(pair)
        viewing = self.known.viewings.setdefault(pair, Viewing(viewer=row.viewer, post_id=row.post_id, at=row.at))
        viewing.at = max(viewing.at, row.at)
        if viewing.weight is None:
            joined = self._joined.get(row.person_id) if row.person_id is not None else None
            viewing.weight = account_weight(joined, self._moment) if joined else 0.0
        return viewing


def _add_to_day(day: PostDay, row: Told, kind: EventKind, *, onward: bool) -> None:
    if kind == EventKind.WATCH:
        day.watch_ms += round(row.value * 1000)
    elif onward:
        day.onward += 1
    elif kind not in (EventKind.NOT_INTERESTED, EventKind.REPORT):
        name = NAMES[kind]
        change = -1 if row.value < 0 else 1
        setattr(day, name, getattr(day, name) + change if kind in TAKEN_BACK else max(0, getattr(day, name) + change))


def _add_to_stat(stat: PostStat, row: Told, kind: EventKind, before: int, bits: int) -> None:
    if kind == EventKind.WATCH:
        stat.watch_ms += round(row.value * 1000)
    elif kind in ALWAYS:
        setattr(stat, NAMES[kind], getattr(stat, NAMES[kind]) + 1)
    elif before != bits:
        change = 1 if bits & BIT[kind] else -1
        setattr(stat, NAMES[kind], max(0, getattr(stat, NAMES[kind]) + change))
