"""How good a list is."""

import numpy as np
from numpy.typing import NDArray


def ndcg(hits: NDArray[np.bool_], wanted: int, at: int = 10) -> float:
    """Of one list: `hits` in order of place, `wanted` how many hits there could be at all. Binary relevance."""
    if wanted <= 0:
        raise ValueError("a list without anything wanted has no NDCG")
    worth = 1 / np.log2(np.arange(2, at + 2))
    hits = hits[:at]
    return float(worth[: len(hits)][hits].sum() / worth[: min(wanted, at)].sum())


def auc(chances: NDArray[np.floating], happened: NDArray[np.bool_]) -> float:
    """The chance that one that happened was held likelier than one that did not; 0.5 where one kind is missing."""
    yes = int(happened.sum())
    no = len(happened) - yes
    if not yes or not no:
        return 0.5
    _, place, count = np.unique(chances, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2
    return float((rank[place][happened].sum() - yes * (yes + 1) / 2) / (yes * no))


def log_loss(chances: NDArray[np.floating], happened: NDArray[np.bool_]) -> float:
    """Mean, in nats."""
    safe = np.clip(chances, 1e-7, 1 - 1e-7)
    return float(-np.where(happened, np.log(safe), np.log1p(-safe)).mean())
