"""Interactions as sparse matrices, faded by age."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from feed.recommend.interactions import DAY_S, Interactions

LOUD = 2.0
"""No row says more than this many usual ones, nor less than one of it, whatever its weight."""


def loudness(taken: Interactions) -> NDArray[np.float32]:
    """Weights against the usual one, 1/LOUD..LOUD: star ratings, play counts and events come on different scales."""
    usual = float(np.median(taken.weights)) if len(taken) else 1.0
    return np.clip(taken.weights / usual, 1 / LOUD, LOUD).astype(np.float32)


def fade(taken: Interactions, now: float, half_life_s: float) -> NDArray[np.float32]:
    """1 for now, 0.5 one half life ago."""
    return np.exp2(-np.maximum(now - taken.at, 0) / half_life_s).astype(np.float32)


def span_s(taken: Interactions) -> float:
    """The time that is known."""
    return float(np.ptp(taken.at)) if len(taken) else 0.0


def slow_half_life_s(taken: Interactions) -> float:
    """For tastes: half of the time that is known, a month at least."""
    return max(30 * DAY_S, span_s(taken) / 2)


def tempo_s(taken: Interactions) -> float:
    """The time in which the site's last 2 % of rows happened, an hour at least: how fast its news gets old."""
    if not len(taken):
        return DAY_S
    return max(3600.0, float(taken.at.max() - np.quantile(taken.at, 0.98)))


def matrix(taken: Interactions, items: int, values: NDArray[np.float32]) -> csr_matrix:
    """float32 [users, items]; `taken` is merged, so that no pair comes twice."""
    users = int(taken.users.max()) + 1 if len(taken) else 0
    return csr_matrix((values, (taken.users, taken.items)), shape=(users, items), dtype=np.float32)


def latest_each(owners: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Places of the newest `most` rows of each owner; the rows are in order of time, and so are the places."""
    order = np.argsort(owners, kind="stable")
    _, starts, counts = np.unique(owners[order], return_index=True, return_counts=True)
    from_end = np.repeat(starts + counts, counts) - np.arange(len(order))
    return np.sort(order[from_end <= most])
