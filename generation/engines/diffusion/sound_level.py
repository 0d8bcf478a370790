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

SLEW_DB_S = 20.0
"""How fast the gain glides to that of the next stretch."""
MOST_DB = 24.0
"""More than that the first stretches are never turned up: a loud one may follow."""
CORRECTION_DB = 5.0
"""So far a stretch may be off its own gain to make up for those before it."""
_SILENCE_LUFS = -70.0
_PASSES = 3


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
        wish = self._wish(stretch, powers)
        before = wish if self._db is None else self._db
        if wish is None or before is None:
            return np.ones((len(stretch), 1), np.float32)
        most = SLEW_DB_S * len(stretch) / AUDIO_RATE
        self._db = min(max(wish, before - most), before + most)
        way = np.clip(np.arange(len(stretch)) * SLEW_DB_S / AUDIO_RATE, 0, abs(self._db - before))
        return np.asarray(10 ** ((before + np.sign(self._db - before) * way) / 20), np.float32)[:, None]

    def _wish(self, stretch: np.ndarray, powers: np.ndarray) -> float | None:
        """dB; None while everything was silent."""
        so_far = gated_lufs(self._raw)
        if so_far < _SILENCE_LUFS:
            return None
        own = min(TARGET_LUFS - so_far, MOST_DB)
        to_come = np.resize(self._raw, max(0, self._steps - len(self._raw)))
        wish, kept = own, 1.0
        for _ in range(_PASSES):
            wish = min(max(self._solved(powers * kept, to_come * kept), own - CORRECTION_DB), own + CORRECTION_DB)
            gain = np.float32(10 ** (wish / 20))
            kept = _power(limited(stretch * gain)) / max(1e-20, _power(stretch) * float(gain) ** 2)
        return min(wish, MOST_DB)

    def _solved(self, powers: np.ndarray, to_come: np.ndarray) -> float:
        """The gain in dB of this stretch, and of all to come, that ends the clip on target."""
        low, high = -60.0, 60.0
        for _ in range(20):
            middle = (low + high) / 2
            gain = 10 ** (middle / 10)
            loudness = gated_lufs(np.concatenate([self._heard, powers * gain, to_come * gain]))
            low, high = (middle, high) if loudness < TARGET_LUFS else (low, middle)
        return (low + high) / 2


def _power(sound: np.ndarray) -> float:
    return float(np.mean(np.square(sound, dtype=np.float64))) if len(sound) else 0.0
