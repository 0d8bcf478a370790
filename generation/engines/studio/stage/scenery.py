"""What places are built from: a far panorama, textured planes, a mirror for wet floors."""

import math

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera

PARALLAX_M = 220.0
"""How far away the panorama is, for its shift when the camera moves sideways."""
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
        affine = cv2.getRotationMatrix2D((centre_x, self._horizon), -math.degrees(camera.roll), zoom)
        affine[:, 2] += (camera.width_px / 2 + shift - centre_x, camera.horizon_px - self._horizon)
        return np.asarray(affine)

    def draw(self, pixels: np.ndarray, camera: Camera) -> None:
        size = (camera.width_px, camera.height_px)
        cv2.warpAffine(
            self._pixels, self.place(camera), size, dst=pixels, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
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

    def draw(self, pixels: np.ndarray, camera: Camera, top: int = 0, bottom: int | None = None) -> None:
        """Rows `top` to `bottom` of the frame."""
        bottom = camera.height_px if bottom is None else bottom
        if bottom - top < 2:
            return
        down = np.array([[1, 0, 0], [0, 1, -top], [0, 0, 1.0]])
        cv2.warpPerspective(
            self._texture, down @ self.homography(camera), (camera.width_px, bottom - top), dst=pixels[top:bottom],
            flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT,
        )  # fmt: skip


def floor(texture: np.ndarray, left_m: float, near_m: float, width_m: float, depth_m: float) -> Plane:
    """A horizontal plane at y = 0; the texture's last row is nearest to the viewer."""
    rows, columns = texture.shape[:2]
    return Plane(
        texture,
        np.array([left_m, 0.0, near_m + depth_m]),
        np.array([width_m / columns, 0.0, 0.0]),
        np.array([0.0, 0.0, -depth_m / rows]),
    )


def below_horizon(camera: Camera, margin_px: int = 1) -> int:
    """First row that can show the floor, kept inside the frame."""
    return int(min(camera.height_px - 4, max(0, camera.horizon_px + margin_px)))


def mirror(pixels: np.ndarray, row: int, t_s: float, *, ripple: float, smear: float) -> np.ndarray:
    """What lies above `row`, mirrored, smeared downwards and rippling: BGR [rows below, W, 3].

    `ripple` and `smear` in pixels at 1280 rows.
    """
    height, width = pixels.shape[:2]
    below = height - row
    unit = height / 1280
    source = pixels[max(0, row - below) : row, :, :3][::-1]
    small = cv2.resize(np.ascontiguousarray(source), (width // 4, max(2, source.shape[0] // 4)), interpolation=cv2.INTER_AREA)
    small = cv2.blur(small, (3, max(3, int(smear * unit / 4) | 1)))
    flipped = cv2.resize(small, (width, below), interpolation=cv2.INTER_LINEAR)
    step = 8
    x, y = np.meshgrid(np.arange(0, width + step, step, dtype=np.float32), np.arange(0, below + step, step, dtype=np.float32))
    wave_x = ripple * unit * np.sin(y / unit * 0.11 + t_s * 5) * (y / max(1, below) + 0.15)
    wave_y = 0.6 * ripple * unit * np.sin(x / unit * 0.05 + t_s * 3)
    coords = cv2.resize(np.dstack([x + wave_x, y + wave_y]).astype(np.float32), None, fx=step, fy=step)[:below, :width]
    return np.asarray(cv2.remap(flipped, coords, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT))
