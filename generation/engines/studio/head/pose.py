"""What a head does at one moment, photographed or drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPose:
    """Angles in radians: yaw turns to screen right, pitch nods down, roll tilts clockwise.

    jaw, press, teeth, tongue, blink 0..1; width, smile and brow -1..1 (round to spread, sad to glad, low to high).
    frown -1..1 moves the brows' inner ends (up: worry, down: anger); sneer, squint, wide (eyes), blush and tears
    0..1; skew -1..1 smiles with one side; look_x and look_y -1..1 turn the eyes (right, down); run 0..1 is how far
    tears have run.
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
    frown: float = 0.0
    sneer: float = 0.0
    squint: float = 0.0
    wide: float = 0.0
    skew: float = 0.0
    tears: float = 0.0
    run: float = 0.0
    blush: float = 0.0
    look_x: float = 0.0
    look_y: float = 0.0
