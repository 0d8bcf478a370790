"""Gradient-boosted trees (LightGBM, lambdarank) behind the scorer's own protocol: an extra, never needed."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FEATURES

SETTINGS = {
    "objective": "lambdarank",
    "num_leaves": 31,
    "learning_rate": 0.08,
    "min_data_in_leaf": 50,
    "lambda_l2": 5.0,
    "verbosity": -1,
    "deterministic": True,
    "num_threads": 1,
}
TREES = 100


class TreesMissing(RuntimeError):
    """LightGBM is not installed: the extra "ranker"."""


class Ranker(Protocol):
    def score(self, rows: NDArray[np.float32]) -> NDArray[np.floating]: ...

    def contributions(self, rows: NDArray[np.float32]) -> NDArray[np.floating]: ...


def available() -> bool:
    return find_spec("lightgbm") is not None


def _library() -> Any:
    if not available():
        raise TreesMissing("the extra `ranker` is not installed")
    return import_module("lightgbm")


class Trees:
    """As feed.ranking.scorer.Scorer, but learnt offline from lists of what was shown and what it was worth."""

    def __init__(self, model: str) -> None:
        """`model` is LightGBM's own text. Raises TreesMissing, or ValueError for one of other features."""
        self.model = model
        self._booster = _library().Booster(model_str=model)
        if self._booster.num_feature() != len(FEATURES):
            raise ValueError(f"trees over {self._booster.num_feature()} features, not {len(FEATURES)}")

    @classmethod
    def fit(cls, rows: NDArray[np.float32], worth: NDArray[np.int64], lengths: NDArray[np.int64], seed: int) -> Self:
        """`worth` 0..6 of each row, the lists following each other with these lengths. Raises TreesMissing."""
        library = _library()
        data = library.Dataset(rows, label=worth, group=lengths, feature_name=list(FEATURES))
        return cls(library.train(SETTINGS | {"seed": seed}, data, TREES).model_to_string())

    def score(self, rows: NDArray[np.float32]) -> NDArray[np.floating]:
        return np.asarray(self._booster.predict(rows, num_threads=1))

    def contributions(self, rows: NDArray[np.float32]) -> NDArray[np.floating]:
        return np.asarray(self._booster.predict(rows, num_threads=1, pred_contrib=True))[:, : len(FEATURES)]
