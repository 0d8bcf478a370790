"""How far what lies under the voices is turned down, 100 times a second."""

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import maximum_filter1d, uniform_filter1d

from generation.contracts import AUDIO_RATE
from generation.engines.studio.timeline import Speech

DUCK_DB, SUNG_DUCK_DB = -9.0, -3.5
"""Under speech; under singing, which belongs to the music."""
RATE = 100
_STEP = AUDIO_RATE // RATE
_AHEAD_S, _HOLD_S, _GLIDE_S = 0.06, 0.25, 0.12
_QUIET = 0.03


class Ducking:
    """Down a little before a word, up when the speaker has paused."""

    def __init__(self, speeches: Sequence[Speech], seconds: float) -> None:
        depth = np.zeros(int(seconds * RATE) + 2 * RATE)
        for speech in speeches:
            first = round(speech.start_s * RATE)
            spoken = active(speech.samples)[: max(0, len(depth) - first)]
            db = SUNG_DUCK_DB if speech.line.delivery == "sing" else DUCK_DB
            depth[first : first + len(spoken)] = np.minimum(depth[first : first + len(spoken)], db * spoken)
        ahead, hold = round(_AHEAD_S * RATE), round(_HOLD_S * RATE)
        held = -maximum_filter1d(-depth, ahead + hold, origin=(hold - ahead) // 2)
        self._db = uniform_filter1d(held, round(_GLIDE_S * RATE), mode="nearest")
        self._silent = not depth.any()

    def gain(self, first: int, count: int) -> np.ndarray:
        """float32 [count, 1] from a sample of the clip on."""
        if self._silent:
            return np.ones((count, 1), np.float32)
        db = np.interp((first + np.arange(count)) / _STEP, np.arange(len(self._db)), self._db)
        return (10 ** (db / 20)).astype(np.float32)[:, None]

    def at(self, seconds: np.ndarray) -> np.ndarray:
        """The same, linear, at some seconds."""
        return np.asarray(10 ** (np.interp(seconds * RATE, np.arange(len(self._db)), self._db) / 20))


def active(samples: np.ndarray) -> np.ndarray:
    """bool [steps of 10 ms]: is there a voice? `samples` are a line's, float [N]."""
    steps = -(-len(samples) // _STEP)
    padded = np.pad(np.abs(samples), (0, steps * _STEP - len(samples)))
    return np.asarray(padded.reshape(steps, _STEP).max(axis=1, initial=0.0) > _QUIET)
