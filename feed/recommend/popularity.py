"""How much each item is taken: by horizon, as a hot score that needs no clock, as a trend."""

import numpy as np
from numpy.typing import NDArray

from feed.recommend.interactions import DAY_S, Catalogue, Interactions
from feed.recommend.matrices import fade, loudness, tempo_s

COMMON = ("popular_now", "popular_day", "popular_week", "popular_month", "popular_all", "hot", "trend")
"""Columns of feed.ranking.features that are the same for everybody."""
HORIZON_DAYS = {"popular_day": 1.0, "popular_week": 7.0, "popular_month": 30.0}
HOT_HALF_LIFE_S = 2 * DAY_S
"""A doubling of engagement is worth being this much younger (Reddit's and PeerTube's form)."""


def popularity(taken: Interactions, catalogue: Catalogue, now: float) -> dict[str, NDArray[np.float32]]:
    """Columns of feed.ranking.features by name, [n] each; and `last`, `born`: epoch seconds, NaN where unknown."""
    count, loud = len(catalogue), loudness(taken)

    def counted(values: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.bincount(taken.items, values, minlength=count).astype(np.float64)

    sums = {name: counted(loud * fade(taken, now, days * DAY_S / 2)) for name, days in HORIZON_DAYS.items()}
    sums["popular_now"] = counted(loud * fade(taken, now, tempo_s(taken) / 2))
    sums["popular_all"] = counted(loud)
    last, first = np.full(count, -np.inf), np.full(count, np.inf)
    np.maximum.at(last, taken.items, taken.at)
    np.minimum.at(first, taken.items, taken.at)
    born = np.where(np.isinf(first), np.nan, first)
    if catalogue.born is not None:
        born = np.where(np.isnan(catalogue.born), born, catalogue.born)
    age = np.where(np.isnan(born), np.inf, np.maximum(now - born, 0))
    hot = np.log2(1 + sums["popular_all"]) - np.minimum(age, 1000 * DAY_S) / HOT_HALF_LIFE_S
    quick, slow = sums["popular_now"], sums["popular_month"]
    share = quick / max(quick.sum(), 1e-9) - slow / max(slow.sum(), 1e-9)
    found = {name: _upto_one(np.log1p(values)) for name, values in sums.items()}
    found["hot"] = _ranked(hot)
    found["trend"] = (share / max(np.abs(share).max(initial=0), 1e-9)).astype(np.float32)
    found["last"] = np.where(np.isinf(last), np.nan, last)
    found["born"] = born
    return found


def _upto_one(values: NDArray[np.float64]) -> NDArray[np.float32]:
    return (values / max(float(values.max(initial=0)), 1e-9)).astype(np.float32)


def _ranked(values: NDArray[np.float64]) -> NDArray[np.float32]:
    """Place among all, 0 the least .. 1 the most."""
    places = np.empty(len(values), dtype=np.float32)
    places[np.argsort(values, kind="stable")] = np.arange(len(values), dtype=np.float32)
    return (places / max(len(values) - 1, 1)).astype(np.float32)
