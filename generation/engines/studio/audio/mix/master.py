"""Mastering as the sound passes by: -14 LUFS over the whole clip, true peaks below -1 dBTP, memory that stays flat.

The first seconds are mixed before anything is given away, and brought to loudness together with an estimate of the
rest: how loud each tenth of a second should become, corrected by how loud the first ones were. From then on each block
is measured after limiting, and the gain follows slowly so that the whole ends on target. A clip that is no longer than
the look-ahead is known whole, and gets one gain. What was rejected: mixing everything twice (the first block of five
minutes would take ten seconds), and a gain per block (audible pumping).
"""

from collections.abc import Iterable, Iterator

import numpy as np

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.limiter import Limiter, limited
from generation.engines.studio.audio.loudness import STEP, TARGET_LUFS, PowerMeter, gated_lufs, true_peaks

LOOK_AHEAD_S = 12.0
BLOCK = AUDIO_RATE
SLEW_DB = 0.6
"""Most that the gain moves from one block of a second to the next."""
_TOLERANCE_LU = 0.1
_PASSES = 8
_SILENCE_LUFS = -70.0


def master(
    blocks: Iterable[np.ndarray],
    expected: np.ndarray,
    *,
    total: int,
    look_ahead_s: float = LOOK_AHEAD_S,
    before: np.ndarray | None = None,
    after: np.ndarray | None = None,
    ring: bool = False,
) -> Iterator[np.ndarray]:
    """float32 [n, 2] blocks, `total` samples together. `expected` is the power planned for each tenth of a second.

    `before` and `after` (limiter.CONTEXT samples) are what is heard beyond the ends; of a `ring` the gain comes back to
    where it was. Silence stays silent.
    """
    source = iter(blocks)
    known: list[np.ndarray] = []
    have = 0
    while have < min(total, look_ahead_s * AUDIO_RATE):
        known.append(next(source))
        have += len(known[-1])
    opening = np.concatenate(known)
    known.clear()
    unknown = expected[have // STEP :] if have < total else expected[:0]
    gain_db = _opening_gain(opening, unknown, expected[: have // STEP])
    if gain_db is None and have >= total:
        yield opening
        return
    rider = _Rider(0.0 if gain_db is None else gain_db, expected, ring_after=total if ring else None)
    limiter = Limiter(None if before is None else before * _linear(rider.gain_db))
    for start in range(0, len(opening), BLOCK):
        yield rider.hear(limiter.push(rider.steady(opening[start : start + BLOCK])))
    del opening
    for block in source:
        yield rider.hear(limiter.push(rider.ride(block)))
    yield rider.hear(limiter.flush(None if after is None else after * _linear(rider.gain_db)))


def _opening_gain(opening: np.ndarray, unknown: np.ndarray, planned: np.ndarray) -> float | None:
    """dB that bring the opening, limited, and the scaled plan of the rest to the target; None for silence."""
    raw = _powers(opening)
    ratio = raw.sum() / planned.sum() if len(unknown) and planned.sum() > 0 and raw.sum() > 0 else 1.0
    loudness = gated_lufs(np.concatenate([raw, ratio * unknown]))
    if loudness < _SILENCE_LUFS:
        return None
    gain_db = TARGET_LUFS - loudness
    peaks = true_peaks(opening)
    for _ in range(_PASSES):
        gain = _linear(gain_db)
        powers = _powers(limited(opening * gain, peaks * gain))
        loss = powers.sum() / max(1e-20, raw.sum() * gain**2)
        missing = TARGET_LUFS - gated_lufs(np.concatenate([powers, ratio * unknown * gain**2 * min(1.0, loss)]))
        if abs(missing) <= _TOLERANCE_LU:
            break
        gain_db += 1.3 * missing
    return gain_db


def _powers(sound: np.ndarray) -> np.ndarray:
    """Readings of a whole sound; one shorter than a reading counts as if repeated."""
    short = 4 * STEP
    return PowerMeter().read(np.tile(sound, (-(-short // len(sound)) + 1, 1)) if len(sound) < short else sound)


def _linear(db: float) -> np.float32:
    return np.float32(10 ** (db / 20))


class _Rider:
    """Moves the gain so that what was heard and what is to come meet the target."""

    def __init__(self, gain_db: float, expected: np.ndarray, *, ring_after: int | None) -> None:
        self.gain_db = self._home_db = gain_db
        self._expected = expected
        self._meter = PowerMeter()
        self._heard: list[np.ndarray] = []
        self._planned = 0.0
        self._ring_after = ring_after
        self._given = 0

    def steady(self, block: np.ndarray) -> np.ndarray:
        self._count(len(block))
        return block * _linear(self.gain_db)

    def ride(self, block: np.ndarray) -> np.ndarray:
        """The next block with a gain that glides to where it should be."""
        wish = self._wish()
        step = min(SLEW_DB * len(block) / BLOCK, SLEW_DB)
        if self._ring_after is not None:
            way_home = SLEW_DB * max(0.0, (self._ring_after - self._given - 2 * len(block)) / BLOCK)
            wish = min(max(wish, self._home_db - way_home), self._home_db + way_home)
        target = min(max(wish, self.gain_db - step), self.gain_db + step)
        ramp = np.linspace(self.gain_db, target, len(block), endpoint=False)
        self.gain_db = target
        self._count(len(block))
        return block * (10 ** (ramp / 20)).astype(np.float32)[:, None]

    def hear(self, block: np.ndarray) -> np.ndarray:
        """Measures what leaves; passes it on."""
        self._heard.append(self._meter.read(block))
        return block

    def _wish(self) -> float:
        """dB for all that is to come."""
        heard = np.concatenate(self._heard)
        future = self._expected[len(heard) :]
        if not len(future) or self._planned <= 0 or heard.sum() <= 0:
            return self.gain_db
        scale = heard.sum() / self._planned
        low, high = self.gain_db - 6, self.gain_db + 6
        for _ in range(16):
            middle = (low + high) / 2
            loudness = gated_lufs(np.concatenate([heard, future * scale * 10 ** (middle / 10)]))
            low, high = (middle, high) if loudness < TARGET_LUFS else (low, middle)
        return (low + high) / 2

    def _count(self, samples: int) -> None:
        readings = slice(self._given // STEP, (self._given + samples) // STEP)
        self._planned += float(self._expected[readings].sum()) * 10 ** (self.gain_db / 10)
        self._given += samples
