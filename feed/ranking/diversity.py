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
    worth = (scores - scores.min()) / width if width > 0 else np.ones(total)
    _, author = np.unique(authors, return_inverse=True)
    fading, shown = np.ones(total), np.zeros(total)
    likest = np.zeros(total)
    free = np.ones(total, dtype=bool)
    waiting = np.zeros(total, dtype=bool)
    order = np.empty(min(count, total), dtype=np.int64)
    for place in range(len(order)):
        if place % page == 0:
            waiting[:] = False
        open_now = free & ~waiting
        if not open_now.any():
            open_now = free
        gain = (1 - LIKENESS) * worth * fading - LIKENESS * likest
        pick = int(np.argmax(np.where(open_now, gain, -np.inf)))
        order[place] = pick
        free[pick] = False
        same = author == author[pick]
        shown[same] += 1
        fading[same] = max(AUTHOR_DECAY ** shown[pick], AUTHOR_FLOOR)
        if threads[pick] >= 0:
            waiting |= threads == threads[pick]
        if vectors is not None:
            np.maximum(likest, vectors @ vectors[pick], out=likest)
    return order
