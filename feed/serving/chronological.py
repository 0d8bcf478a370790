"""Pages by publish sequence. It is given under a lock held to the commit, so numbers become visible in their own order:
what is committed late has a higher number than all that was read, and a page below a number neither loses nor repeats.
"""

from uuid import UUID

from accounts.policies import Viewer
from feed.cards import alive
from feed.contracts import Ask, FeedPage, Item, Row
from feed.serving.cursors import Below
from feed.serving.lists.choosing import probe_for
from feed.serving.lists.probing import Probed
from feed.serving.walking import MANY, SPARE
from feed.states import Mode, Source

FROM_THE_TOP = Below(2**63 - 1)
WINDOW = 500
"""Looked at together where filters leave out an unknown share, or many had gone."""
MOST_SCANNED = 20_000
"""For one page, however little of it passes; the page is then short, and the next goes on from there."""


def chronological_page(viewer: Viewer, ask: Ask, below: Below | None, size: int) -> tuple[FeedPage, Below | None]:
    """The page, without its cursor, and where the next one begins. Two queries where nothing is filtered out."""
    probe = probe_for(viewer, ask)
    at = (below or FROM_THE_TOP).sequence
    shown: list[tuple[Row, int]] = []
    scanned, ended = 0, False
    most = WINDOW if ask.filtered else size + 1 + SPARE
    while len(shown) <= size and not ended and scanned < MOST_SCANNED:
        probed = probe(at, most)
        scanned += len(probed)
        ended = len(probed) < most
        if probed:
            at = probed[-1].sequence
        shown += _alive(viewer, ask, probed, size + 1 - len(shown))
        most = WINDOW
    page = shown[:size]
    after = Below(page[-1][1]) if len(shown) > size else None if ended else Below(at)
    source = Source.FOLLOWING if ask.mode == Mode.FOLLOWING else Source.LATEST
    items = [Item(post_id=row.post_id, source=source) for row, _sequence in page]
    return FeedPage(items=items, rows=[row for row, _sequence in page], ask=ask), after


def _alive(viewer: Viewer, ask: Ask, probed: list[Probed], wanted: int) -> list[tuple[Row, int]]:
    """The first `wanted` that may be seen, or more; asked about in few queries."""
    sequences: dict[UUID, int] = {one.post_id: one.sequence for one in probed if _passes(one, ask)}
    left = list(sequences)
    found: list[tuple[Row, int]] = []
    step = max(wanted + SPARE, MANY if ask.without else 0)
    while left and len(found) < wanted:
        asked, left = left[:step], left[step:]
        found += [(row, sequences[row.post_id]) for row in alive(viewer, asked, ask)]
        step = WINDOW
    return found


def _passes(one: Probed, ask: Ask) -> bool:
    """As feed.cards.alive has it, here so that it is not asked about what will not pass."""
    return not (
        (ask.hide_people and one.people)
        or (ask.hide_remixes and one.remix)
        or (ask.languages and one.language not in ask.languages)
        or (ask.longest_s and one.duration_ms > 1000 * ask.longest_s)
    )
