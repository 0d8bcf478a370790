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

BY_SCORE = MappingProxyType(
    {
        "neighbour": ("ease", "neighbour", "neighbour_recent", "sequence", "peers", "ease_recent"),
        "embedding": ("vector", "content"),
    }
)
"""Sources that are shared out evenly among these scores of the whole window."""
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
    places in SOURCES, `score` is that source's own, 0..1 of its best.
    """

    rows: NDArray[np.int64]
    source: NDArray[np.int8]
    score: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.rows)


def gather(
    scores: Callable[[str], NDArray[np.float32]],
    arrays: Mapping[str, NDArray[Any]],
    taken: NDArray[np.int64],
    quotas: Mapping[str, int],
) -> Candidates:
    """Never what was taken already. Raises KeyError for a source that is not one of SOURCES."""
    had = np.zeros(len(arrays["keys"]), dtype=bool)
    had[taken] = True
    rows: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    source: list[NDArray[np.int8]] = [np.empty(0, np.int8)]
    score: list[NDArray[np.float32]] = [np.empty(0, np.float32)]
    for name, quota in sorted(quotas.items(), key=lambda pair: SOURCES.index(pair[0]) if pair[0] in SOURCES else -1):
        parts = BY_SCORE.get(name) or BY_LIST[name]
        for part in parts:
            share = -(-quota // len(parts))
            if name in BY_SCORE:
                found = top(scores(part), share)
                said = scores(part)[found]
            else:
                listed = arrays[f"top_{part}"]
                found = listed[~had[listed]][:share]
                said = np.linspace(1, 0, len(found), endpoint=False, dtype=np.float32)
            rows.append(found.astype(np.int64))
            source.append(np.full(len(found), SOURCES.index(name), dtype=np.int8))
            score.append(said)
    every = np.concatenate(rows)
    _, first = np.unique(every, return_index=True)
    first = np.sort(first[~had[every[first]]])
    return Candidates(rows=every[first], source=np.concatenate(source)[first], score=np.concatenate(score)[first])


def top(found: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Places of the greatest above 0, best first; equal ones by place."""
    places = np.flatnonzero(found > 0)
    if len(places) > count > 0:
        places = places[np.argpartition(-found[places], count - 1)[:count]]
    elif count <= 0:
        places = places[:0]
    return places[np.lexsort((places, -found[places]))]
