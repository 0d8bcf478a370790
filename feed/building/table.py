"""Every column of every candidate."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.building.columns import columns
from feed.building.details import Columns
from feed.building.gathering import Found
from feed.building.request import Request
from feed.building.sources.window import rows_of
from feed.building.sql import uuid_of
from feed.building.steer import steer
from feed.ranking.features import INDEX
from feed.recommend.shapes import COLUMNS

HALVING = 3.0
"""Steps of the hot score (a day, or twice the engagement) that halve how much a trend counts."""


class Table(NamedTuple):
    """`values` float32 [candidates, FEATURES]; `places` in the window, -1 outside; `wishes`: the words of the wish that
    speaks most for each, empty for none; `shares` [candidates, COLUMNS]: what the window's taste was blended from.
    """

    values: NDArray[np.float32]
    shares: NDArray[np.float32]
    places: NDArray[np.int64]
    wishes: list[str]


def table_of(request: Request, found: Found, known: Columns, topics: Mapping[str, set[UUID]]) -> Table:
    """`known` of the candidates is not empty, `topics` say which of them are about what was asked for."""
    values = columns(request.viewer, found, known, moment=request.moment.timestamp())
    places = np.full(len(values), -1, dtype=np.int64)
    shares = np.zeros((len(values), len(COLUMNS)), dtype=np.float32)
    if request.window is not None and request.reading is not None:
        places = rows_of(request.window, known["id"], found.rows)
        shares = request.reading.fill(values, places)
    _trust_trends(values, places, known["hot"])
    if not request.wished.wishes:
        return Table(values, shares, places, [""] * len(values))
    posts = [uuid_of(post) for post in known["id"]]
    column, wishes = steer(request.wished, topics, posts, values, known["duration_ms"], request.seed)
    values[:, INDEX["steer"]] = column
    return Table(values, shares, places, wishes)


def _trust_trends(values: NDArray[np.float32], places: NDArray[np.int64], hot: NDArray[np.float64]) -> None:
    """What the window does not know yet is placed by how it trends, within what the window gives on average: else the
    newest could never stand before what was there at the last fit.
    """
    unknown = places < 0
    if not unknown.any():
        return
    trend = np.exp2((hot - hot.max()) / HALVING)
    usual = float(values[~unknown, INDEX["taste"]].mean()) if not unknown.all() else 1.0
    values[unknown, INDEX["taste"]] = usual * trend[unknown]
    values[unknown, INDEX["hot"]] = trend[unknown]
