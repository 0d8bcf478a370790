"""About five hundred things out of the window that are worth scoring, and which source thought of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

QUOTAS = MappingProxyType({"neighbour": 240, "embedding": 90, "trending": 150, "fresh": 20})
"""How many of each source, by the values of feed.states.Source."""
SOURCES: tuple[str, ...] = tuple(QUOTAS)
_PLACES = {name: place for place, name in enumerate(SOURCES)}

BY_SCORE = MappingProxyType(
    {
        "neighbour": ("ease", "neighbour", "neighbour_recent", "sequence", "peers", "ease_recent"),
        "embedding": ("vector", "content"),
    }
)
"""Sources that are shared out evenly among these scores, the words' over what is `searched`, the others' over what is
`heard` (feed.recommend.sources).
"""
BY_LIST = MappingProxyType(
    {
        "trending": ("popular_now", "popular_day", "popular_week", "popular_month", "popular_all", "hot"),
        "fresh": ("young",),
    }
)
"""Sources that take from lists which the fit has made: `top_<name>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Each row of the window once, under the first source (in the order of SOURCES) that thought of it. `source` are
    places in SOURCES.
    """

    rows: NDArray[np.int64]
    source: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.rows)


def gather(
    scores: Callable[[str], NDArray[np.float32]],
    arrays: Mapping[str, NDArray[Any]],
    taken: NDArray[np.int64],
    quotas: Mapping[str, int],
) -> Candidates:
    """Never what was taken already. Raises KeyError for a source that is not one of SOURCES."""
    items = len(arrays["keys"])
    had = np.zeros(items, dtype=bool)
    had[taken] = True
    found: list[NDArray[np.integer]] = []
    source: list[int] = []
    for name, quota in sorted(quotas.items(), key=lambda pair: _PLACES[pair[0]]):
        parts = BY_SCORE.get(name) or BY_LIST[name]
        share = -(-quota // len(parts))
        for part in parts:
            if name in BY_SCORE:
                found.append(arrays["searched" if part == "content" else "heard"][top(scores(part), share)])
            else:
                listed = arrays[f"top_{part}"]
                found.append(listed[~had[listed]][:share])
            source.append(_PLACES[name])
    if not found:
        return Candidates(rows=np.empty(0, np.int64), source=np.empty(0, np.int8))
    every = np.concatenate(found).astype(np.int64)
    first = np.empty(items, dtype=np.int64)
    first[every[::-1]] = np.arange(len(every))[::-1]  # of several writes to one place the last stays
    kept = (first[every] == np.arange(len(every))) & ~had[every]
    means = np.repeat(np.array(source, dtype=np.int8), [len(rows) for rows in found])
    return Candidates(rows=every[kept], source=means[kept])


def top(found: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Places of the greatest above 0, in no order."""
    places = (found > 0).nonzero()[0]
    rest = len(places) - count
    return places[found[places].argpartition(rest)[rest:]] if rest > 0 < count else places[:count]
