"""From scores to places: a list that is not the same thing ten times, with a few places for the new."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from feed.building.allowing import Allowed
from feed.building.gathering import Found
from feed.building.request import Request
from feed.building.sources.fresh import AGE
from feed.ranking.diversity import diversify
from feed.ranking.exploring import CAP, MOST_IN_TEN, Explored, explore, weave
from feed.states import Source

OWN_SAKE = frozenset({Source.STEER, Source.REMIX, Source.FOLLOWING})
OF_TEN = 1
"""Places in ten that new posts get; MOST_IN_TEN for who asks to be surprised."""
ROUNDS = 16
"""Draws that tell a propensity: an inverse is clipped at 10 when learning, so a finer one would be of no use."""
Places = NDArray[np.int64]


class Placed(NamedTuple):
    """`order` are places among the candidates; `propensity` of each, 1 but for those that exploring chose."""

    order: Places
    explored: NDArray[np.bool_]
    propensity: NDArray[np.float64]


def place(
    request: Request, found: Found, allowed: Allowed, scores: NDArray[np.floating], window_rows: Places
) -> Placed:
    """At most `request.count`, all there are if fewer."""
    rows = allowed.rows
    rng = np.random.default_rng(request.seed)
    authors = np.array([row.author for row in rows], dtype=np.int64)
    new = _explored(request, found, allowed, authors, rng)
    others = np.setdiff1d(np.arange(len(rows)), new.places)
    ranked = others[_diverse(request, allowed, scores[others], authors[others], window_rows[others], others)]
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


def _explored(request: Request, found: Found, allowed: Allowed, authors: Places, rng: np.random.Generator) -> Explored:
    """Of the young ones that few were shown; what is here for the viewer's own sake stands by its rank."""
    oldest = (request.moment - AGE).timestamp()
    pool = [
        at
        for at, row in enumerate(allowed.rows)
        if row.born > oldest and row.impressions < CAP and row.eligible and found.source[row.id] not in OWN_SAKE
    ]
    of_ten = MOST_IN_TEN if request.wished.strength("surprise") else OF_TEN
    at = np.array(pool, dtype=np.int64)
    rows = [allowed.rows[one] for one in pool]
    chosen = explore(
        np.array([row.alpha for row in rows]),
        np.array([row.beta for row in rows]),
        np.array([row.impressions for row in rows], dtype=np.int64),
        authors[at],
        slots=request.count * of_ten // 10,
        rng=rng,
        rounds=ROUNDS,
    )
    return Explored(places=at[chosen.places], propensity=chosen.propensity)


def _diverse(
    request: Request,
    allowed: Allowed,
    scores: NDArray[np.floating],
    authors: Places,
    window_rows: Places,
    others: Places,
) -> Places:
    """Likeness is that of their words, where the window knows them."""
    numbers: dict[object, int] = {}
    threads = np.array([numbers.setdefault(allowed.rows[at].thread, len(numbers)) for at in others.tolist()])
    vectors = None
    if request.window is not None:
        words = request.window.arrays["words"]
        vectors = np.zeros((len(others), words.shape[1]), dtype=np.float32)
        inside = window_rows >= 0
        vectors[inside] = words[window_rows[inside]]
    return diversify(scores, authors, threads, vectors, count=request.count)
