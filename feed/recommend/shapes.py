"""The columns of one request as the blend takes them: in three shapes for its weights, in branches for its trees."""

import math
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FROM_WINDOW, INDEX

COLUMNS: tuple[str, ...] = tuple(name for name in FROM_WINDOW if name != "taste")
_PLACES = np.array([INDEX[name] for name in COLUMNS])
_RANKED = [at for at, name in enumerate(COLUMNS) if name not in ("young", "awake", "trend")]
_SIGNED = [COLUMNS.index(name) for name in ("content", "trend")]  # -1..1, all others 0..1
_STEPS = np.float32(65_535)
SHAPES = ("plain", "log", "rank")
"""Each column as it is; as a logarithm, so that sums act like products; as 1/(1 + rank/8) within the request."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What decides whom to trust: `new` is 1 for no past and fades with its length, `away` grows with the absence."""

    new: float
    away: float

    @classmethod
    def of(cls, *, taken: int, idle_s: float, tempo_s: float) -> Self:
        return cls(new=1 / math.sqrt(1 + taken / 4), away=min(math.log1p(idle_s / tempo_s) / 4, 1.5))


class Look(NamedTuple):
    """`plain` float32 [COLUMNS, n], and `orders` [COLUMNS, n]: places among the n from the greatest of a column on, to
    1/32,768.
    """

    plain: NDArray[np.float32]
    orders: NDArray[np.int64]


def look(columns: NDArray[np.float32]) -> Look:
    """At [n, FEATURES]."""
    plain = np.ascontiguousarray(columns[:, _PLACES].T)
    shares = plain.copy()
    shares[_SIGNED] = (shares[_SIGNED] + 1) / 2
    steps = _STEPS * (1 - np.clip(shares, 0, 1))  # the stable sort of 16 bits takes a fifth of the time
    return Look(plain, np.argsort(steps.astype(np.uint16), axis=1, kind="stable"))


def columns_of(columns: NDArray[np.float32]) -> NDArray[np.float32]:
    """[n, COLUMNS] of [n, FEATURES]."""
    return columns[:, _PLACES]


def shapes_of(seen: Look) -> NDArray[np.float32]:
    """[SHAPES x COLUMNS, n]."""
    plain = seen.plain
    logs = np.copysign(np.log1p(50 * np.abs(plain)) / np.float32(math.log(51)), plain)
    ranks, worth = np.zeros_like(plain), 1 / (1 + np.arange(plain.shape[1], dtype=np.float32) / 8)
    for at in _RANKED:
        ranks[at, seen.orders[at]] = worth
    ranks[plain <= 0] = 0
    return np.concatenate([plain, logs, ranks])


def branches(seen: Look, mood: Mood, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the trees see of these rows, [rows, BRANCHES]: the columns, the place of each among all n, and the mood."""
    places, counted = np.empty_like(seen.plain), np.arange(seen.plain.shape[1], dtype=np.float32)
    for at, order in enumerate(seen.orders):
        places[at, order] = counted
    moods = np.repeat(np.array([[mood.new], [mood.away]], dtype=np.float32), len(rows), axis=1)
    return np.concatenate([seen.plain[:, rows], places[:, rows], moods]).T


BRANCHES = 2 * len(COLUMNS) + 2
