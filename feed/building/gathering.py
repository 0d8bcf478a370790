"""Candidates from all sources."""

from dataclasses import dataclass, field
from types import MappingProxyType

from common.rows import Key
from feed.building.request import Request
from feed.building.rules import may_stand
from feed.building.sources.cameos import cameos
from feed.building.sources.following import following
from feed.building.sources.fresh import fresh
from feed.building.sources.latest import latest
from feed.building.sources.remixes import remixes
from feed.building.sources.threads import threads
from feed.building.sources.trending import trending
from feed.building.sources.window import from_window
from feed.building.sql import Piece, fetch, union
from feed.building.wishing import look_for
from feed.states import Source

MEANS = MappingProxyType(
    {"mine": Source.REMIX, "thread": Source.REMIX, "cameo": Source.REMIX} | {source.value: source for source in Source}
)
"""Sources by the names that their SQL gives."""
CLOSEST = {source: place for place, source in enumerate(dict.fromkeys([Source.STEER, Source.REMIX, *Source]))}
"""Of several sources of one post the one with the least is told: a wish, a remix, then in the order of Source."""


SURE = frozenset({"following", "thread"})
"""Sources that look for nothing but what may stand in the list; of the others some will not."""


@dataclass(slots=True)
class Found:
    """`mine` remix a clip of the viewer's, `cameos` show them or somebody they follow, and what is `sure` was asked for
    under the rules of the list.
    """

    source: dict[Key, Source] = field(default_factory=dict)
    mine: set[Key] = field(default_factory=set)
    cameos: set[Key] = field(default_factory=set)
    sure: set[Key] = field(default_factory=set)

    def add(self, name: str, post: Key) -> None:
        if name == "mine":
            self.mine.add(post)
        elif name == "cameo":
            self.cameos.add(post)
        source = MEANS[name]
        known = self.source.get(post)
        if known is None or CLOSEST[source] < CLOSEST[known]:
            self.source[post] = source


def gather(request: Request) -> Found:
    """One query for what the database knows, whatever the number of sources, and one for each topic asked for."""
    found, served = Found(), request.served
    for name, post in look_for(request.wished, passed=len(served)):
        if post not in served:
            found.add(name, post)
    if request.wished.alone:
        return found
    _from_database(request, found)
    if request.window is not None and request.reading is not None:
        for name, post in from_window(request.window, request.reading):
            if post not in served:
                found.add(name, post)
    return found


def _from_database(request: Request, found: Found) -> None:
    """With as many of the latest as it takes to be sure that the list can be filled."""
    spare: dict[Key, None] = {}
    for name, post in fetch(union(_pieces(request))):
        if post in request.served:
            continue
        if name == Source.LATEST:
            spare[post] = None
        else:
            found.add(name, post)
        if name in SURE:
            found.sure.add(post)
    for post in spare:
        if len(found.sure) >= request.count:
            return
        found.add(Source.LATEST, post)
        found.sure.add(post)


def _pieces(request: Request) -> list[Piece]:
    viewer, where, passed = request.viewer, may_stand(request.viewer, request.ask), len(request.served)
    pieces = [
        remixes(viewer),
        following(viewer, where),
        cameos(viewer),
        threads(viewer, where),
        trending(viewer, passed, alone=request.window is None or not viewer.history),
        fresh(request.moment, request.seed),
        latest(where, request.count + passed),
    ]
    return [piece for piece in pieces if piece is not None]
