"""What a head does at one moment, photographed or drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPose:
    """Angles in radians: yaw turns to screen right, pitch nods down, roll tilts clockwise.

    jaw, press, teeth, tongue, blink 0..1; width, smile and brow -1..1 (round to spread, sad to glad, low to high).
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    jaw: float = 0.0
    width: float = 0.0
    press: float = 0.0
    teeth: float = 0.3
    tongue: float = 0.0
    smile: float = 0.0
    brow: float = 0.0
    blink: float = 0.0
