"""Shapes of motion: blends, eases and pulses, all closed forms."""

import math
from typing import overload

import numpy as np

OVERSHOOT = 1.55


@overload
def smooth(start: float, end: float, value: float) -> float: ...
@overload
def smooth(start: float, end: float, value: np.ndarray) -> np.ndarray: ...
def smooth(start: float, end: float, value: float | np.ndarray) -> float | np.ndarray:
    """0 at `start`, 1 at `end`, level at both."""
    if isinstance(value, np.ndarray):
        part = np.clip((value - start) / (end - start), 0, 1)
        return part * part * (3 - 2 * part)
    at = min(1.0, max(0.0, (value - start) / (end - start)))
    return at * at * (3 - 2 * at)


def lerp(start: float, end: float, part: float) -> float:
    return start + (end - start) * part


def snap(part: float) -> float:
    """0 to 1 with anticipation at the start and overshoot at the end, as a body arrives in a pose."""
    part = min(1.0, max(0.0, part))
    dip = -0.10 * math.sin(math.pi * min(1.0, part / 0.25)) * (part < 0.25)
    back = part - 1
    return back * back * ((OVERSHOOT + 1) * back + OVERSHOOT) + 1 + dip


def spring(seconds: float, frequency_hz: float = 3.2, damping: float = 6.0) -> float:
    """Rings down to 0 after a knock at 0 s; 0 before it."""
    if seconds <= 0:
        return 0.0
    return math.exp(-damping * seconds) * math.sin(2 * math.pi * frequency_hz * seconds)


def drift(t_s: float, phase: float, rate_hz: float = 0.25) -> float:
    """A slow wander, -1..1, that does not look periodic within a clip."""
    turn = 2 * math.pi * rate_hz * t_s
    return 0.6 * math.sin(turn + phase) + 0.4 * math.sin(turn * 1.73 + phase * 2.1)
