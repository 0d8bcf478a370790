"""Where the camera is: framing by metres shown, moves by closed forms of the shot's progress."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from generation.engines.studio.plugins.base import Shift
from generation.engines.studio.stage.blocking import Placement
from generation.engines.studio.stage.camera import FOCAL_BY_HEIGHT, Camera
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.fx_keys import at_progress
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import HIP_M, NECK_TO_EYES_M, SPINE_TO_NECK_M
from generation.storyboard.schema import Framing, Shot

LOWEST_M = 0.22
EYES_M = HIP_M + SPINE_TO_NECK_M + NECK_TO_EYES_M


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
Moves = Callable[[Moment, float], Shift]
"""What a camera plug-in does; see CameraPlugin.shift."""


class Cinematographer:
    """The camera of one shot."""

    def __init__(self, shot: Shot, placement: Placement, shift: Moves, width: int, height: int) -> None:
        self._frame = FRAMES[shot.framing]
        self._shift = shift
        self._placement = placement
        self._width, self._height = width, height
        shown = self._frame.width_m + placement.spread_m
        self._scale = min(width / shown, height / self._frame.height_m)
        self._keys = shot.camera

    def camera(self, moment: Moment, travel_m: float = 0.0, focus_x: float | None = None) -> Camera:
        """`travel_m` is how far the subject has walked towards the viewer; the camera backs away as far. `focus_x` is
        what it looks at now, the placement's own focus where None.
        """
        nudge = at_progress(self._keys, moment.progress)
        return nudge.aim(self._framed(moment, travel_m, focus_x, nudge.dolly))

    def reference(self, moment: Moment) -> Camera:
        """Without the shot's own keys: what its place is painted for."""
        return self._framed(moment, 0.0, None, 1.0)

    def _framed(self, moment: Moment, travel_m: float, focus_x: float | None, dolly: float) -> Camera:
        frame, reach = self._frame, self._frame.reach
        focus = self._placement.focus_x if focus_x is None else focus_x
        t = moment.t_s
        shift = self._shift(moment, reach)
        focal = FOCAL_BY_HEIGHT * self._height * shift.lens
        distance = focal / (self._scale * shift.zoom * dolly)
        middle = self._middle_m(shift.zoom * dolly)
        camera_y = max(LOWEST_M, frame.camera_m + shift.rise_m) + 0.012 * shift.shake * drift(t, 1.0, 0.5)
        x = focus + shift.side_m + math.sin(shift.around) * distance + 0.016 * shift.shake * drift(t, 2.4, 0.4)
        z = -math.cos(shift.around) * distance - travel_m
        aim = math.atan2(focus - x + shift.side_m, -travel_m - z)
        return Camera(
            x=x,
            y=camera_y,
            z=z,
            yaw=aim + shift.yaw + 0.006 * shift.shake * drift(t, 0.3, 0.6),
            pitch=math.atan2(middle - camera_y, distance) + shift.pitch + 0.005 * shift.shake * drift(t, 4.0, 0.7),
            roll=shift.roll + 0.008 * shift.shake * drift(t, 5.5, 0.3),
            focal_px=focal,
            width_px=self._width,
            height_px=self._height,
        )

    def _middle_m(self, zoom: float) -> float:
        """Height shown in the middle of the frame."""
        lower = self._placement.lower_m
        if self._frame.eyes_up is None:
            return self._frame.middle_m - lower * (1 - self._frame.reach)
        return EYES_M - lower - self._frame.eyes_up * self._height / (self._scale * zoom)
