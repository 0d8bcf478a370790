"""Candidates from all sources."""

from dataclasses import dataclass, field
from types import MappingProxyType

from common.rows import Key
from feed.building.request import Request
from feed.building.sources.cameos import cameos
from feed.building.sources.following import following
from feed.building.sources.fresh import fresh
from feed.building.sources.remixes import remixes
from feed.building.sources.threads import threads
from feed.building.sources.trending import trending
from feed.building.sources.window import from_window
from feed.building.sql import Piece, fetch, union
from feed.building.wishing import look_for
from feed.states import Source

MEANS = MappingProxyType(
    {"mine": Source.REMIX, "thread": Source.REMIX, "cameo": Source.REMIX, "new": Source.FRESH}
    | {source.value: source for source in Source}
)
"""Sources by the names that their SQL gives."""
CLOSEST = {source: place for place, source in enumerate(dict.fromkeys([Source.STEER, Source.REMIX, *Source]))}
"""Of several sources of one post the one with the least is told: a wish, a remix, then in the order of Source."""


@dataclass(slots=True)
class Found:
    """`mine` remix a clip of the viewer's, `cameos` show them or somebody they follow, `new` were shown to few."""

    source: dict[Key, Source] = field(default_factory=dict)
    mine: set[Key] = field(default_factory=set)
    cameos: set[Key] = field(default_factory=set)
    new: set[Key] = field(default_factory=set)

    def add(self, name: str, post: Key) -> None:
        if name == "mine":
            self.mine.add(post)
        elif name == "cameo":
            self.cameos.add(post)
        elif name == "new":
            self.new.add(post)
        source = MEANS[name]
        known = self.source.get(post)
        if known is None or CLOSEST[source] < CLOSEST[known]:
            self.source[post] = source


def gather(request: Request) -> Found:
    """One query for what the database knows, whatever the number of sources, and one for each topic asked for."""
    found = Found()
    served = request.served
    for name, post in look_for(request.wished, passed=len(served)):
        if post not in served:
            found.add(name, post)
    if request.wished.alone:
        return found
    for name, post in fetch(union(_pieces(request))):
        if post not in served:
            found.add(name, post)
    if request.window is not None and request.reading is not None:
        for name, post in from_window(request.window, request.reading):
            if post not in served:
                found.add(name, post)
    return found


def _pieces(request: Request) -> list[Piece]:
    viewer = request.viewer
    pieces = [
        remixes(viewer),
        following(viewer),
        cameos(viewer),
        threads(viewer),
        trending(viewer, len(request.served)),
        fresh(request.moment, request.seed),
    ]
    return [piece for piece in pieces if piece is not None]
