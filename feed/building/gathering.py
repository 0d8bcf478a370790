"""Candidates from all sources, and enough of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from common.rows import Key
from feed.building.details import Detail, details
from feed.building.rules import may_stand
from feed.building.sources.cameos import cameos
from feed.building.sources.following import following
from feed.building.sources.fresh import fresh
from feed.building.sources.latest import latest
from feed.building.sources.remixes import remixes
from feed.building.sources.threads import threads
from feed.building.sources.trending import trending
from feed.building.sql import fetch, union
from feed.building.viewer import Viewer
from feed.contracts import Ask
from feed.states import Source

MEANS = MappingProxyType({"mine": Source.REMIX, "thread": Source.REMIX, "cameo": Source.REMIX})
"""Sources by the finer name that their SQL gives; the others are called as they are."""


@dataclass(slots=True)
class Found:
    """`source` is the first that thought of a candidate; `mine` remix a clip of the viewer's, `cameos` show the viewer
    or somebody they follow.
    """

    source: dict[Key, Source] = field(default_factory=dict)
    mine: set[Key] = field(default_factory=set)
    cameos: set[Key] = field(default_factory=set)

    def add(self, name: str, post: Key) -> None:
        if name == "mine":
            self.mine.add(post)
        elif name == "cameo":
            self.cameos.add(post)
        self.source.setdefault(post, MEANS.get(name) or Source(name))


def gather(viewer: Viewer, *, served: set[Key], seed: int, moment: datetime) -> Found:
    """One query for what the database knows, whatever the number of sources."""
    pieces = [
        remixes(viewer),
        following(viewer),
        cameos(viewer),
        threads(viewer),
        trending(viewer, len(served)),
        fresh(moment, seed),
    ]
    found = Found()
    for name, post in fetch(union([piece for piece in pieces if piece is not None])):
        if post not in served:
            found.add(name, post)
    return found


def older(viewer: Viewer, ask: Ask, *, passed: set[Key], most: int) -> Iterator[tuple[Sequence[Key], list[Detail]]]:
    """The rest of the catalogue, newest first, in slices of `most`, without those `passed`; two queries each."""
    conditions, before = may_stand(viewer, ask), None
    while True:
        slice_ = fetch(latest(conditions, before=before, most=most + len(passed)))
        fresh_ids = [post for post, _sequence in slice_ if post not in passed]
        yield fresh_ids, details(viewer, ask, fresh_ids)
        if len(slice_) < most + len(passed):
            return
        before = slice_[-1][1]
