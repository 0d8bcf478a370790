"""Gradient-boosted trees (LightGBM, lambdarank): an extra, never needed."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Self

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


def available() -> bool:
    return find_spec("lightgbm") is not None


def _library() -> Any:
    if not available():
        raise TreesMissing("the extra `ranker` is not installed")
    return import_module("lightgbm")


class Trees:
    """Learnt offline from lists of what was there and what it was worth. `model` is LightGBM's own text."""

    def __init__(self, model: str, width: int = len(FEATURES)) -> None:
        """Raises TreesMissing, or ValueError for a model of another number of columns or of larger trees."""
        booster = _library().Booster(model_str=model)
        if booster.num_feature() != width:
            raise ValueError(f"trees over {booster.num_feature()} columns, not {width}")
        self.model = model
        self._forest = Forest([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])

    @classmethod
    def fit(cls, rows: NDArray[np.float32], worth: NDArray[np.int64], lengths: NDArray[np.int64], seed: int) -> Self:
        """`worth` 0..6 of each row, the lists following each other with these lengths. Raises TreesMissing."""
        library = _library()
        booster = library.train(SETTINGS | {"seed": seed}, library.Dataset(rows, label=worth, group=lengths), TREES)
        return cls(booster.model_to_string(), rows.shape[1])

    def score(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """[n], comparable within a list."""
        return self._forest.score(rows)
