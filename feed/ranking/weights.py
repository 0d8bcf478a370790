"""The numbers a scorer goes by, and the ones it starts with."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FEATURES, INDEX
from feed.ranking.values import HEADS

BIAS = {
    "remix": -5.0,
    "share": -4.5,
    "follow": -5.0,
    "comment": -4.5,
    "like": -3.0,
    "complete": -1.0,
    "watch": 0.0,
    "not_interested": -5.0,
    "report": -8.0,
}
"""Log odds of each head where nothing is known: rates as short video sites report them, to be learnt away."""

WANTED = {
    "taste": 2.0,
    "follows": 0.6,
    "author": 0.8,
    "tag": 0.5,
    "thread": 0.8,
    "remix_of_mine": 1.2,
    "friend_cameo": 0.8,
    "steer": 2.0,
    "language": 0.3,
    "length": 0.2,
    "completion_rate": 1.0,
    "remix_rate": 1.0,
    "refusal_rate": -1.0,
}
"""Start of the heads that mean yes. The single sources start at 0: `taste` holds them, weighed as this site's data
says. All yes-heads start alike and the no-heads at a flat chance, so an untaught scorer keeps the order of the taste.
"""
UNWANTED = {"refusal_rate": 4.0}
REFUSALS = ("not_interested", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`matrix` float64 [heads, features] and `bias` [heads], in the orders of HEADS and FEATURES."""

    matrix: NDArray[np.float64]
    bias: NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.matrix.shape != (len(HEADS), len(FEATURES)) or self.bias.shape != (len(HEADS),):
            raise ValueError(f"weights are [{len(HEADS)}, {len(FEATURES)}], got {self.matrix.shape}")
        if not (np.isfinite(self.matrix).all() and np.isfinite(self.bias).all()):
            raise ValueError("weights must be finite")

    @classmethod
    def start(cls) -> Self:
        matrix = np.zeros((len(HEADS), len(FEATURES)))
        for at, head in enumerate(HEADS):
            for name, weight in (UNWANTED if head in REFUSALS else WANTED).items():
                matrix[at, INDEX[name]] = weight
        return cls(matrix=matrix, bias=np.array([BIAS[head] for head in HEADS]))

    def as_json(self) -> dict[str, dict[str, float]]:
        """head -> feature -> weight; the bias under "bias"."""
        return {
            head: {"bias": float(self.bias[at])} | dict(zip(FEATURES, map(float, self.matrix[at]), strict=True))
            for at, head in enumerate(HEADS)
        }

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """Heads or features added since it was kept begin at their start. Raises ValueError for what is no number."""
        start = cls.start()
        matrix, bias = start.matrix.copy(), start.bias.copy()
        for at, head in enumerate(HEADS):
            kept = found.get(head, {})
            bias[at] = float(kept.get("bias", bias[at]))
            for name, place in INDEX.items():
                matrix[at, place] = float(kept.get(name, matrix[at, place]))
        return cls(matrix=matrix, bias=bias)
