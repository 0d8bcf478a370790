"""Where the subjects of a shot stand."""

from dataclasses import dataclass

from generation.storyboard.schema import Shot

SPACING_M = 0.84
CLOSE_SPACING_M = 0.64
SIDE_DEPTH_M = 0.22
"""How far the outer two of three stand behind the middle one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where each subject of a shot stands, (x, z) metres, and which of them the camera looks at."""

    marks: tuple[tuple[float, float], ...]
    focus_x: float
    spread_m: float
    cropped: bool


def place(shot: Shot) -> Placement:
    """Side by side; a close-up looks at the one who speaks, or holds all who do."""
    count = max(1, len(shot.subjects))
    speakers = {line.speaker for line in shot.lines}
    heard = [number for number, subject in enumerate(shot.subjects) if subject.handle in speakers]
    single = shot.framing == "close" and (len(heard) == 1 or not heard)
    spacing = CLOSE_SPACING_M if shot.framing == "close" and not single else SPACING_M
    marks = [((number - (count - 1) / 2) * spacing, 0.0) for number in range(count)]
    if count == 3:
        marks = [(x, SIDE_DEPTH_M if number != 1 else 0.0) for number, (x, _) in enumerate(marks)]
    if single:
        focus = marks[heard[0] if heard else 0][0]
        return Placement(marks=tuple(marks), focus_x=focus, spread_m=0.0, cropped=True)
    spread = marks[-1][0] - marks[0][0]
    return Placement(marks=tuple(marks), focus_x=0.0, spread_m=spread, cropped=shot.framing == "close")
