"""Fits a linear order to lists: softmax over each list, what was taken against what was not (ListNet's top one)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

STEPS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """`table` [rows, columns], whose lists begin at `starts` and each hold something `taken`. `offsets` are the log of
    how many rows each row stands for, where a list was sampled. Every list counts alike, whatever its length.
    """

    table: NDArray[np.float32]
    taken: NDArray[np.bool_]
    starts: NDArray[np.int64]
    offsets: NDArray[np.float32]


def fit_listwise(
    lists: Lists, *, l2: float, prior: NDArray[np.float64] | None = None, only: NDArray[np.bool_] | None = None
) -> NDArray[np.float64]:
    """Weights [columns]. `l2` holds them to `prior` (else to 0), on columns brought to the same spread, in units of one
    list: with a great one, they are the prior. `only` says which columns may leave it.
    """
    spread = lists.table.std(axis=0).astype(np.float64)
    spread[spread < 1e-6] = np.inf
    free = np.isfinite(spread) if only is None else only & np.isfinite(spread)
    start = np.zeros(len(spread)) if prior is None else prior
    scaled = (lists.table[:, free] / spread[free]).astype(np.float32)
    fixed = lists.offsets + lists.table @ start.astype(np.float32)
    count = len(lists.starts)
    owner = np.repeat(np.arange(count), np.diff(np.append(lists.starts, len(fixed))))
    share = lists.taken / np.add.reduceat(lists.taken.astype(np.float64), lists.starts)[owner]
    wanted = (share.astype(np.float32) @ scaled).astype(np.float64)
    fixed_gain = float(share @ fixed)

    def loss(change: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = (scaled @ change.astype(np.float32) + fixed).astype(np.float64)
        highest = np.maximum.reduceat(score, lists.starts)
        grown = np.exp(score - highest[owner])
        total = np.add.reduceat(grown, lists.starts)
        chance = grown / total[owner]
        gain = fixed_gain + float(wanted @ change)
        value = float((np.log(total) + highest).sum()) - gain + l2 * float(change @ change)
        slope = chance.astype(np.float32) @ scaled - wanted + 2 * l2 * change
        return value / count, slope / count

    found = minimize(loss, np.zeros(int(free.sum())), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights = start.copy()
    weights[free] += found.x / spread[free]
    return weights
