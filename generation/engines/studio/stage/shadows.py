"""Shadows on the floor: a small mask, drawn with lines and discs, blurred once and multiplied in."""

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import canvas_on, shade_of, soften
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.pose import Skeleton

SHRINK = 4
STRAIGHT_DOWN = 0.55
"""Cast shadows are shortened by this, to stay near the feet."""
RADII_M = {"leg": 0.10, "thigh": 0.12, "body": 0.22, "arm": 0.085, "head": 0.25}
SUBPIXEL = 4


class ShadowMask:
    """Collects shadows of one frame, then darkens the floor in one go."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._small = camera.scaled(1 / SHRINK)
        self._mask = np.zeros((self._small.height_px, self._small.width_px), np.uint8)
        self._any = False

    def figure(self, joints: Skeleton, x: float, z: float, light: Light) -> None:
        """The skeleton laid on the floor away from the light."""
        run_x, run_z = light.ground[0] * STRAIGHT_DOWN, light.ground[1] * STRAIGHT_DOWN
        left, right = joints.left, joints.right
        bones = [(side.ankle, side.knee, "leg") for side in (left, right)] + [
            (side.knee, side.hip, "thigh") for side in (left, right)
        ]
        bones += [(joints.hip, joints.neck, "body"), (joints.eyes, joints.eyes, "head")]
        for side in (left, right):
            bones += [(side.shoulder, side.elbow, "arm"), (side.elbow, side.wrist, "arm")]
        for start, end, part in bones:
            laid = np.array([[x + joint[0] + joint[1] * run_x, 0, z + joint[1] * run_z] for joint in (start, end)])
            self._line(laid, RADII_M[part], 200)
        for side in (left, right):
            height = max(0.0, side.ankle[1] - 0.07)
            self.spot(x + side.ankle[0] + 0.03 * side.side, z, 0.15, max(0.0, 1 - height * 2.2))

    def spot(self, x: float, z: float, radius_m: float, strength: float) -> None:
        """Contact shadow: a flat ellipse."""
        px, py, scale = self._small.spot(x, 0.0, z)
        if scale <= 0 or strength <= 0.02 or abs(px) > 4 * self._small.width_px:
            return
        self._any = True
        tilt = max(0.12, min(0.6, (self._small.y / max(0.3, z - self._small.z))))
        axes = (max(1, int(radius_m * scale * SUBPIXEL)), max(1, int(radius_m * scale * tilt * SUBPIXEL)))
        _ellipse(self._mask, (int(px), int(py)), axes, int(255 * min(1.0, strength)))

    def _line(self, laid: np.ndarray, radius_m: float, value: int) -> None:
        pixels, depth = self._small.project(laid)
        if depth.min() < 0.3:
            return
        self._any = True
        width = max(1, round(2 * radius_m * self._small.focal_px / float(depth.mean()) * 0.8))
        points = np.clip(pixels, -4000, 4000).astype(int)
        cv2.line(self._mask, tuple(points[0].tolist()), tuple(points[1].tolist()), value, width, cv2.LINE_AA)

    def apply(self, pixels: np.ndarray, strength: float) -> None:
        """Darkens BGRA pixels in place below the horizon."""
        if not self._any:
            return
        blur = max(0.8, 2.6 * self._small.height_px / 320)
        soft = soften(self._mask, blur)
        rows = np.flatnonzero(soft.any(1))
        if not len(rows):
            return
        top, bottom = int(rows[0]) * SHRINK, min(self._camera.height_px, (int(rows[-1]) + 1) * SHRINK)
        dark = cv2.convertScaleAbs(soft[rows[0] : rows[-1] + 1], alpha=strength)
        full = cv2.resize(dark, (self._camera.width_px, bottom - top), interpolation=cv2.INTER_LINEAR)
        canvas_on(pixels).drawImage(shade_of(full), 0, top)


def _ellipse(mask: np.ndarray, centre: tuple[int, int], axes: tuple[int, int], value: int) -> None:
    """Keeps the darker of what is there and the new spot."""
    width, height = axes[0] // SUBPIXEL + 1, axes[1] // SUBPIXEL + 1
    left, top = max(0, centre[0] - width), max(0, centre[1] - height)
    right, bottom = min(mask.shape[1], centre[0] + width + 1), min(mask.shape[0], centre[1] + height + 1)
    if right <= left or bottom <= top:
        return
    box = np.zeros((bottom - top, right - left), np.uint8)
    cv2.ellipse(
        box,
        (centre[0] - left, centre[1] - top),
        (max(1, width - 1), max(1, height - 1)),
        0,
        0,
        360,
        value,
        -1,
        cv2.LINE_AA,
    )
    mask[top:bottom, left:right] = np.maximum(mask[top:bottom, left:right], box)
