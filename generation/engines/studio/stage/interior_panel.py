"""Painted rectangles in space: walls, floors, cupboard fronts, cut-out furniture."""

import math

import cv2
import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, argb, canvas_on, image_of
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lighting
from generation.engines.studio.stage.moment import View

NEAR_M = 0.25
"""Panels are cut off this close to the lens."""
LIGHT_GRID = 24
SPARE = 1.12
"""Painted so many times finer than seen by the reference camera: moves come closer."""
MOST_TEXELS = 3_000_000
Corner = tuple[float, float, float]


def density_at(camera: Camera, depth_z: float) -> float:
    """Pixels a metre at this z, as the reference camera sees it."""
    return SPARE * camera.focal_px / max(0.6, depth_z - camera.z)


class Board:
    """What is painted on a panel: `paint` takes the place's light, `shine` glows by itself and lies on top."""

    def __init__(self, width_m: float, height_m: float, density: float, rgb: RGB | None = None) -> None:
        density = min(density, math.sqrt(MOST_TEXELS / max(1e-6, width_m * height_m)))
        rows, columns = max(2, round(height_m * density)), max(2, round(width_m * density))
        self.width_m, self.height_m = width_m, height_m
        pixels = np.zeros((rows, columns, 4), np.uint8)
        if rgb is not None:
            packed = argb(rgb)
            pixels[:] = (packed & 255, (packed >> 8) & 255, (packed >> 16) & 255, 255)
        self.opaque = rgb is not None
        self.paint = Brush(pixels, density)
        self.shine = Brush(np.zeros_like(pixels), density)

    def baked(self, factors: np.ndarray) -> np.ndarray:
        """Premultiplied BGRA; `factors` RGB [n, n, 3] over the board."""
        rows, columns = self.paint.pixels.shape[:2]
        four = np.dstack([factors[..., ::-1], np.ones(factors.shape[:2])]).astype(np.float32)
        light = cv2.resize(four, (columns, rows))
        baked = np.asarray(cv2.multiply(self.paint.pixels, light, dtype=cv2.CV_8U))
        if not self.opaque:
            np.minimum(baked, baked[..., 3:], out=baked)
        left, top, wide, high = cv2.boundingRect(self.shine.pixels[..., 3])
        if wide:
            canvas_on(baked).drawImage(image_of(self.shine.pixels[top : top + high, left : left + wide]), left, top)
        return baked


class Panel:
    """`corner` is the world place of the board's upper left corner, `along` and `down` its edges in metres.

    `spare_m` more of it are mirrored on below.
    """

    def __init__(
        self, board: Board, lighting: Lighting, corner: Corner, along: Corner, down: Corner, spare_m: float = 0.0
    ) -> None:
        self._corner, self._along, self._down = np.array(corner), np.array(along), np.array(down)
        normal = np.cross(self._along, self._down)
        part = np.linspace(0, 1, LIGHT_GRID)
        points = self._corner + part[None, :, None] * self._along + part[:, None, None] * self._down
        self._texture = board.baked(lighting.factors(points, normal / np.linalg.norm(normal)))
        rows, columns = self._texture.shape[:2]
        more = min(rows - 1, round(rows * spare_m / board.height_m))
        if more:
            self._texture = cv2.copyMakeBorder(self._texture, 0, more, 0, 0, cv2.BORDER_REFLECT_101)
            self._down, rows = self._down * (1 + more / rows), rows + more
        self._axes = np.stack([self._along / columns, self._down / rows, self._corner], 1)
        self._opaque = board.opaque

    def draw(self, view: View, shift: Corner = (0.0, 0.0, 0.0)) -> None:
        """`shift` moves it by so many metres: trains pass, doors slide."""
        camera, pixels = view.camera, view.pixels
        left, top, right, bottom = self._bounds(camera, shift)
        if right - left < 2 or bottom - top < 2:
            return
        seen = camera.intrinsics @ camera.rotation
        matrix = seen @ self._axes
        matrix[:, 2] += seen @ (np.array(shift) - camera.position)
        matrix = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]]) @ matrix
        size = (right - left, bottom - top)
        if self._opaque:
            target = pixels[top:bottom, left:right]
            box = np.ascontiguousarray(target)
            cv2.warpPerspective(self._texture, matrix, size, dst=box, borderMode=cv2.BORDER_TRANSPARENT)
            if not np.shares_memory(box, pixels):
                target[:] = box
            return
        view.canvas.drawImage(image_of(cv2.warpPerspective(self._texture, matrix, size)), left, top)

    def _bounds(self, camera: Camera, shift: Corner) -> tuple[int, int, int, int]:
        """Pixel box of what lies before the lens."""
        first = self._corner + np.array(shift)
        corners = [first, first + self._along, first + self._along + self._down, first + self._down]
        ahead = camera.rotation[2]
        depths = [float(ahead @ (corner - camera.position)) - NEAR_M for corner in corners]
        kept = []
        for number, (corner, depth) in enumerate(zip(corners, depths, strict=True)):
            following, other = corners[(number + 1) % 4], depths[(number + 1) % 4]
            if depth >= 0:
                kept.append(corner)
            if (depth >= 0) != (other >= 0):
                kept.append(corner + (following - corner) * (depth / (depth - other)))
        if not kept:
            return (0, 0, 0, 0)
        places, _ = camera.project(np.array(kept))
        places = np.clip(places, -9e3, 9e3)
        left, top = np.floor(places.min(0)).astype(int).tolist()
        right, bottom = np.ceil(places.max(0)).astype(int).tolist()
        return (max(0, left), max(0, top), min(camera.width_px, right + 1), min(camera.height_px, bottom + 1))


def facing(board: Board, lighting: Lighting, left: float, low: float, z: float) -> Panel:
    """Upright and towards the viewer."""
    return Panel(board, lighting, (left, low + board.height_m, z), (board.width_m, 0, 0), (0, -board.height_m, 0))


def sideways(board: Board, lighting: Lighting, x: float, low: float, near_z: float) -> Panel:
    """Upright along z, seen from the middle: signs read forwards on either side."""
    high = low + board.height_m
    if x < 0:
        return Panel(board, lighting, (x, high, near_z), (0, 0, board.width_m), (0, -board.height_m, 0))
    return Panel(board, lighting, (x, high, near_z + board.width_m), (0, 0, -board.width_m), (0, -board.height_m, 0))


def level(board: Board, lighting: Lighting, left: float, y: float, near_z: float, spare_m: float = 0.0) -> Panel:
    """Flat, as a floor; the board's height runs away from the viewer. `spare_m` more lie at the near end."""
    along, down = (board.width_m, 0.0, 0.0), (0.0, 0.0, -board.height_m)
    return Panel(board, lighting, (left, y, near_z + board.height_m), along, down, spare_m)
