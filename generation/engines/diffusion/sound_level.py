"""Loudness of sound that is made while it is heard: -14 LUFS over the clip, without knowing its end.

A clip whose sound is known whole gets one gain, exactly as the studio's. Otherwise every stretch, known before it is
heard, gets the gain with which the clip would end on target if it went on as it was so far: within 1.5 LU where
stretches differ by up to 20 dB, and within 0.5 LU where they are alike.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.limiter import Limiter, limited
from generation.engines.studio.audio.loudness import STEP, TARGET_LUFS, PowerMeter, gated_lufs
from generation.engines.studio.audio.mix.master import BLOCK, master

UP_DB_S, DOWN_DB_S = 20.0, 80.0
"""How fast the gain glides to that of the next stretch: down is under louder sound, which hides it."""
MOST_DB = 24.0
"""More than that the first stretches are never turned up: a loud one may follow."""
CORRECTION_DB = 6.0
"""So far a stretch may be off its own gain to make up for those before it."""
_SILENCE_LUFS = -70.0
_PASSES, _ALIKE = 3, 0.02
"""So often what the limiter takes away is made up for, until it takes as much as before."""
_RELUCTANCE = 0.05
"""LU off target that are as bad as a dB off a stretch's own gain."""


def levelled(stretches: Iterable[np.ndarray], *, total: int) -> Iterator[np.ndarray]:
    """float32 [n, 2] blocks, `total` samples together, true peaks below -1 dBTP. Silence stays silent.

    `stretches` float32 [n, 2] are pulled when all of the one before was given away.
    """
    source = iter(stretches)
    first = next(source)
    if len(first) >= total:
        yield from master([first], np.zeros(0), total=total, look_ahead_s=total / AUDIO_RATE)
        return
    gains, limiter = _Gains(total), Limiter()
    stretch: np.ndarray | None = first
    while stretch is not None:
        ramp = gains.ramp(stretch)
        for start in range(0, len(stretch), BLOCK):
            part = slice(start, start + BLOCK)
            yield gains.hear(limiter.push(stretch[part] * ramp[part]))
        stretch = next(source, None)
    yield limiter.flush()


class _Gains:
    def __init__(self, total: int) -> None:
        self._steps = total // STEP
        self._db: float | None = None
        self._raw, self._heard = np.zeros(0), np.zeros(0)
        self._raw_meter, self._heard_meter = PowerMeter(), PowerMeter()

    def hear(self, block: np.ndarray) -> np.ndarray:
        """Measures what leaves; passes it on."""
        self._heard = np.concatenate([self._heard, self._heard_meter.read(block)])
        return block

    def ramp(self, stretch: np.ndarray) -> np.ndarray:
        """float32 [n, 1] for a stretch."""
        powers = self._raw_meter.read(stretch)
        self._raw = np.concatenate([self._raw, powers])
        so_far = gated_lufs(self._raw)
        if so_far < _SILENCE_LUFS:
            return np.ones((len(stretch), 1), np.float32)
        own = min(TARGET_LUFS - so_far, MOST_DB)
        before = own if self._db is None else self._db
        seconds = np.arange(1, len(stretch) + 1) / AUDIO_RATE
        kept, gain = 1.0, np.ones((0, 1), np.float32)
        for _ in range(_PASSES):
            wish = self._nearest(own, before, powers * kept)
            gain = (10 ** (_glide(before, wish, seconds) / 20)).astype(np.float32)[:, None]
            turned = stretch * gain
            expected, kept = kept, _power(limited(turned)) / max(1e-20, _power(turned))
            if abs(kept - expected) < _ALIKE:
                break
        self._db = float(_glide(before, wish, seconds[-1:])[0])
        return gain

    def _nearest(self, own: float, before: float, powers: np.ndarray) -> float:
        """The gain in dB of this stretch, and of all to come, with which the clip ends nearest to the target. What is
        gated away does not count, so more than one gain may do: the one nearest to `own` is meant.
        """
        seconds = np.arange(1, len(powers) + 1) * STEP / AUDIO_RATE
        to_come = np.resize(powers if powers.any() else self._raw, max(0, self._steps - len(self._raw)))

        def miss(db: float) -> float:
            now, later = powers * 10 ** (_glide(before, db, seconds) / 10), to_come * 10 ** (db / 10)
            ends = gated_lufs(np.concatenate([self._heard, now, later]))
            return abs(ends - TARGET_LUFS) + _RELUCTANCE * abs(db - own)

        wishes = own + np.arange(-CORRECTION_DB, CORRECTION_DB + 0.1, 0.25)
        return min((float(db) for db in wishes if db <= MOST_DB), key=miss)


def _glide(before: float, after: float, seconds: np.ndarray) -> np.ndarray:
    """dB at some seconds of a stretch."""
    return before + np.clip(after - before, -DOWN_DB_S * seconds, UP_DB_S * seconds)


def _power(sound: np.ndarray) -> float:
    return float(np.mean(np.square(sound, dtype=np.float64))) if len(sound) else 0.0
