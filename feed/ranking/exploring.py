"""A few places for new posts, by Thompson sampling, so that good ones are found before anybody knows them.

Only posts with fewer than CAP impressions take part: then they have graduated, and stand or fall by their rank.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CAP = 200
"""Impressions after which a post is no longer explored."""
MOST_IN_TEN = 2
ROUNDS = 64
"""Draws by which the chance of having been chosen is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """`places` among the posts that were offered, best first; `propensity` in (0, 1]: the chance with which each was
    chosen, to be kept with the item and divided by when learning.
    """

    places: NDArray[np.int64]
    propensity: NDArray[np.float64]


def explore(
    alpha: NDArray[np.float64],
    beta: NDArray[np.float64],
    impressions: NDArray[np.int64],
    authors: NDArray[np.int64],
    *,
    slots: int,
    rng: np.random.Generator,
    rounds: int = ROUNDS,
) -> Explored:
    """Up to `slots` posts, one an author. `alpha`, `beta` > 0 are of "completion or better" after an impression. The
    first of `rounds` draws decides, all of them tell the propensity.
    """
    fresh = np.flatnonzero(impressions < CAP)
    if not len(fresh) or slots <= 0:
        return Explored(places=np.empty(0, np.int64), propensity=np.empty(0))
    draws = rng.beta(alpha[fresh], beta[fresh], size=(rounds, len(fresh)))
    chosen = _chosen(draws, authors[fresh], slots)
    first = np.flatnonzero(chosen[0])
    first = first[np.argsort(-draws[0, first], kind="stable")][:slots]
    return Explored(places=fresh[first], propensity=chosen[:, first].mean(axis=0))


def _chosen(draws: NDArray[np.float64], owners: NDArray[np.int64], slots: int) -> NDArray[np.bool_]:
    """[rounds, posts]: in which rounds each is its author's best, and that author among the best `slots`."""
    order = owners.argsort(kind="stable")
    first = np.ones(len(order), dtype=bool)
    first[1:] = owners[order[1:]] != owners[order[:-1]]
    best = np.maximum.reduceat(draws[:, order], first.nonzero()[0], axis=1)
    out = max(best.shape[1] - slots, 0)
    last = np.partition(best, out, axis=1)[:, out, None]
    author = np.empty(len(order), dtype=np.int64)
    author[order] = first.cumsum() - 1
    return (draws == best[:, author]) & (draws >= last)


def weave(ranked: NDArray[np.int64], explored: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Marks where an explored item stands in a list of both: in each ten at most MOST_IN_TEN, never the first place.
    Both keep their own order; what is explored beyond that is left out.
    """
    marks: list[bool] = []
    left_ranked, left_explored = len(ranked), len(explored)
    while left_ranked and left_explored:
        take = min(MOST_IN_TEN, left_explored)
        width = min(10, left_ranked + take)
        take = min(take, width // 5)
        width = min(width, left_ranked + take)
        if not take:
            break
        ten = np.zeros(width, dtype=bool)
        ten[1 + rng.permutation(width - 1)[:take]] = True
        marks += ten.tolist()
        left_explored -= take
        left_ranked -= width - take
    return np.array(marks + [False] * left_ranked, dtype=bool)
