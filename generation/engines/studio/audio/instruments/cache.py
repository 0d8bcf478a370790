"""Notes that were played before are kept: music repeats itself."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec

import numpy as np

NOTES_KEPT = 160
"""About 300 kB each, for all instruments together."""
P = ParamSpec("P")


def tuned(make: Callable[Concatenate[int, float, P], np.ndarray]) -> Callable[Concatenate[int, float, P], np.ndarray]:
    """An instrument (MIDI note, seconds, ...) to float32, read-only."""

    @wraps(make)
    def play(note: int, seconds: float, *args: P.args, **kwargs: P.kwargs) -> np.ndarray:
        return _kept(make, (note, round(seconds, 4), *args), tuple(sorted(kwargs.items())))

    return play


def struck(make: Callable[P, np.ndarray]) -> Callable[P, np.ndarray]:
    """A drum (...) to float32, read-only."""

    @wraps(make)
    def play(*args: P.args, **kwargs: P.kwargs) -> np.ndarray:
        return _kept(make, args, tuple(sorted(kwargs.items())))

    return play


@lru_cache(maxsize=NOTES_KEPT)
def _kept(
    make: Callable[..., np.ndarray], args: tuple[object, ...], options: tuple[tuple[str, object], ...]
) -> np.ndarray:
    sound = np.asarray(make(*args, **dict(options)), np.float32)
    sound.flags.writeable = False
    return sound
