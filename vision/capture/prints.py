"""Is it an earlier video again, cut, shrunk, compressed anew, mirrored, or filmed off a screen?

Two marks: how the frames look (dHash, Krawetz 2013), and how the head moves, which outlives a camera before a screen.
Neither tells who somebody is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from vision.capture.track import Sight

SAMPLES, HASH_BYTES = 20, 32
SAME_BITS = 5
"""Of 256. The same person before the same wall differs by more, whenever the head moves or the light changes."""
SAME_SHARE = 0.9
TRACE_EVERY_S = 0.2
UNKNOWN = 127
"""Degrees, in a trace: no face there."""
MOST_SHIFT = 15
"""Trace samples, 3 s: a cut at the start."""
SAME_DEG = 2.5
"""Root mean square between two traces."""
LEAST_MOTION_DEG = 3.0
"""Root mean square of a trace that tells anything: heads that rest are all alike."""
LEAST_SHARED = 0.7


@dataclass(frozen=True, slots=True)
class Print:
    """`frames` uint8 [SAMPLES, HASH_BYTES]; `trace` int8 [N, 2]: yaw and pitch in degrees, UNKNOWN without a face."""

    frames: np.ndarray
    trace: np.ndarray

    def to_bytes(self) -> bytes:
        return self.frames.tobytes() + self.trace.tobytes()

    @classmethod
    def of_bytes(cls, data: bytes) -> "Print":
        cut = SAMPLES * HASH_BYTES
        frames = np.frombuffer(data[:cut], np.uint8).reshape(SAMPLES, HASH_BYTES)
        return cls(frames, np.frombuffer(data[cut:], np.int8).reshape(-1, 2))

    def repeats(self, other: "Print") -> bool:
        return _same_frames(self.frames, other.frames) or _same_trace(self.trace, other.trace)


def sample_times(seconds: float) -> np.ndarray:
    """When the frames of a print are taken."""
    return (np.arange(SAMPLES) + 0.5) * seconds / SAMPLES


def print_of(frames: Sequence[np.ndarray], sights: list[Sight]) -> Print:
    """`frames` are SAMPLES pictures taken at sample_times."""
    hashes = np.stack([_dhash(frame) for frame in frames])
    times = np.arange(0.0, sights[-1].at_s + TRACE_EVERY_S / 2, TRACE_EVERY_S)
    at = np.array([sight.at_s for sight in sights])
    nearest = [sights[int(np.abs(at - time).argmin())] for time in times]
    trace = np.array([_degrees(sight) for sight in nearest], np.int8)
    return Print(hashes, trace)


def _dhash(rgb: np.ndarray) -> np.ndarray:
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (17, 16), interpolation=cv2.INTER_AREA).astype(np.int16)
    return np.packbits(small[:, 1:] > small[:, :-1])


def _degrees(sight: Sight) -> tuple[int, int]:
    if sight.yaw_deg is None or sight.pitch_deg is None:
        return UNKNOWN, UNKNOWN
    return round(float(np.clip(sight.yaw_deg, -90, 90))), round(float(np.clip(sight.pitch_deg, -90, 90)))


def _same_frames(a: np.ndarray, b: np.ndarray) -> bool:
    """Each of mine against each of theirs: a cut shifts them."""
    apart = np.unpackbits(a[:, None] ^ b[None], axis=2).sum(axis=2)
    return bool((apart.min(axis=1) <= SAME_BITS).mean() >= SAME_SHARE)


def _same_trace(a: np.ndarray, b: np.ndarray) -> bool:
    mirrored = np.array([-1.0, 1.0])
    return any(_apart(a, b, shift, turn) < SAME_DEG
               for shift in range(-MOST_SHIFT, MOST_SHIFT + 1) for turn in (1.0, mirrored))  # fmt: skip


def _apart(a: np.ndarray, b: np.ndarray, shift: int, turn: float | np.ndarray) -> float:
    """Root mean square of what is left when both rest at 0; inf where too little is shared or moves."""
    mine, theirs = a[max(0, shift) :], b[max(0, -shift) :]
    length = min(len(mine), len(theirs))
    known = (mine[:length] != UNKNOWN).all(axis=1) & (theirs[:length] != UNKNOWN).all(axis=1)
    if known.sum() < LEAST_SHARED * max(len(a), len(b)):
        return float("inf")
    one, two = mine[:length][known].astype(float), theirs[:length][known].astype(float) * turn
    one, two = one - np.median(one, axis=0), two - np.median(two, axis=0)
    if min(np.sqrt((one**2).mean()), np.sqrt((two**2).mean())) < LEAST_MOTION_DEG:
        return float("inf")
    return float(np.sqrt(((one - two) ** 2).mean()))
