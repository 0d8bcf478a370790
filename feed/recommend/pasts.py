"""Everybody's past out of one table of interactions."""

import numpy as np
from numpy.typing import NDArray

from feed.recommend.interactions import History, Interactions


class Pasts:
    """`taken` is merged, and so in order of time."""

    def __init__(self, taken: Interactions) -> None:
        order = np.argsort(taken.users, kind="stable")
        self._sorted = taken.take(order)
        self.users: NDArray[np.int64]
        self.users, self._starts, self._counts = np.unique(self._sorted.users, return_index=True, return_counts=True)

    def of(self, user: int) -> History:
        """Empty for somebody who never took anything."""
        place = int(np.searchsorted(self.users, user))
        if place == len(self.users) or self.users[place] != user:
            return History.empty()
        part = slice(self._starts[place], self._starts[place] + self._counts[place])
        return History(rows=self._sorted.items[part], weights=self._sorted.weights[part], at=self._sorted.at[part])
