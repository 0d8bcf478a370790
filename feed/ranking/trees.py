"""Gradient-boosted trees (LightGBM, lambdarank) behind the scorer's own protocol: an extra, never needed."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FEATURES
from feed.ranking.forest import LEAVES, Forest

SETTINGS = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 20,
    "num_leaves": LEAVES,
    "learning_rate": 0.05,
    "min_data_in_leaf": 100,
    "lambda_l2": 10.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "verbosity": -1,
    "deterministic": True,
    "num_threads": 1,
}
TREES = 150


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

    def __init__(self, model: str, width: int = len(FEATURES)) -> None:
        """`model` is LightGBM's own text. Raises TreesMissing, or ValueError for one of another number of columns or of
        larger trees.
        """
        self.model, self._width = model, width
        self._booster = _library().Booster(model_str=model)
        if self._booster.num_feature() != width:
            raise ValueError(f"trees over {self._booster.num_feature()} columns, not {width}")
        self._forest = Forest([tree["tree_structure"] for tree in self._booster.dump_model()["tree_info"]])

    @classmethod
    def fit(cls, rows: NDArray[np.float32], worth: NDArray[np.int64], lengths: NDArray[np.int64], seed: int) -> Self:
        """`worth` 0..6 of each row, the lists following each other with these lengths. Raises TreesMissing."""
        library = _library()
        booster = library.train(SETTINGS | {"seed": seed}, library.Dataset(rows, label=worth, group=lengths), TREES)
        return cls(booster.model_to_string(), rows.shape[1])

    def score(self, rows: NDArray[np.float32]) -> NDArray[np.floating]:
        return self._forest.score(rows)

    def contributions(self, rows: NDArray[np.float32]) -> NDArray[np.floating]:
        return np.asarray(self._booster.predict(rows, num_threads=1, pred_contrib=True))[:, : self._width]
