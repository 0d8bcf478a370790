"""A list that is not the same thing ten times: authors fade, threads wait for the next page, likeness costs (MMR)."""

import numpy as np
from numpy.typing import NDArray

AUTHOR_DECAY, AUTHOR_FLOOR = 0.5, 0.25
"""What is left of the score of an author's next clip for each one already in the list, and never less than this."""
LIKENESS = 0.3
"""Lambda of maximal marginal relevance (Carbonell and Goldstein 1998): the weight of "unlike what is there already"."""


def diversify(
    scores: NDArray[np.floating],
    authors: NDArray[np.int64],
    threads: NDArray[np.int64],
    vectors: NDArray[np.float32] | None,
    *,
    count: int,
    page: int = 10,
) -> NDArray[np.int64]:
    """Places of up to `count` candidates in their new order. `threads` -1: in none. `vectors` [n, d], rows of length 1
    or 0, None to skip likeness. One of a thread in `page` items, unless nothing else is left.
    """
    total = len(scores)
    width = float(np.ptp(scores)) if total else 0.0
    worth = (1 - LIKENESS) * ((scores - scores.min()) / width if width > 0 else np.ones(total))
    worth = worth.astype(np.float32)
    left = np.ones(total, dtype=np.float32)  # of each one's worth, after those of its author
    fellows, threadmates = _groups(authors), _groups(np.where(threads < 0, -1 - np.arange(total), threads))
    times: dict[int, int] = {}
    taken = np.zeros(total, dtype=bool)
    open_now = worth.copy()  # -inf for what is taken, or waits
    alike = None if vectors is None else np.sqrt(np.float32(LIKENESS)) * vectors  # products come with LIKENESS in them
    likest = np.zeros(total, dtype=np.float32)
    waiting: list[NDArray[np.int64]] = []
    alone = False  # nothing is left but what waits

    def reopen() -> None:
        """What waited may be picked again."""
        if waiting:
            every = np.concatenate(waiting)
            free = every[~taken[every]]
            open_now[free] = worth[free] * left[free]
            waiting.clear()

    order = np.empty(min(count, total), dtype=np.int64)
    for place in range(len(order)):
        if place % page == 0:
            reopen()
            alone = False
        gain = open_now - likest
        pick = int(gain.argmax())
        if gain[pick] == -np.inf:
            reopen()
            alone = True
            pick = int((open_now - likest).argmax())
        order[place] = pick
        taken[pick], open_now[pick] = True, -np.inf
        if (same := fellows.get(pick)) is not None:
            many = times[id(same)] = times.get(id(same), 0) + 1
            faded = max(AUTHOR_DECAY**many, AUTHOR_FLOOR)
            if (by := faded / max(AUTHOR_DECAY ** (many - 1), AUTHOR_FLOOR)) != 1:
                left[same] = faded
                open_now[same] *= by
        if not alone and (mates := threadmates.get(pick)) is not None:
            open_now[mates] = -np.inf
            waiting.append(mates)
        if alike is not None:
            np.maximum(likest, alike @ alike[pick], out=likest)
    return order


def _groups(numbers: NDArray[np.int64]) -> dict[int, NDArray[np.int64]]:
    """By place, all places of the same number; for those that do not stand alone."""
    order = np.argsort(numbers, kind="stable")
    starts = np.flatnonzero(np.diff(numbers[order], prepend=numbers[order[:1]] - 1))
    found: dict[int, NDArray[np.int64]] = {}
    for group in np.split(order, starts[1:]):
        if len(group) > 1:
            found.update(dict.fromkeys(group.tolist(), group))
    return found
