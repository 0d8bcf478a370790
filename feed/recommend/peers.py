"""People with the same finds, and what they took lately. Holds nobody's name: people are numbers of this window."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.recommend.interactions import Interactions
from feed.recommend.lists import NOBODY
from feed.recommend.matrices import latest_each

MOST = 120
"""Peers that speak, by what they share."""
FINDS = 30
"""Latest things of a person by which peers are found."""


def tables(taken: Interactions, items: int, takers: int) -> dict[str, NDArray[Any]]:
    """`takers` int32 [items, takers]: who took it last; `finds` int32 [users, takers / 4] and `found_at` float32 epoch
    days: what each took last; `said` float32 [users]: how much they take in all.
    """
    users = int(taken.users.max()) + 1 if len(taken) else 0
    by_item = _table(taken.items, taken.users, items, takers, taken)[0]
    finds, found_at = _table(taken.users, taken.items, users, max(takers // 4, 1), taken)
    said = np.bincount(taken.users, minlength=users).astype(np.float32)
    return {"takers": by_item, "finds": finds, "found_at": found_at, "said": said}


def _table(
    owners: NDArray[np.int64], what: NDArray[np.int64], count: int, width: int, taken: Interactions
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    kept = latest_each(owners, width)
    kept = kept[np.argsort(owners[kept], kind="stable")]
    owner = owners[kept]
    starts = np.searchsorted(owner, np.arange(count))
    place = np.arange(len(kept)) - starts[owner]
    ids = np.full((count, width), NOBODY, dtype=np.int32)
    days = np.zeros((count, width), dtype=np.float32)
    ids[owner, place] = what[kept]
    days[owner, place] = taken.at[kept] / 86_400
    return ids, days


def peers(
    arrays: Mapping[str, NDArray[Any]], rows: NDArray[np.int64], by: NDArray[np.float32], now: float, fresh_s: float
) -> NDArray[np.float32]:
    """[items]: what people who share these rows took, halved every `fresh_s`. A rare thing in common says more."""
    takers, finds = arrays["takers"], arrays["finds"]
    items = len(takers)
    rows, by = rows[-FINDS:], by[-FINDS:]
    shared = takers[rows]
    rare = by / np.sqrt(1.0 + (shared != NOBODY).sum(axis=1))
    sums = np.bincount(shared.ravel() + 1, np.repeat(rare, shared.shape[1]))[1:]  # NOBODY is -1
    people = np.flatnonzero(sums)
    strength = sums[people] / np.sqrt(5 + arrays["said"][people])
    if len(people) > MOST:
        best = np.argpartition(-strength, MOST)[:MOST]
        people, strength = people[best], strength[best]
    theirs = finds[people]
    faded = np.exp2(-np.maximum(now / 86_400 - arrays["found_at"][people], 0) * (86_400 / fresh_s))
    heavy = (faded * strength[:, None]).ravel()
    return np.bincount(theirs.ravel() + 1, heavy, minlength=items + 1)[1:].astype(np.float32)
