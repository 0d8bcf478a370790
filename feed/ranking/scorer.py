"""Features to a score: the chance of each thing happening, times what it is worth."""

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import INDEX
from feed.ranking.values import HEADS, OUT_OF_NETWORK, VALUE
from feed.ranking.weights import Weights

Rows = NDArray[np.float32]

FAR = 30.0
"""Log odds beyond which a chance is 0 or 1, and exp would overflow."""
_VALUES = np.array([VALUE[head] for head in HEADS], dtype=np.float32)


def sigmoid(odds: NDArray[np.floating]) -> NDArray[np.floating]:
    return 1.0 / (1.0 + np.exp(-np.clip(odds, -FAR, FAR)))


class Scorer:
    """Ranks rows of feed.ranking.features.FEATURES. Keeps no state: safe to share between threads."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._matrix = weights.matrix.T.astype(np.float32)
        self._bias = weights.bias.astype(np.float32)

    def chances(self, rows: Rows) -> NDArray[np.floating]:
        """[n, heads], each 0..1, in the order of HEADS."""
        return sigmoid(rows @ self._matrix + self._bias)

    def score(self, rows: Rows) -> NDArray[np.floating]:
        """[n]; higher is better, comparable within a request."""
        return _worth(rows, self.chances(rows))

    def told(self, rows: Rows) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """The score; and contributions, [n, features]: what each column adds to it by the slope at that row, against a
        column of 0.
        """
        chance = self.chances(rows)
        slope = (chance * (1 - chance) * _VALUES) @ self._matrix.T
        return _worth(rows, chance), slope * rows


def _worth(rows: Rows, chance: NDArray[np.floating]) -> NDArray[np.floating]:
    value = chance @ _VALUES
    stranger = (rows[:, INDEX["follows"]] <= 0) & (value > 0)
    return np.where(stranger, OUT_OF_NETWORK * value, value)
