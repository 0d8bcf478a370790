"""Learns the heads from what became of items that were shown, by the features that were logged when they were."""

from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FEATURES
from feed.ranking.scorer import sigmoid
from feed.ranking.values import HEADS
from feed.ranking.weights import Weights

RATE = 0.3
STEP = 32
"""Examples a step of AdaGrad (Duchi, Hazan, Singer 2011)."""
PULL = 1e-4
"""How strongly each step draws a weight back to where the untaught scorer starts."""
REACH = 8.0
"""No weight grows beyond this, whatever the data say; a bias may reach twice as far."""
LARGEST_INVERSE = 10.0
"""Inverse propensity is clipped here."""
A_PERSON = 20.0
"""Weight that one person's examples may have in a batch, together: no crowd of clicks by one account teaches more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Items that were truly shown. `rows` float32 [n, FEATURES] as logged; `happened` bool [n, HEADS]; `propensity`
    (0, 1]: 1 outside the exploring slots; `people`: any number per person.
    """

    rows: NDArray[np.float32]
    happened: NDArray[np.bool_]
    propensity: NDArray[np.float64]
    people: NDArray[np.int64]

    def __post_init__(self) -> None:
        count = len(self.rows)
        if self.rows.shape != (count, len(FEATURES)) or self.happened.shape != (count, len(HEADS)):
            raise ValueError(f"rows [n, {len(FEATURES)}] and happened [n, {len(HEADS)}] belong together")
        if len(self.propensity) != count or len(self.people) != count:
            raise ValueError("one propensity and one person a row")
        if not np.isfinite(self.rows).all() or not ((self.propensity > 0) & (self.propensity <= 1)).all():
            raise ValueError("features are finite and propensities in (0, 1]")

    def importance(self) -> NDArray[np.float64]:
        """[n]: clipped inverse propensity, and no person above A_PERSON in sum."""
        inverse = np.minimum(1 / self.propensity, LARGEST_INVERSE)
        _, person = np.unique(self.people, return_inverse=True)
        each = np.bincount(person, inverse)
        return np.asarray(inverse * np.minimum(1, A_PERSON / each)[person])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """Weights that learn, with AdaGrad's sums of squares [HEADS, FEATURES + 1], the bias last."""

    weights: Weights
    squares: NDArray[np.float64]

    @classmethod
    def start(cls, weights: Weights | None = None) -> Self:
        return cls(weights=weights or Weights.start(), squares=np.full((len(HEADS), len(FEATURES) + 1), 0.1))

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.floating]:
        return chances(self.weights, rows)

    def taught(self, batch: Batch) -> Self:
        """After this batch, in its order."""
        start = _joined(Weights.start())
        table = _joined(self.weights)
        squares = self.squares.copy()
        rows = np.concatenate([batch.rows, np.ones((len(batch.rows), 1), np.float32)], axis=1).astype(np.float64)
        limit = np.append(np.full(len(FEATURES), REACH), 2 * REACH)
        weight = batch.importance()
        for at in range(0, len(rows), STEP):
            part = slice(at, at + STEP)
            wrong = (sigmoid(rows[part] @ table.T) - batch.happened[part]) * weight[part, None]
            slope = wrong.T @ rows[part] / len(wrong) + PULL * (table - start)
            squares += slope**2
            table = np.clip(table - RATE * slope / np.sqrt(squares), -limit, limit)
        return replace(self, weights=Weights(matrix=table[:, :-1], bias=table[:, -1]), squares=squares)

    def as_json(self) -> dict[str, Any]:
        return {"weights": self.weights.as_json(), "features": list(FEATURES), "squares": self.squares.tolist()}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """The sums begin anew where the features have changed since."""
        pupil = cls.start(Weights.from_json(found["weights"]))
        if found.get("features") != list(FEATURES):
            return pupil
        squares = np.array(found["squares"], dtype=np.float64)
        return replace(pupil, squares=squares) if squares.shape == pupil.squares.shape else pupil


def chances(weights: Weights, rows: NDArray[np.float32]) -> NDArray[np.floating]:
    """[n, HEADS] in double precision."""
    return sigmoid(rows.astype(np.float64) @ weights.matrix.T + weights.bias)


def _joined(weights: Weights) -> NDArray[np.float64]:
    return np.concatenate([weights.matrix, weights.bias[:, None]], axis=1)
