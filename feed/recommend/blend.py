"""How much each source is to be trusted, as this site's own past says. Columns in, one number out: the `taste`."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.trees import Trees
from feed.recommend.shapes import BRANCHES, COLUMNS, SHAPES, Look, Mood, branches, look, shapes_of

REFINED = 120
"""So many of those that the weights put first are for the trees to judge, which take half of the time even so."""
WIDTH = 3 * len(SHAPES) * len(COLUMNS)


def basis(columns: NDArray[np.float32], mood: Mood) -> NDArray[np.float32]:
    """[n, 3 moods x SHAPES x COLUMNS] of [n, FEATURES]: each shape plain, times `new`, times `away`."""
    shapes = shapes_of(look(columns)).T
    return np.concatenate([shapes, mood.new * shapes, mood.away * shapes], axis=1)


def weights_of(name: str) -> NDArray[np.bool_]:
    """Which of the weights belong to that column alone, in no mood."""
    found = np.zeros((3, len(SHAPES), len(COLUMNS)), dtype=bool)
    found[0, :, COLUMNS.index(name)] = True
    return found.ravel()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """`weights` float64 [WIDTH] over `basis`. `kind` names the one source it trusts, or
    how it was learnt.
    `trees`, where there are some, count as much as the weights.
    """

    weights: NDArray[np.float64]
    kind: str
    trees: Trees | None = None

    def __post_init__(self) -> None:
        if self.weights.shape != (WIDTH,) or not np.isfinite(self.weights).all():
            raise ValueError(f"a blend has {WIDTH} finite weights")

    @classmethod
    def single(cls, name: str) -> Self:
        """Trusts one column. Raises ValueError for one that the window does not fill."""
        weights = np.zeros(WIDTH)
        weights[COLUMNS.index(name)] = 1.0
        return cls(weights=weights, kind=name)

    def raw(self, columns: NDArray[np.float32], mood: Mood) -> NDArray[np.float32]:
        """[n], comparable within the request."""
        seen = look(columns)
        return self._with_trees(self._in(mood) @ shapes_of(seen), seen, mood)

    def told(self, columns: NDArray[np.float32], mood: Mood) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """[n] in 0..1: 1 for the best of this request, 0 for the worst; and [n, COLUMNS]: what each column adds to the
        weighed part of it, for "why this".
        """
        if not len(columns):
            return np.zeros(0, dtype=np.float32), np.zeros((0, len(COLUMNS)), dtype=np.float32)
        seen = look(columns)
        parts = self._in(mood)[:, None] * shapes_of(seen)
        shares = parts.reshape(len(SHAPES), len(COLUMNS), len(columns)).sum(axis=0).T
        found = self._with_trees(shares.sum(axis=1), seen, mood)
        width = float(np.ptp(found))
        return (found - found.min()) / width if width > 0 else np.zeros_like(found), shares

    def _in(self, mood: Mood) -> NDArray[np.float32]:
        """[SHAPES x COLUMNS]: the weights of one request."""
        plain, new, away = self.weights.reshape(3, -1)
        return (plain + mood.new * new + mood.away * away).astype(np.float32)

    def _with_trees(self, weighed: NDArray[np.float32], seen: Look, mood: Mood) -> NDArray[np.float32]:
        """Of the best REFINED; the others stand behind them."""
        if self.trees is None or not len(weighed):
            return weighed
        found = _even(weighed)
        best = np.argpartition(-found, REFINED)[:REFINED] if len(found) > REFINED else np.arange(len(found))
        judged = found[best] + _even(self.trees.score(branches(seen, mood, best)))
        found += judged.min() - found[best].min()
        found[best] = judged
        return found

    def as_json(self) -> dict[str, Any]:
        trees = self.trees.model if self.trees else ""
        return {"kind": self.kind, "columns": list(COLUMNS), "weights": self.weights.tolist(), "trees": trees}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """Raises ValueError for a blend of other columns, TreesMissing where LightGBM fitted it and is not here."""
        if found["columns"] != list(COLUMNS):
            raise ValueError("a blend of other columns")
        trees = Trees(found["trees"], BRANCHES) if found["trees"] else None
        return cls(weights=np.array(found["weights"]), kind=str(found["kind"]), trees=trees)


def _even(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return (values - values.mean()) / max(float(values.std()), 1e-9)
