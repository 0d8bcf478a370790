"""The columns that an item is ranked by. Logged with each item as float16, so their order never changes: new ones go
to the end. A missing value is 0 everywhere, so "nothing known" never speaks for or against an item.
"""

from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

FROM_WINDOW = (
    "taste",  # the blend of the others as it was fitted on this site, 0..1 within the request
    "neighbour",  # goes with what the person took (item-kNN), 0..1 of the best
    "neighbour_recent",  # the same from the last few things alone
    "sequence",  # what people went on to from there
    "peers",  # what people with the same finds took lately
    "ease",  # linear autoencoder over the well-known items
    "ease_recent",  # the same, learnt from rows that count the less the older they are
    "vector",  # ALS
    "content",  # its words against the words of what the person took, cosine
    "popular_now",  # log popularity, 0..1 of the best, over the time in which the site's last 2 % happened
    "popular_day",  # the same over a horizon; each fades by halves
    "popular_week",
    "popular_month",
    "popular_all",
    "hot",  # time-invariant hot score, 0..1 over the window
    "trend",  # last day's rate against last month's, -1..1
    "young",  # 2^(-age / 3 days)
    "awake",  # 2^(-time since somebody last took it / 1 day)
)
FROM_DATABASE = (
    "follows",  # the viewer follows the author: 1
    "author",  # affinity to the author, 0..1
    "tag",  # affinity to its tags, 0..1
    "thread",  # affinity to its remix thread, 0..1
    "remix_of_mine",  # remixes the viewer's own clip: 1
    "friend_cameo",  # shows the viewer or somebody they follow: 1
    "steer",  # what they asked for in words: strength x cosine, -1..1
    "language",  # a language they read: 1
    "length",  # near the length that they finish: 0..1
    "completion_rate",  # shrunk towards the site's mean, as the others: (hits + 10 x mean) / (impressions + 10)
    "remix_rate",
    "refusal_rate",  # not interested or reported
    "exploring",  # chosen by the exploring slots: 1
    "position",  # log2(1 + place) / 8 of the impression; 0 when ranking, so that a high place earns nothing by itself
)
FEATURES: tuple[str, ...] = FROM_WINDOW + FROM_DATABASE
INDEX = MappingProxyType({name: at for at, name in enumerate(FEATURES)})


def blank(count: int) -> NDArray[np.float32]:
    """[count, len(FEATURES)] of nothing known."""
    return np.zeros((count, len(FEATURES)), dtype=np.float32)


def pack(row: NDArray[np.float32]) -> bytes:
    """One row for feed.contracts.Item.features: float16, little endian, clipped to what float16 holds."""
    return np.clip(row, -6e4, 6e4).astype("<f2").tobytes()


def unpack(raw: bytes) -> NDArray[np.float32]:
    """Rows logged before a feature was added are filled with 0; an empty one is all 0."""
    known = np.frombuffer(raw, dtype="<f2").astype(np.float32)
    row = np.zeros(len(FEATURES), dtype=np.float32)
    row[: min(len(known), len(row))] = known[: len(row)]
    return row
