"""The resting faces of emotions, by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """In HeadPose units. `lively` adds to the smile with the music's energy; `lids` is how far the eyes are shut.

    `tremble` shakes the head (sobs, laughter) at `tremble_hz`; `gaze` is where the eyes rest (x, y); `tilt` leans the
    head in radians; `startle` knocks it back at the start of a shot.
    """

    smile: float = 0.0
    brow: float = 0.0
    frown: float = 0.0
    jaw: float = 0.0
    width: float = 0.0
    lids: float = 0.0
    squint: float = 0.0
    wide: float = 0.0
    sneer: float = 0.0
    skew: float = 0.0
    tears: float = 0.0
    blush: float = 0.0
    press: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    lively: float = 0.25
    tremble: float = 0.0
    tremble_hz: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)
    startle: bool = False


FEELINGS = {
    "neutral": Feeling(smile=0.20, brow=0.04),
    "happy": Feeling(smile=0.72, brow=0.28, squint=0.25, nod=-0.02, lively=0.35),
    "sad": Feeling(smile=-0.85, brow=0.05, frown=-0.75, lids=0.24, nod=0.12, lively=0.0, gaze=(0.0, 0.45)),
    "surprised": Feeling(smile=0.05, brow=1.0, jaw=0.34, width=-0.35, wide=0.9, nod=-0.05, startle=True),
    "angry": Feeling(smile=-0.55, brow=-0.75, frown=1.0, squint=0.35, sneer=0.45, width=0.25, nod=0.10, lively=0.0),
    "scared": Feeling(
        smile=-0.35, brow=0.75, frown=-0.9, jaw=0.22, width=0.55, wide=1.0, nod=-0.08, lively=0.0, tremble=0.016,
        tremble_hz=9.0, startle=True,
    ),
    "laughing": Feeling(
        smile=1.0, brow=0.35, jaw=0.55, width=0.45, lids=0.62, squint=0.9, blush=0.4, nod=-0.13, lively=0.2,
        tremble=0.045, tremble_hz=4.6,
    ),
    "crying": Feeling(
        smile=-1.0, brow=0.15, frown=-1.0, jaw=0.26, width=0.40, lids=0.60, squint=0.6, tears=1.0, blush=0.5, nod=0.06,
        lively=0.0, tremble=0.026, tremble_hz=3.4,
    ),
    "sleepy": Feeling(smile=-0.10, brow=0.30, lids=0.68, nod=0.14, tilt=0.10, lively=0.0, gaze=(0.0, 0.5)),
    "in_love": Feeling(
        smile=0.80, brow=0.55, frown=-0.35, lids=0.22, squint=0.3, blush=1.0, tilt=0.11, gaze=(0.1, -0.25)
    ),
    "disgusted": Feeling(
        smile=-0.70, brow=-0.45, frown=0.6, sneer=1.0, squint=0.75, lids=0.18, skew=0.45, tilt=-0.07, nod=-0.07,
        lively=0.0,
    ),
    "smug": Feeling(smile=0.12, brow=0.25, skew=1.0, lids=0.40, squint=0.35, tilt=0.06, nod=-0.08, gaze=(0.35, 0.0)),
    "calm": Feeling(smile=0.26, brow=0.10, lids=0.34, lively=0.1),
    "excited": Feeling(
        smile=1.0, brow=0.85, jaw=0.38, width=0.5, wide=0.6, nod=-0.05, lively=0.5, tremble=0.010, tremble_hz=6.0
    ),
    "determined": Feeling(smile=-0.12, brow=-0.60, frown=0.75, squint=0.4, press=0.6, nod=0.05, lively=0.0),
    "confused": Feeling(
        smile=-0.25, brow=0.30, frown=-0.15, skew=-0.75, squint=0.25, tilt=0.16, lively=0.0, gaze=(-0.4, -0.5)
    ),
}  # fmt: skip
GLOOMY_FEELINGS = frozenset({"sad", "crying", "scared"})
"""A place that nobody drew turns slate where one of these shows."""
