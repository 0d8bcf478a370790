"""What the feed's ranking is held against: each gives the ten best of all items that a person has not taken."""

from collections.abc import Callable

import numpy as np
from implicit.als import AlternatingLeastSquares
from implicit.nearest_neighbours import ItemItemRecommender, normalize
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.ranking_data import Data
from feed.recommend.autoencoder import ease, gram
from feed.recommend.interactions import DAY_S

TEN = 10
CELLS = 4_000_000
"""Scores that are held at once."""
Lists = NDArray[np.int64]
"""[people, 10], -1 where a method has no more to name."""
Baseline = Callable[[csr_matrix, NDArray[np.int64]], Lists]


def people_of(data: Data) -> csr_matrix:
    """[users, items] of 1."""
    shape = (int(data.train.users.max()) + 1, len(data.catalogue))
    ones = np.ones(len(data.train), dtype=np.float32)
    return csr_matrix((ones, (data.train.users, data.train.items)), shape=shape)


def best(scores: NDArray[np.floating], had: csr_matrix) -> Lists:
    """The ten greatest of each row but those it had; equal ones by their number."""
    scores = np.array(scores, dtype=np.float64)
    row = np.repeat(np.arange(had.shape[0]), np.diff(had.indptr))
    scores[row, had.indices] = -np.inf
    width = min(TEN, scores.shape[1])
    found = np.argpartition(-scores, width - 1, axis=1)[:, :width]
    found = np.take_along_axis(found, np.argsort(found, axis=1), axis=1)
    order = np.argsort(-np.take_along_axis(scores, found, axis=1), axis=1, kind="stable")
    found = np.take_along_axis(found, order, axis=1)
    lists = np.full((len(scores), TEN), -1, dtype=np.int64)
    lists[:, :width] = np.where(np.isfinite(np.take_along_axis(scores, found, axis=1)), found, -1)
    return lists


def _blocks(score: Callable[[csr_matrix, NDArray[np.int64]], NDArray[np.floating]]) -> Baseline:
    def rank(people: csr_matrix, users: NDArray[np.int64]) -> Lists:
        block = max(CELLS // people.shape[1], 1)
        parts = [users[start : start + block] for start in range(0, len(users), block)]
        return np.concatenate([best(score(people[part], part), people[part]) for part in parts])

    return rank


def popularity(data: Data, days: float | None = None) -> Baseline:
    """By rows of the training time, or of its last `days`; overall popularity decides among equals."""
    count = len(data.catalogue)
    often = np.bincount(data.train.items, minlength=count).astype(np.float64)
    if days is not None:
        late = data.train.take(data.train.at >= data.cut - days * DAY_S)
        often = np.bincount(late.items, minlength=count) + often / (1 + often.max())
    return _blocks(lambda rows, _: np.broadcast_to(often, (rows.shape[0], count)))


def autoencoder(data: Data, most: int) -> Baseline:
    """EASE over the `most` popular items."""
    people = people_of(data)
    often = np.asarray(people.sum(axis=0)).ravel()
    held = np.sort(np.argsort(-often, kind="stable")[:most])
    weights = ease(gram(people[:, held]))

    def score(rows: csr_matrix, _: NDArray[np.int64]) -> NDArray[np.floating]:
        found = np.full(rows.shape, -1e9)
        found[:, held] = rows[:, held] @ weights
        return found

    return _blocks(score)


def item_knn(data: Data) -> Baseline:
    """Cosine, 100 neighbours."""
    model = ItemItemRecommender(K=100)
    model.fit(normalize(people_of(data).T).T.tocsr().astype(np.float64), show_progress=False)
    alike = csr_matrix(model.similarity)
    return _blocks(lambda rows, _: (rows @ alike).toarray())


def als(data: Data, seed: int) -> Baseline:
    """implicit's ALS: 64 factors, confidence 1 + 10, 15 sweeps."""
    model = AlternatingLeastSquares(factors=64, regularization=1.0, alpha=10.0, iterations=15, random_state=seed)
    model.fit(people_of(data), show_progress=False)
    return _blocks(lambda _, users: model.user_factors[users] @ model.item_factors.T)
