"""How a body goes from pose to pose: gathers itself, swings, goes too far and settles; smooth at both ends."""

import math

from generation.engines.studio.stage.curves import smooth

GATHER, PASS = 0.07, 0.085
"""How far it draws back before and goes beyond after, of the way."""
LEAVE, ARRIVE = 0.10, 0.74
"""Parts of the time between which the way is made."""


def swing(part: float) -> float:
    """0 at 0, 1 at 1, level at both; below 0 before it leaves and above 1 before it settles."""
    way = smooth(LEAVE, ARRIVE, part)
    return way - GATHER * _bump(part / 0.34) + PASS * _bump((part - 0.52) / 0.48)


def _bump(at: float) -> float:
    return math.sin(math.pi * at) ** 2 if 0 < at < 1 else 0.0
