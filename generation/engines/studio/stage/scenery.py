"""What places are built from: a far panorama, textured planes, a mirror for wet floors."""

import math

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import resample

PARALLAX_M = 220.0
"""How far away the panorama is, for its shift when the camera moves sideways."""
MIRROR_SHRINK = 4
RIPPLE_STEP = 8
"""Reflections are blurred anyway: taken from so many times fewer pixels, moved on a grid this coarse."""
OVERLAP = 1.9
"""Width of a panorama over the frame's, so that it covers every turn of the camera."""


class Panorama:
    """A far picture that turns with the camera. `pixels` opaque BGRA; `horizon` its row of the horizon, both at the
    scale of the camera it was painted for.
    """

    def __init__(self, pixels: np.ndarray, horizon: float, reference: Camera) -> None:
        self._pixels = pixels
        self._horizon = horizon
        self._reference = reference

    def place(self, camera: Camera) -> np.ndarray:
        """Affine [2, 3] from picture to frame pixels."""
        zoom = camera.focal_px / self._reference.focal_px
        shift = -camera.focal_px * (math.tan(camera.yaw) + camera.x / PARALLAX_M)
        centre_x = self._pixels.shape[1] / 2
        affine = np.array(cv2.getRotationMatrix2D((centre_x, self._horizon), -math.degrees(camera.roll), zoom), float)
        affine[:, 2] += np.array([camera.width_px / 2 + shift - centre_x, camera.horizon_px - self._horizon])
        return affine

    def draw(self, pixels: np.ndarray, camera: Camera, bottom: int | None = None) -> None:
        """Rows down to `bottom`, where something else covers the rest."""
        rows = camera.height_px if bottom is None else max(1, min(camera.height_px, bottom))
        cv2.warpAffine(
            self._pixels,
            self.place(camera),
            (camera.width_px, rows),
            dst=pixels[:rows],
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )


def panorama_size(camera: Camera) -> tuple[int, int, int]:
    """Width, height and horizon row that cover every view of a shot seen by `camera`."""
    height = round(camera.height_px * 1.55)
    return round(camera.width_px * OVERLAP) + camera.height_px // 3, height, round(height * 0.62)


class Plane:
    """A textured rectangle in space: `corner` of texel (0, 0) and the steps of one texel along its columns and rows."""

    def __init__(self, texture: np.ndarray, corner: np.ndarray, along: np.ndarray, down: np.ndarray) -> None:
        self._texture = texture
        self._axes = np.stack([along, down, corner], 1)

    def homography(self, camera: Camera) -> np.ndarray:
        """From texels (u, v, 1) to frame pixels."""
        seen = camera.intrinsics @ camera.rotation
        matrix = seen @ self._axes
        matrix[:, 2] -= seen @ camera.position
        return np.asarray(matrix)

    def draw(self, pixels: np.ndarray, camera: Camera, top: int = 0, left: int = 0, right: int | None = None) -> None:
        """Rows from `top` down and columns `left` to `right` of the frame: where the plane can be seen."""
        right = camera.width_px if right is None else min(camera.width_px, right)
        rows, columns = camera.height_px - top, right - left
        if rows < 2 or columns < 2:
            return
        shift = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
        box = np.ascontiguousarray(pixels[top:, left:right])
        cv2.warpPerspective(
            self._texture,
            shift @ self.homography(camera),
            (columns, rows),
            dst=box,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_TRANSPARENT,
        )
        if not np.shares_memory(box, pixels):
            pixels[top:, left:right] = box


def floor(texture: np.ndarray, left_m: float, near_m: float, width_m: float, depth_m: float) -> Plane:
    """A horizontal plane at y = 0; the texture's last row is nearest to the viewer."""
    rows, columns = texture.shape[:2]
    return Plane(
        texture,
        np.array([left_m, 0.0, near_m + depth_m]),
        np.array([width_m / columns, 0.0, 0.0]),
        np.array([0.0, 0.0, -depth_m / rows]),
    )


def floor_end(camera: Camera, far_m: float) -> int:
    """Row down to which the panorama shows, where the floor ends `far_m` beyond the mark."""
    row = camera.spot(camera.x, 0.0, max(camera.z + 1.0, far_m))[1] + abs(camera.roll) * camera.width_px
    return int(min(camera.height_px, max(1, row + 2)))


def below_horizon(camera: Camera, margin_px: int = 1) -> int:
    """First row that can show the floor, kept inside the frame."""
    return int(min(camera.height_px - 4, max(0, camera.horizon_px + margin_px)))


def mirror(pixels: np.ndarray, row: int, t_s: float, *, ripple: float, smear: float) -> np.ndarray:
    """What lies above `row`, mirrored, smeared downwards and rippling: BGRA [rows below, W, 4].

    `ripple` and `smear` in pixels at 1280 rows.
    """
    height, width = pixels.shape[:2]
    below = height - row
    if row <= 0:
        return np.full((below, width, 4), (0, 0, 0, 255), np.uint8)  # the floor fills the frame: nothing is above it
    unit = height / 1280
    source = pixels[max(0, row - below) : row]
    small = cv2.resize(
        source, (max(2, width // MIRROR_SHRINK), max(2, len(source) // MIRROR_SHRINK)), interpolation=cv2.INTER_AREA
    )
    small = cv2.flip(cv2.blur(small, (3, max(3, int(smear * unit / MIRROR_SHRINK) | 1))), 0)
    if ripple == 0:
        return np.asarray(cv2.resize(small, (width, below), interpolation=cv2.INTER_LINEAR))
    x, y = np.meshgrid(np.arange(0, width + RIPPLE_STEP, RIPPLE_STEP), np.arange(0, below + RIPPLE_STEP, RIPPLE_STEP))
    wave_x = ripple * unit * np.sin(y / unit * 0.11 + t_s * 5) * (y / max(1, below) + 0.15)
    wave_y = 0.6 * ripple * unit * np.sin(x / unit * 0.05 + t_s * 3)
    coarse = np.dstack([(x + wave_x) * small.shape[1] / width, (y + wave_y) * small.shape[0] / below]).astype(
        np.float32
    )
    coords = cv2.resize(coarse, None, fx=RIPPLE_STEP, fy=RIPPLE_STEP)[:below, :width]
    return resample(small, coords, cv2.BORDER_REFLECT)
