"""Pages by publish sequence. It is given under a lock held to the commit, so numbers become visible in their own order:
what is committed late has a higher number than all that was read, and a page below a number neither loses nor repeats.
"""

from typing import NamedTuple

from accounts.policies import Viewer
from feed.cards import alive
from feed.contracts import Ask, FeedPage, Item
from feed.search.matching import topic_of
from feed.serving.cursors import Below
from feed.serving.lists.choosing import list_for
from feed.serving.lists.probing import List, Probed, probe
from feed.states import Mode, Source

FROM_THE_TOP = Below(2**63 - 1)
SPARE = 3
"""Asked about beyond a page: one may be hidden between two queries."""
FILTERED = 1000
"""A stretch where filters leave out a share that nobody knows."""
WIDER = 4
"""Times as long is the second stretch, and the last: the page is then short, and the next one goes on from there."""


class Reached(NamedTuple):
    """What passed, newest first, down to `last`."""

    passing: list[Probed]
    last: int
    ended: bool


def chronological_page(viewer: Viewer, ask: Ask, below: Below | None, size: int) -> tuple[FeedPage, Below | None]:
    """The page, without its cursor, and where the next one begins. Two queries; three where next to nothing passes."""
    wanted = size + 1 + SPARE
    reached = _reach(list_for(viewer, ask), viewer, ask, (below or FROM_THE_TOP).sequence, wanted)
    asked = reached.passing[:wanted]
    sequences = {one.post_id: one.sequence for one in asked}
    rows = alive(viewer, list(sequences), ask)
    page = rows[:size]
    if len(rows) > size:
        after: Below | None = Below(sequences[page[-1].post_id])
    elif len(asked) < len(reached.passing):
        after = Below(asked[-1].sequence)
    else:
        after = None if reached.ended else Below(reached.last)
    source = Source.FOLLOWING if ask.mode == Mode.FOLLOWING else Source.LATEST
    return FeedPage(items=[Item(post_id=row.post_id, source=source) for row in page], rows=page, ask=ask), after


def _reach(listed: List, viewer: Viewer, ask: Ask, at: int, wanted: int) -> Reached:
    passing: list[Probed] = []
    ended = False
    for stretch in _stretches(ask, wanted):
        most = stretch if ask.without else wanted - len(passing)
        found = probe(listed, viewer, ask, below=at, stretch=stretch, most=most)
        at, ended = found.last, found.ended
        passing += _about_none(found.passing, ask.without)
        if ended or len(passing) >= wanted:
            break
    return Reached(passing, at, ended)


def _about_none(found: list[Probed], topics: tuple[str, ...]) -> list[Probed]:
    refused = [topic_of(topic) for topic in topics]
    return [one for one in found if not any(topic.meets(one.words, one.words.split(" ")) for topic in refused)]


def _stretches(ask: Ask, wanted: int) -> list[int]:
    """A person is looked up before, and is asked for once, at full length."""
    if ask.mode == Mode.PERSON:
        return [WIDER * FILTERED if ask.filtered else wanted]
    first = FILTERED if ask.filtered else 2 * wanted + 20
    return [first, WIDER * max(first, FILTERED)]
