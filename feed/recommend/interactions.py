"""What goes in: who took what, when; the things there are; one person's past."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """`keys` name the items, unique, any dtype that sorts (clip ids as hex: "S32"). `texts` is empty or one each;
    `born` their publication in epoch seconds, NaN where unknown (then their first interaction counts).
    """

    keys: NDArray[np.generic]
    texts: Sequence[str] = ()
    born: NDArray[np.float64] | None = None

    def __post_init__(self) -> None:
        if self.texts and len(self.texts) != len(self.keys):
            raise ValueError(f"{len(self.texts)} texts for {len(self.keys)} items")
        if self.born is not None and len(self.born) != len(self.keys):
            raise ValueError(f"{len(self.born)} births for {len(self.keys)} items")
        if len(np.unique(self.keys)) != len(self.keys):
            raise ValueError("an item is listed twice")

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactions:
    """Parallel arrays: `users` any dense whole numbers >= 0, `items` places in the catalogue, `weights` > 0 (how much
    it says), `at` epoch seconds. Any order.
    """

    users: NDArray[np.int64]
    items: NDArray[np.int64]
    weights: NDArray[np.float32]
    at: NDArray[np.float64]

    def __post_init__(self) -> None:
        if len({len(self.users), len(self.items), len(self.weights), len(self.at)}) != 1:
            raise ValueError("users, items, weights and at must be as long as each other")
        if len(self) and (self.items.min() < 0 or self.users.min() < 0):
            raise ValueError("users and items are counted from 0")
        if not (np.isfinite(self.at).all() and np.isfinite(self.weights).all() and (self.weights > 0).all()):
            raise ValueError("weights are above 0, and both weights and times finite")

    def __len__(self) -> int:
        return len(self.at)

    def take(self, which: NDArray[np.generic]) -> Self:
        """The rows at these places, or where this mask is true."""
        return type(self)(
            users=self.users[which], items=self.items[which], weights=self.weights[which], at=self.at[which]
        )

    def merged(self) -> Self:
        """One row per user and item, of its last time and greatest weight, in order of time (then user, then item)."""
        order = np.lexsort((self.at, self.items, self.users))
        users, items = self.users[order], self.items[order]
        first = np.ones(len(order), dtype=bool)
        first[1:] = (users[1:] != users[:-1]) | (items[1:] != items[:-1])
        starts = np.flatnonzero(first)
        last = np.append(starts[1:], len(order))[: len(starts)] - 1
        weights = np.maximum.reduceat(self.weights[order], starts) if len(starts) else self.weights[:0]
        at = self.at[order][last]
        sort = np.lexsort((items[starts], users[starts], at))
        return type(self)(users=users[starts][sort], items=items[starts][sort], weights=weights[sort], at=at[sort])


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What one person took, oldest first: rows of the window, how much each says (> 0), epoch seconds."""

    rows: NDArray[np.int64]
    weights: NDArray[np.float32]
    at: NDArray[np.float64]

    @classmethod
    def empty(cls) -> Self:
        return cls(rows=np.empty(0, np.int64), weights=np.empty(0, np.float32), at=np.empty(0))

    def latest(self, count: int) -> Self:
        return type(self)(rows=self.rows[-count:], weights=self.weights[-count:], at=self.at[-count:])

    def known(self) -> Self:
        """Without what is not in the window (row -1)."""
        inside = self.rows >= 0
        return type(self)(rows=self.rows[inside], weights=self.weights[inside], at=self.at[inside])
