"""Item to item: what is taken by the same people, and what is taken next."""

import numpy as np
from implicit.nearest_neighbours import ItemItemRecommender
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags

from feed.recommend.interactions import Interactions
from feed.recommend.lists import padded
from feed.recommend.matrices import fade, latest_each, loudness, matrix, slow_half_life_s

LONGEST = 400
"""Latest items of a person that pair with each other; the cost grows with the square."""
STEPS = 6
"""How many of the things taken after one count as "next", each 1/step."""
BACK = 0.3
"""What a pair tells in the other direction."""

Lists = tuple[NDArray[np.int32], NDArray[np.float32]]


def neighbours(taken: Interactions, items: int, width: int, threads: int = 0) -> Lists:
    """Cosine of the items' columns; a person with many rows says less with each."""
    recent = taken.take(latest_each(taken.users, LONGEST))
    values = loudness(recent)
    people = matrix(recent, items, values)
    people = diags(1 / np.sqrt(np.sqrt(1 + np.diff(people.indptr)))).dot(people).tocsr()
    norm = np.sqrt(np.asarray(people.multiply(people).sum(axis=0)).ravel())
    people = people.dot(diags(1 / np.maximum(norm, 1e-9))).tocsr().astype(np.float64)
    model = ItemItemRecommender(K=width + 1, num_threads=threads)
    model.fit(people, show_progress=False)
    alike = csr_matrix(model.similarity)
    alike.setdiag(0)
    alike.eliminate_zeros()
    return padded(alike, width)


def sequences(taken: Interactions, items: int, now: float, width: int) -> Lists:
    """How much oftener than by chance people went on from one to the other: pairs over the root of both totals."""
    order = np.lexsort((taken.at, taken.users))
    users, rows = taken.users[order], taken.items[order]
    weights = fade(taken, now, slow_half_life_s(taken) / 2)[order]
    pairs: csr_matrix = csr_matrix((items, items), dtype=np.float32)
    for step in range(1, STEPS + 1):
        same = users[step:] == users[:-step]
        here, there, heavy = rows[:-step][same], rows[step:][same], weights[step:][same] / step
        one_way = coo_matrix((heavy, (here, there)), shape=(items, items), dtype=np.float32).tocsr()
        pairs = pairs + one_way + BACK * one_way.T
    outgoing = np.asarray(pairs.sum(axis=1)).ravel()
    incoming = np.asarray(pairs.sum(axis=0)).ravel()
    scaled = diags(1 / np.sqrt(outgoing + 3)).dot(pairs).dot(diags(1 / np.sqrt(incoming + 3))).tocsr()
    scaled.setdiag(0)
    scaled.eliminate_zeros()
    return padded(scaled, width)
