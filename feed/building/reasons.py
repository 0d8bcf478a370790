"""Why an item stands where it does: the columns that lift it above the usual candidate, and what they are about."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from feed.building.tagging import favourite
from feed.building.viewer import Viewer
from feed.contracts import Reason
from feed.ranking.features import FEATURES, INDEX
from feed.recommend.shapes import COLUMNS

MOST = 2
LEAST = 1e-9
NAMES_AUTHOR = frozenset({"follows", "author", "remix_of_mine"})
_SILENT = [INDEX[name] for name in ("position", "exploring", "language", "length", "refusal_rate")]
"""Columns that place an item but are no reason for anybody to be told."""
_SPOKEN = [at for at in range(len(FEATURES)) if at not in _SILENT]
_TASTE = INDEX["taste"]
_PARTS = np.array([INDEX[name] for name in COLUMNS])
Table = NDArray[np.float32]


def lifts(every: Table, shares: Table, inside: NDArray[np.bool_], placed: NDArray[np.int64]) -> Table:
    """[placed, features] of the contributions of `every` candidate: what each column adds to a score, against the mean;
    against nothing where none stands out. The taste is told as what it was blended from (`shares`); of what the window
    does not know (not `inside`) it is how the post trends.
    """
    added = every[placed]
    parts = added - every.mean(axis=0)
    usual = ~(parts[:, _SPOKEN] > LEAST).any(axis=1)
    parts[usual] = added[usual]
    known = inside[placed]
    parts[~known, INDEX["hot"]] += parts[~known, _TASTE]
    parts[~known, _TASTE] = 0.0
    if known.any():
        above = np.maximum(shares[placed[known]] - shares[inside].mean(axis=0), 0.0)
        parts[known] = _unblended(parts[known], above)
    return parts


def _unblended(parts: Table, above: Table) -> Table:
    """The taste's part given to the columns that made it greater than usual; it stays where none did."""
    whole = above.sum(axis=1, keepdims=True)
    parts[:, _PARTS] += parts[:, [_TASTE]] * np.divide(above, whole, out=np.zeros_like(above), where=whole > 0)
    parts[:, _TASTE] *= whole[:, 0] <= 0
    return parts


def strongest(parts: Table) -> list[list[tuple[str, float]]]:
    """For each row of `lifts` the MOST greatest above 0 that anybody is told: column, and share of all that spoke for
    the item.
    """
    shares = np.maximum(parts, 0.0)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
    shares[:, _SILENT] = 0.0
    best, every = np.empty((len(parts), MOST), dtype=np.int64), np.arange(len(parts))
    values = np.empty(best.shape)
    for place in range(MOST):
        best[:, place] = shares.argmax(axis=1)
        values[:, place] = shares[every, best[:, place]]
        shares[every, best[:, place]] = 0.0
    return [
        [(FEATURES[at], share) for at, share in zip(columns, row, strict=True) if share > 0]
        for columns, row in zip(best.tolist(), values.tolist(), strict=True)
    ]


def reasons(
    viewer: Viewer, author: str, tags: str, wish: str, found: Sequence[tuple[str, float]]
) -> tuple[Reason, ...]:
    """`tags`: the post's, as JSON; `wish`: what asked for it."""
    told = []
    for name, share in found:
        about = ""
        if name in NAMES_AUTHOR:
            about = author
        elif name == "steer":
            about = wish
        elif name == "tag":
            about = favourite(viewer, tags)
        told.append(Reason(name, share, about))
    return tuple(told)
