"""Where the camera is: framing by metres shown, moves by closed forms of the shot's progress."""

import math
from dataclasses import dataclass

from generation.engines.studio.stage.camera import FOCAL_BY_HEIGHT, Camera
from generation.engines.studio.stage.curves import drift, lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import HIP_M, NECK_TO_EYES_M, SPINE_TO_NECK_M
from generation.storyboard.schema import Framing, Move, Shot

EYES_M = HIP_M + SPINE_TO_NECK_M + NECK_TO_EYES_M
SPACING_M = 0.84
CLOSE_SPACING_M = 0.64
SIDE_DEPTH_M = 0.22
"""How far the outer two of three stand behind the middle one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a framing shows of one person: at least `width_m` by `height_m`, seen from `camera_m` above the floor.

    `eyes_up` is how far above the middle the eyes are, in frame heights; None centres on `middle_m` instead.
    """

    width_m: float
    height_m: float
    camera_m: float
    middle_m: float
    eyes_up: float | None = None
    reach: float = 1.0
    """How large moves are."""


FRAMES: dict[Framing, Frame] = {
    "wide": Frame(width_m=1.42, height_m=2.52, camera_m=1.25, middle_m=0.95),
    "medium": Frame(width_m=0.98, height_m=1.50, camera_m=1.38, middle_m=1.24, reach=0.7),
    "close": Frame(width_m=0.645, height_m=0.76, camera_m=1.50, middle_m=EYES_M, eyes_up=0.075, reach=0.36),
}
GROUP_MARGIN_M = {"wide": -0.35, "medium": -0.12, "close": 0.0}
"""Added to the width where several stand side by side: arms may leave the frame."""


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


class Cinematographer:
    """The camera of one shot."""

    def __init__(self, shot: Shot, placement: Placement, width: int, height: int) -> None:
        self._frame = FRAMES[shot.framing]
        self._move: Move = shot.move
        self._placement = placement
        self._width, self._height = width, height
        group = GROUP_MARGIN_M[shot.framing] if placement.spread_m else 0.0
        shown = self._frame.width_m + placement.spread_m + group
        self._scale = min(width / shown, height / self._frame.height_m)

    def camera(self, moment: Moment, travel_m: float = 0.0) -> Camera:
        """`travel_m` is how far the subject has walked towards the viewer; the camera backs away as far."""
        frame, reach = self._frame, self._frame.reach
        along = smooth(-0.08, 1.08, moment.progress)
        t = moment.t_s
        zoom, side, rise, angle, yaw, shake = 1.0, 0.0, 0.0, 0.0, 0.0, 0.15
        match self._move:
            case "push":
                zoom = lerp(1 - 0.13 * reach, 1 + 0.11 * reach, along)
            case "pull":
                zoom = lerp(1 + 0.12 * reach, 1 - 0.13 * reach, along)
            case "pan":
                yaw = lerp(-0.075, 0.075, along) * reach
                side = lerp(-0.16, 0.16, along) * reach
            case "orbit":
                angle = lerp(-0.23, 0.23, along) * reach
            case "crane":
                rise = lerp(0.55, -0.10, along) * reach
                zoom = lerp(1 - 0.12 * reach, 1 + 0.04 * reach, along)
            case "handheld":
                shake = 1.0
            case "static":
                shake = 0.0
        focal = FOCAL_BY_HEIGHT * self._height
        distance = focal / (self._scale * zoom)
        middle = self._middle_m(zoom)
        camera_y = frame.camera_m + rise + 0.012 * shake * drift(t, 1.0, 0.5)
        x = self._placement.focus_x + side + math.sin(angle) * distance + 0.016 * shake * drift(t, 2.4, 0.4)
        z = -math.cos(angle) * distance - travel_m
        aim = math.atan2(self._placement.focus_x - x + side, -travel_m - z)
        return Camera(
            x=x,
            y=camera_y,
            z=z,
            yaw=aim + yaw + 0.006 * shake * drift(t, 0.3, 0.6),
            pitch=math.atan2(middle - camera_y, distance) + 0.005 * shake * drift(t, 4.0, 0.7),
            roll=0.008 * shake * drift(t, 5.5, 0.3),
            focal_px=focal,
            width_px=self._width,
            height_px=self._height,
        )

    def _middle_m(self, zoom: float) -> float:
        """Height shown in the middle of the frame."""
        if self._frame.eyes_up is None:
            return self._frame.middle_m
        return EYES_M - self._frame.eyes_up * self._height / (self._scale * zoom)
