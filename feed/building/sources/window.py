"""What goes with what the viewer took: neighbours, vectors and lasting trends of the fitted window. No query."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from common.rows import Key
from feed.building.sql import hex_of, of_hex
from feed.building.viewer import Viewer
from feed.recommend import History, Window
from feed.recommend.candidates import SOURCES
from feed.recommend.reading import Reading

QUOTAS = MappingProxyType({"neighbour": 480, "embedding": 300, "trending": 160})
"""Half of them are found by several scores, or were seen: with the other sources about 500 are left to be ranked."""


def read_window(window: Window | None, viewer: Viewer, moment: float) -> Reading | None:
    """The viewer's past against the window; without a past it knows what is popular."""
    if window is None or not len(window):
        return None
    past = viewer.history
    history = History(
        rows=window.rows(keys([one.post for one in past])),
        weights=np.array([one.weight for one in past], dtype=np.float32),
        at=np.array([one.at for one in past], dtype=np.float64),
    )
    return window.read(history.known(), moment)


def from_window(window: Window, reading: Reading) -> Iterator[tuple[str, dict[Key, int]]]:
    """Posts by source, each with its row."""
    found = reading.candidates(QUOTAS)
    for number, source in enumerate(SOURCES):
        rows = found.rows[found.source == number]
        posts = of_hex(window.keys[rows].astype("U32").tolist())
        yield source, dict(zip(posts, rows.tolist(), strict=True))


def rows_of(window: Window, posts: Sequence[Key], known: Mapping[Key, int]) -> NDArray[np.int64]:
    """Rows of the window, -1 outside; some are `known`."""
    rows = np.fromiter(map(known.get, posts, repeat(-1)), np.int64, len(posts))
    others = (rows < 0).nonzero()[0]
    rows[others] = window.rows(keys([hex_of(posts[at]) for at in others.tolist()]))
    return rows


def keys(found: Sequence[str]) -> NDArray[np.bytes_]:
    """As feed.learning.gathering names posts to the fit."""
    return np.array(found, dtype="S32")
