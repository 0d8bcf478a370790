"""Fits a linear order to lists: softmax over each list, what was taken against what was not (ListNet's top one)."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Table = NDArray[np.float32]


def fit_listwise(
    table: Table, taken: NDArray[np.bool_], starts: NDArray[np.int64], offsets: NDArray[np.float32], l2: float
) -> NDArray[np.float64]:
    """Weights [columns] for `table` [rows, columns], whose lists begin at `starts` and each hold something taken.

    Every list counts alike, whatever its length. `offsets` are the log of how many rows each row stands for, where a
    list was sampled. `l2` acts on columns brought to the same spread, in units of one list.
    """
    spread = table.std(axis=0)
    spread[spread < 1e-6] = np.inf
    scaled = table / spread
    lists = len(starts)
    owner = np.repeat(np.arange(lists), np.diff(np.append(starts, len(table))))
    share = taken / np.add.reduceat(taken.astype(np.float64), starts)[owner]
    wanted = (share @ scaled).astype(np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = (scaled @ weights.astype(np.float32) + offsets).astype(np.float64)
        score -= np.maximum.reduceat(score, starts)[owner]
        grown = np.exp(score)
        total = np.add.reduceat(grown, starts)
        chance = grown / total[owner]
        value = float(np.log(total).sum() - share @ score) + l2 * float(weights @ weights)
        slope = chance.astype(np.float32) @ scaled - wanted + 2 * l2 * weights
        return value / lists, slope / lists

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return np.asarray(found.x / spread, dtype=np.float64)
