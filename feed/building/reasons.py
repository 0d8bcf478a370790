"""Why an item stands where it does: the columns that added most to its score, and what they are about."""

import numpy as np
from numpy.typing import NDArray

from feed.building.details import Detail
from feed.building.tagging import favourite
from feed.building.viewer import Viewer
from feed.contracts import Reason
from feed.ranking.features import FEATURES, INDEX

MOST = 2
NAMES_AUTHOR = frozenset({"follows", "author", "remix_of_mine"})
_SILENT = [INDEX[name] for name in ("position", "exploring", "language", "length")]
"""Columns that place an item but are no reason for anybody to be told."""


def reasons(viewer: Viewer, row: Detail, parts: NDArray[np.floating]) -> tuple[Reason, ...]:
    """The MOST greatest, with their share of all that spoke for the item. `parts` is its row of contributions."""
    said = np.maximum(parts, 0.0)
    whole = float(said.sum())
    if whole <= 0:
        return ()
    said[_SILENT] = 0.0
    best = [at for at in np.argsort(-said, kind="stable")[:MOST].tolist() if said[at] > 0]
    return tuple(
        Reason(feature=FEATURES[at], share=float(said[at]) / whole, about=_about(FEATURES[at], viewer, row))
        for at in best
    )


def _about(feature: str, viewer: Viewer, row: Detail) -> str:
    if feature in NAMES_AUTHOR:
        return row.username
    return favourite(viewer, row.tags) if feature == "tag" else ""
