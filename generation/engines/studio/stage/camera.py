"""A pinhole camera in metres: x right, y up, z away from the lens; the first subject stands at the origin."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

FOCAL_BY_HEIGHT = 0.9
"""Focal length over frame height: about 58 degrees from top to bottom."""
NEAREST_M = 0.05
HORIZON_M = 1e4


@dataclass(frozen=True, kw_only=True)
class Camera:
    """Angles in radians: yaw turns right, pitch up, roll clockwise."""

    x: float
    y: float
    z: float
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    focal_px: float
    width_px: int
    height_px: int

    @cached_property
    def position(self) -> np.ndarray:
        return np.array([self.x, self.y, self.z])

    @cached_property
    def rotation(self) -> np.ndarray:
        cy, sy = math.cos(self.yaw), math.sin(self.yaw)
        cp, sp = math.cos(self.pitch), math.sin(self.pitch)
        cr, sr = math.cos(self.roll), math.sin(self.roll)
        turn = np.array([[cy, 0, -sy], [0, 1, 0], [sy, 0, cy]])
        tilt = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
        lean = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
        return np.asarray(lean @ tilt @ turn)

    @cached_property
    def _axes(self) -> list[list[float]]:
        """Right, up and ahead as plain numbers, which are quicker one by one."""
        axes: list[list[float]] = self.rotation.tolist()
        return axes

    @cached_property
    def intrinsics(self) -> np.ndarray:
        return np.array(
            [[self.focal_px, 0, self.width_px / 2], [0, -self.focal_px, self.height_px / 2], [0, 0, 1.0]],
        )

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """World [N, 3] to pixels [N, 2] and depth [N] in metres; points behind the lens are clamped just before it."""
        seen = (np.atleast_2d(points) - self.position) @ self.rotation.T
        depth = np.maximum(seen[:, 2], NEAREST_M)
        x = self.width_px / 2 + self.focal_px * seen[:, 0] / depth
        y = self.height_px / 2 - self.focal_px * seen[:, 1] / depth
        return np.stack([x, y], 1), seen[:, 2]

    def spot(self, x: float, y: float, z: float) -> tuple[float, float, float]:
        """One world point as pixel x, pixel y and pixels per metre there (0 behind the lens)."""
        right, up, ahead = self._axes
        dx, dy, dz = x - self.x, y - self.y, z - self.z
        depth = ahead[0] * dx + ahead[1] * dy + ahead[2] * dz
        scale = self.focal_px / max(depth, NEAREST_M)
        px = self.width_px / 2 + scale * (right[0] * dx + right[1] * dy + right[2] * dz)
        py = self.height_px / 2 - scale * (up[0] * dx + up[1] * dy + up[2] * dz)
        return px, py, scale if depth > NEAREST_M else 0.0

    @cached_property
    def ground(self) -> np.ndarray:
        """Homography from (x, z, 1) on the floor y = 0 to pixels."""
        turned = self.rotation
        return np.asarray(self.intrinsics @ np.stack([turned[:, 0], turned[:, 2], -turned @ self.position], 1))

    @cached_property
    def horizon_px(self) -> float:
        """Row of the horizon in the middle of the frame."""
        ahead = self.position + HORIZON_M * np.array([math.sin(self.yaw), 0, math.cos(self.yaw)])
        return float(self.project(np.array([[ahead[0], self.y, ahead[2]]]))[0][0, 1])

    @property
    def distance_m(self) -> float:
        """To the mark at the origin, along z."""
        return max(NEAREST_M, -self.z)

    def half_width_m(self, z: float) -> float:
        """Half of what the frame shows from left to right at this depth."""
        return self.width_px / 2 / self.focal_px * max(NEAREST_M, z - self.z)

    def scaled(self, factor: float) -> "Camera":
        """The same view in fewer pixels."""
        width, height = max(2, round(self.width_px * factor)), max(2, round(self.height_px * factor))
        return replace(self, focal_px=self.focal_px * height / self.height_px, width_px=width, height_px=height)
