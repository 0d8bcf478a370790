"""A whole cut-out figure: a paper puppet that hops, leans, bends and talks."""

import math

import numpy as np

from generation.engines.studio.head.character import STEP_PX, CharacterHead, looked_up, samples
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import image_of
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Pose
from vision.character import Character

MOST_TALL_M, MOST_WIDE_M, LEAST_TALL_M = 1.72, 0.96, 0.85
EYES_OVER_MOUTH = 0.13
"""Of its height."""
LEAN, TILT, WADDLE, BEND = 1.1, 0.30, 0.9, 0.55
"""How a body's lean, a head's tilt and shifting hips turn the paper, and how far its upper part bends on."""
SQUASH, LEAST_SQUASH, MOST_SQUASH = 1.5, 0.74, 1.14
"""Of its height for a metre that the hips sink or rise."""
TALK_HOP = 0.035
CLOSE_CALM = 0.4
"""Of all turning in a close-up: heads are far from the feet they turn about, and frames are narrow."""
NARROW = 0.55


class Puppet(CharacterHead):
    """A head that brings its own body. `eyes_m` is where a close-up looks; `half_m` half its width."""

    def __init__(self, character: Character) -> None:
        super().__init__(character)
        cutout = self._cutout
        self.tall_m = max(LEAST_TALL_M, min(MOST_TALL_M, MOST_WIDE_M * cutout.tall / cutout.wide))
        self.half_m = self.tall_m * cutout.wide / cutout.tall / 2
        mouth_up = (cutout.foot - cutout.mouth[1]) / cutout.tall
        self.eyes_m = self.tall_m * min(0.92, mouth_up + EYES_OVER_MOUTH)

    def stand(self, figure: Figure, frame: tuple[int, int], relight: Relight, pose: Pose, face: HeadPose) -> None:
        """Draws it at the figure's mark; arms and legs of the pose only say how high it jumps."""
        cutout, scale = self._cutout, figure.scale
        lift = max(0.0, min(pose.left_foot[1], pose.right_foot[1]) - ANKLE_M) + pose.bounce
        sink = pose.hip[1] - HIP_M - lift
        tall = max(LEAST_SQUASH, min(MOST_SQUASH, 1 + SQUASH * sink + TALK_HOP * face.jaw))
        wide = tall**-0.6 * (1 - NARROW * (1 - math.cos(1.6 * face.yaw)))
        calm = CLOSE_CALM if figure.cropped else 1.0
        turn = calm * (LEAN * pose.lean + TILT * face.roll + WADDLE * pose.hip[0])
        bend = calm * BEND * (face.roll + 0.4 * face.yaw)
        origin = (figure.origin[0] + 0.5 * pose.hip[0] * scale, figure.origin[1] - lift * scale)
        reach = scale * 1.25 * math.hypot(self.tall_m, self.half_m)
        left, top = max(0, math.floor(origin[0] - reach)), max(0, math.floor(origin[1] - reach))
        right = min(frame[0], math.ceil(origin[0] + reach))
        bottom = min(frame[1], math.ceil(origin[1] + 0.5 * self.half_m * scale))
        if right - left < STEP_PX or bottom - top < STEP_PX:
            return
        x, y = samples(left, top, right, bottom, origin, scale)
        cos, sin = math.cos(turn), math.sin(turn)
        x, up = x * cos + y * sin, x * sin - y * cos
        part = np.clip(up / (self.tall_m * tall), 0, 1)
        x = (x - bend * self.tall_m * 0.4 * part * part) / wide
        unit = cutout.tall / self.tall_m
        texture = cutout.speaking(cutout.texture(relight), face)
        columns, rows = cutout.middle + x * unit, cutout.foot - up / tall * unit
        patch = looked_up(texture, columns, rows, right - left, bottom - top)
        figure.canvas.drawImage(image_of(patch), left, top)
