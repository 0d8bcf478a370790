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
    fellows, threadmates = _Groups(authors), _Groups(threads)
    shown: dict[int, int] = {}
    taken = np.zeros(total, dtype=bool)
    open_now = worth.copy()  # -inf for what is taken, or waits
    likest = np.zeros(total)
    waiting = np.empty(0, dtype=np.int64)
    alone = False  # nothing is left but what waits
    order = np.empty(min(count, total), dtype=np.int64)
    for place in range(len(order)):
        if place % page == 0:
            _open(open_now, worth, waiting, taken)
            waiting, alone = waiting[:0], False
        gain = open_now if vectors is None else open_now - LIKENESS * likest
        pick = int(gain.argmax())
        if gain[pick] == -np.inf:
            _open(open_now, worth, waiting, taken)
            alone = True
            gain = open_now if vectors is None else open_now - LIKENESS * likest
            pick = int(gain.argmax())
        order[place] = pick
        taken[pick], open_now[pick] = True, -np.inf
        same = fellows.of(pick)
        if len(same) > 1:
            times = shown[int(authors[pick])] = shown.get(int(authors[pick]), 0) + 1
            before, after = (max(AUTHOR_DECAY**many, AUTHOR_FLOOR) for many in (times - 1, times))
            if after != before:
                worth[same] *= after / before
                open_now[same] *= after / before
        if not alone and threads[pick] >= 0 and len(mates := threadmates.of(pick)) > 1:
            open_now[mates] = -np.inf
            waiting = np.concatenate([waiting, mates])
        if vectors is not None:
            np.maximum(likest, vectors @ vectors[pick], out=likest)
    return order


class _Groups:
    """Places that share a number."""

    def __init__(self, numbers: NDArray[np.int64]) -> None:
        _, self._group = np.unique(numbers, return_inverse=True)
        self._order = np.argsort(self._group, kind="stable")
        self._starts = np.append(0, np.cumsum(np.bincount(self._group))).tolist()

    def of(self, place: int) -> NDArray[np.int64]:
        group = int(self._group[place])
        return self._order[self._starts[group] : self._starts[group + 1]]


def _open(
    open_now: NDArray[np.floating], worth: NDArray[np.floating], waiting: NDArray[np.int64], taken: NDArray[np.bool_]
) -> None:
    """What waited may be picked again."""
    free = waiting[~taken[waiting]]
    open_now[free] = worth[free]
