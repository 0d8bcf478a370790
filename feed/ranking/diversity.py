"""A list that is not the same thing ten times: authors fade, threads wait for the next page, likeness costs (MMR)."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

AUTHOR_DECAY, AUTHOR_FLOOR = 0.5, 0.25
"""What is left of the score of an author's next clip for each one already in the list, and never less than this."""
LIKENESS = 0.3
"""Lambda of maximal marginal relevance (Carbonell and Goldstein 1998): the weight of "unlike what is there already"."""
NEAR = 2
"""Times as many as are wanted, of which the list is made: what scores less would come in for its unlikeness alone."""
Places = NDArray[np.int64]


class Groups(NamedTuple):
    """What has the same number: the group `of` each place, and the places of each group, None for one by itself."""

    of: list[int]
    places: list[Places | None]


def diversify(
    scores: NDArray[np.floating],
    authors: NDArray[np.int64],
    threads: NDArray[np.int64],
    vectors: NDArray[np.float32] | None,
    *,
    count: int,
    page: int = 10,
) -> Places:
    """Places of up to `count` candidates in their new order, out of the NEAR times as many that score best where these
    suffice, of no thread more than there are pages. `threads` -1: in none. `vectors` [n, d], rows of length 1 or 0,
    None to skip likeness. One of a thread in `page` items, unless nothing else is left.
    """
    if len(scores) > NEAR * count > 0:
        near = _near(scores, threads, NEAR * count, each=-(-count // page))
        alike = None if vectors is None else vectors[near]
        order = _diversify(scores[near], authors[near], threads[near], alike, count, page, last=False)
        if len(order) == count:
            return near[order]
    return _diversify(scores, authors, threads, vectors, count, page, last=True)


def _near(scores: NDArray[np.floating], threads: NDArray[np.int64], count: int, *, each: int) -> Places:
    """Places of the `count` best, at most `each` of a thread: no more of it have a page to stand in."""
    kept: list[int] = []
    taken: dict[int, int] = {}
    order = np.argsort(-scores, kind="stable")
    for place, thread in zip(order.tolist(), threads[order].tolist(), strict=True):
        taken[thread] = many = taken.get(thread, 0) + 1
        if many <= each or thread < 0:
            kept.append(place)
            if len(kept) == count:
                break
    return np.sort(np.array(kept, dtype=np.int64))


def _diversify(
    scores: NDArray[np.floating],
    authors: NDArray[np.int64],
    threads: NDArray[np.int64],
    vectors: NDArray[np.float32] | None,
    count: int,
    page: int,
    *,
    last: bool,
) -> Places:
    """Ends early where nothing is left but threads that wait, if these are not the `last` there are."""
    total = len(scores)
    width = float(np.ptp(scores)) if total else 0.0
    worth = (1 - LIKENESS) * ((scores - scores.min()) / width if width > 0 else np.ones(total))
    worth = worth.astype(np.float32)  # -inf for what is taken
    by_author, by_thread = _groups(authors), _groups(np.where(threads < 0, -1 - np.arange(total), threads))
    times, left = [0] * len(by_author.places), np.ones(len(by_author.places), dtype=np.float32)  # of each author
    author_of = np.array(by_author.of, dtype=np.int64)
    open_now = worth.copy()  # what is left of it; -inf for what waits, too
    alike = None if vectors is None else np.sqrt(np.float32(LIKENESS)) * vectors  # products come with LIKENESS in them
    pairs = None if alike is None or last else list(alike @ alike.T)  # of few; of all there are it would take longer
    likest, gain = np.zeros(total, dtype=np.float32), np.zeros(total, dtype=np.float32)
    waiting: list[Places] = []
    alone = False  # nothing is left but what waits

    def reopen() -> None:
        """What waited may be picked again."""
        if waiting:
            every = np.concatenate(waiting)
            open_now[every] = worth[every] * left[author_of[every]]
            waiting.clear()

    order: list[int] = []
    for place in range(min(count, total)):
        if place % page == 0:
            reopen()
            alone = False
        pick = int(np.subtract(open_now, likest, out=gain).argmax())
        if gain[pick] == -np.inf:
            if not last:
                break
            reopen()
            alone = True
            pick = int(np.subtract(open_now, likest, out=gain).argmax())
        order.append(pick)
        worth[pick] = open_now[pick] = -np.inf
        author = by_author.of[pick]
        if (same := by_author.places[author]) is not None:
            many = times[author] = times[author] + 1
            left[author] = kept = max(AUTHOR_DECAY**many, AUTHOR_FLOOR)
            if (by := kept / max(AUTHOR_DECAY ** (many - 1), AUTHOR_FLOOR)) < 1:
                open_now[same] *= by
        if not alone and (mates := by_thread.places[by_thread.of[pick]]) is not None:
            open_now[mates] = -np.inf
            waiting.append(mates)
        if alike is not None:
            np.maximum(likest, pairs[pick] if pairs else alike @ alike[pick], out=likest)
    return np.array(order, dtype=np.int64)


def _groups(numbers: NDArray[np.int64]) -> Groups:
    order = np.argsort(numbers, kind="stable")
    first = np.ones(len(order), dtype=bool)
    first[1:] = numbers[order[1:]] != numbers[order[:-1]]
    of = np.empty(len(order), dtype=np.int64)
    of[order] = np.cumsum(first) - 1
    bounds = [*np.flatnonzero(first).tolist(), len(order)]
    places = [order[start:end] if end - start > 1 else None for start, end in pairwise(bounds)]
    return Groups(of.tolist(), places)
