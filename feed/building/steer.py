"""How well each candidate meets what was asked for: the column "steer", and whose words it is about."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.building.wishing import Wished
from feed.ranking.features import INDEX
from feed.search.encoding import vectors

SIGNS = {"more": 1.0, "only": 1.0, "less": -1.0}
ALIKE = 0.5
"""What nearness of words counts against being about the very topic: it may mislead."""
Column = NDArray[np.float32]


def steer(
    wished: Wished,
    found: Mapping[str, set[UUID]],
    posts: Sequence[UUID],
    table: NDArray[np.float32],
    durations_ms: Sequence[int],
    seed: int,
) -> tuple[Column, list[str]]:
    """[posts], -1..1, and the words of the wish that speaks most for each, empty where none does."""
    parts: list[tuple[str, Column]] = []
    for wish in wished.wishes:
        for chip in wish.chips:
            if chip.topic and chip.verb in SIGNS:
                hits = np.array([post in found.get(chip.topic, ()) for post in posts], dtype=np.float32)
                parts.append((chip.topic, SIGNS[chip.verb] * chip.strength * hits))
            elif (told := _whole(chip.verb, table, durations_ms, seed)) is not None:
                parts.append((wish.text, chip.strength * told))
        if wish.vector:
            parts.append((wish.text, ALIKE * (vectors(posts) @ np.frombuffer(wish.vector, dtype=np.float32))))
    if not parts:
        return np.zeros(len(posts), dtype=np.float32), [""] * len(posts)
    every = np.stack([column for _words, column in parts])
    best = every.argmax(axis=0)
    words = [parts[at][0] if every[at, place] > 0 else "" for place, at in enumerate(best.tolist())]
    return np.clip(every.sum(axis=0), -1, 1).astype(np.float32), words


def _whole(verb: str, table: NDArray[np.float32], durations_ms: Sequence[int], seed: int) -> Column | None:
    """Wishes without a topic, -1..1; None for those that are no matter of place."""
    match verb:
        case "shorter" | "longer":
            lengths = np.log2(np.maximum(np.array(durations_ms, dtype=np.float32), 1.0))
            longer = np.clip(lengths - np.median(lengths), -1, 1)
            return longer if verb == "longer" else -longer
        case "newer":
            return 2 * table[:, INDEX["young"]] - 1
        case "friends":
            return np.maximum(table[:, INDEX["follows"]], table[:, INDEX["friend_cameo"]])
        case "surprise":
            return np.random.default_rng(seed).random(len(table), dtype=np.float32)
    return None
