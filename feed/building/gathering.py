"""Candidates from all sources."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
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
CLOSEST = tuple(dict.fromkeys([Source.STEER, Source.REMIX, *Source]))
"""Of several sources of one post the first of these is told: a wish, a remix, then in the order of Source."""
_PLACES = {name: CLOSEST.index(source) for name, source in MEANS.items()}

LATEST = Source.LATEST.value
SURE = frozenset({"following", "thread", LATEST})
"""Sources that look for nothing but what may stand in the list; of the others some will not."""


@dataclass(slots=True)
class Found:
    """`places`: of each post its source, as a place in CLOSEST. `mine` remix a clip of the viewer's, `cameos` show them
    or somebody they follow, and what is `sure` was asked for under the rules of the list. None is of `served`.
    """

    served: frozenset[Key] = frozenset()
    places: dict[Key, int] = field(default_factory=dict)
    rows: dict[Key, int] = field(default_factory=dict)
    mine: set[Key] = field(default_factory=set)
    cameos: set[Key] = field(default_factory=set)
    sure: set[Key] = field(default_factory=set)

    def add(self, name: str, posts: Iterable[Key]) -> None:
        place, places = _PLACES[name], self.places
        new = [post for post in posts if post not in self.served] if self.served else list(posts)
        closer = {post: places[post] for post in places.keys() & new if places[post] < place}
        places |= dict.fromkeys(new, place) | closer
        if name == "mine":
            self.mine.update(new)
        elif name == "cameo":
            self.cameos.update(new)
        if name in SURE:
            self.sure.update(new)

    def source(self, post: Key) -> Source:
        return CLOSEST[self.places[post]]


def gather(request: Request) -> Found:
    """One query for what the database knows, whatever the number of sources, and one for each topic asked for."""
    found = Found(request.served)
    found.add(Source.STEER.value, look_for(request.wished, passed=len(request.served)))
    if request.wished.alone:
        return found
    if request.window is not None and request.reading is not None:
        for name, rows in from_window(request.window, request.reading):
            found.add(name, rows)
            found.rows |= rows
    _from_database(request, found)
    return found


def _from_database(request: Request, found: Found) -> None:
    """With as many of the latest as it takes to be sure that the list can be filled."""
    named: dict[str, list[Key]] = defaultdict(list)
    for name, rows in groupby(fetch(union(_pieces(request))), key=itemgetter(0)):
        named[name] += [post for _name, post in rows]
    newest = [post for post in named.pop(LATEST, ()) if post not in request.served]
    for name, posts in named.items():
        found.add(name, posts)
    lacks = max(request.count - len(found.sure), 0)
    found.add(LATEST, [post for post in newest if post not in found.sure][:lacks])


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
