"""Candidates in order: features, scores, places, reasons."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from feed.building.columns import columns
from feed.building.details import Detail
from feed.building.gathering import Found
from feed.building.reasons import lifts, reasons
from feed.building.sources.window import rows_of
from feed.building.sql import uuid_of
from feed.building.viewer import Viewer
from feed.contracts import Item
from feed.learning.weights import current_scorer
from feed.ranking.features import FROM_WINDOW, INDEX, pack
from feed.recommend import Window
from feed.recommend.reading import Reading

HALVING = 3.0
"""Steps of the hot score (a day, or twice the engagement) that halve how much a trend counts."""


def rank(
    viewer: Viewer,
    found: Found,
    rows: Sequence[Detail],
    *,
    window: Window | None,
    reading: Reading | None,
    moment: float,
    count: int,
    seed: int,
) -> list[Item]:
    if not rows:
        return []
    table = columns(viewer, found, rows, moment=moment)
    if window is not None and reading is not None:
        places = rows_of(window, [row.id for row in rows])
        table[places >= 0, : len(FROM_WINDOW)] = reading.columns(places)[places >= 0, : len(FROM_WINDOW)]
    else:
        places = np.full(len(rows), -1)
    _trust_trends(table, places, rows)
    scorer = current_scorer()
    scores = scorer.score(table)
    parts = lifts(table, scorer, window, reading, places >= 0)
    order = np.lexsort((np.arange(len(rows)), -scores))[:count]
    return [
        Item(
            post_id=uuid_of(rows[at].id),
            source=found.source[rows[at].id],
            score=float(scores[at]),
            reasons=reasons(viewer, rows[at], "", parts[at]),
            features=pack(table[at]),
        )
        for at in order.tolist()
    ]


def _trust_trends(table: NDArray[np.float32], places: NDArray[np.int64], rows: Sequence[Detail]) -> None:
    """What the window does not know yet is placed by how it trends, within what the window gives on average: else the
    newest could never stand before what was there at the last fit.
    """
    unknown = places < 0
    if not unknown.any():
        return
    hot = np.array([row.hot for row in rows])
    trend = np.exp2((hot - hot.max()) / HALVING)
    usual = float(table[~unknown, INDEX["taste"]].mean()) if not unknown.all() else 1.0
    table[unknown, INDEX["taste"]] = usual * trend[unknown]
    table[unknown, INDEX["hot"]] = trend[unknown]
