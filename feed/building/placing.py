"""From scores to places: a list that is not the same thing ten times, with a few places for the new."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from feed.building.details import Columns
from feed.building.gathering import CLOSEST, Found
from feed.building.request import Request
from feed.building.sources.fresh import AGE
from feed.ranking.diversity import diversify
from feed.ranking.exploring import CAP, MOST_IN_TEN, Explored, explore, weave
from feed.states import Source

OWN_SAKE = frozenset(map(CLOSEST.index, (Source.STEER, Source.REMIX, Source.FOLLOWING)))
OF_TEN = 1
"""Places in ten that new posts get; MOST_IN_TEN for who asks to be surprised."""
ROUNDS = 10
"""Draws that tell a propensity: an inverse is clipped at 10 when learning, so a finer one would be of no use."""
Places = NDArray[np.int64]


class Placed(NamedTuple):
    """`order` are places among the candidates; `propensity` of each, 1 but for those that exploring chose."""

    order: Places
    explored: NDArray[np.bool_]
    propensity: NDArray[np.float64]


def place(request: Request, found: Found, known: Columns, scores: NDArray[np.floating], window_rows: Places) -> Placed:
    """At most `request.count` of the `known` candidates, all there are if fewer."""
    rng = np.random.default_rng(request.seed)
    new = _explored(request, found, known, rng)
    rest = np.ones(len(scores), dtype=bool)
    rest[new.places] = False
    others = np.flatnonzero(rest)
    ranked = others[_diverse(request, known, scores, window_rows, others, request.count - len(new.places))]
    marks = weave(ranked, new.places, rng)[: request.count]
    order, chance = np.empty(len(marks), dtype=np.int64), np.ones(len(marks))
    taken = int(marks.sum())
    order[marks], order[~marks] = new.places[:taken], ranked[: len(marks) - taken]
    chance[marks] = new.propensity[:taken]
    left = new.places[taken:][: request.count - len(order)]
    return Placed(
        order=np.concatenate([order, left]),
        explored=np.concatenate([marks, np.zeros(len(left), dtype=bool)]),
        propensity=np.concatenate([chance, np.ones(len(left))]),
    )


def _explored(request: Request, found: Found, known: Columns, rng: np.random.Generator) -> Explored:
    """Of the young ones that few were shown; what is here for the viewer's own sake stands by its rank."""
    oldest = (request.moment - AGE).timestamp()
    young = (known["born"] > oldest) & (known["impressions"] < CAP)
    posts, places, eligible = known["id"], found.places, known["eligible"]
    pool = [at for at in np.flatnonzero(young).tolist() if eligible[at] and places[posts[at]] not in OWN_SAKE]
    of_ten = MOST_IN_TEN if request.wished.strength("surprise") else OF_TEN
    at = np.array(pool, dtype=np.int64)
    alpha, beta = (np.array([known[name][one] for one in pool], dtype=np.float64) for name in ("alpha", "beta"))
    chosen = explore(
        alpha,
        beta,
        known["impressions"][at],
        known["author"][at],
        slots=request.count * of_ten // 10,
        rng=rng,
        rounds=ROUNDS,
    )
    return Explored(places=at[chosen.places], propensity=chosen.propensity)


def _diverse(
    request: Request, known: Columns, scores: NDArray[np.floating], window_rows: Places, others: Places, count: int
) -> Places:
    """At most `count` places among `others`. Likeness is that of their words, where the window knows them."""
    numbers = {thread: number for number, thread in enumerate(dict.fromkeys(known["thread"]))}
    threads = np.fromiter(map(numbers.__getitem__, known["thread"]), np.int64, len(scores))
    vectors = None
    if request.window is not None:
        words, rows = request.window.arrays["words"], window_rows[others]
        vectors = np.zeros((len(others), words.shape[1]), dtype=np.float32)
        inside = rows >= 0
        vectors[inside] = words[rows[inside]]
    return diversify(scores[others], known["author"][others], threads[others], vectors, count=count)
