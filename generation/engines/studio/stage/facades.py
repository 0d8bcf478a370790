"""House fronts along a street, painted once: windows, shops, neon."""

import cv2
import numpy as np

from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.seeds import generator

PX_PER_M = 58.0
LENGTH_M, HEIGHT_M = 36.0, 13.0
NEON: tuple[RGB, ...] = ((255, 70, 210), (60, 220, 250), (255, 190, 70), (120, 255, 160), (255, 80, 70))
STONE: tuple[RGB, ...] = (
    (196, 120, 92),
    (222, 196, 158),
    (150, 166, 182),
    (206, 150, 130),
    (176, 182, 164),
    (234, 216, 190),
)
AWNINGS: tuple[RGB, ...] = ((214, 66, 58), (52, 132, 116), (232, 168, 48), (70, 96, 176), (150, 84, 140))
SIGNS = ("RAMEN", "CAFE", "ARCADE", "HOTEL", "JAZZ", "BOOKS", "PIZZA", "RECORDS", "TEA", "CINEMA")
FLOOR_M, SHOP_M = 1.15, 3.1


class Front:
    """One house on the wall picture, in metres from its left end and from the top."""

    def __init__(self, picture: np.ndarray, scale: float, left_m: float, right_m: float, top_m: float) -> None:
        self.picture, self.scale = picture, scale
        self.left_m, self.right_m, self.top_m = left_m, right_m, top_m

    def box(
        self, left: float, top: float, right: float, bottom: float, rgb: np.ndarray | RGB, *, line: float = 0.0
    ) -> None:
        """A rectangle in metres; with `line` only its frame, that thick."""
        s = self.scale
        first, last = (int(left * s), int(top * s)), (int(right * s) - 1, int(bottom * s) - 1)
        thick = -1 if line == 0 else max(1, round(line * s))
        cv2.rectangle(self.picture, first, last, [float(part) for part in rgb], thick)

    def write(self, text: str, left: float, base: float, high: float, rgb: RGB) -> None:
        size = high * self.scale / 22
        thick = max(1, round(high * self.scale / 9))
        at = (int(left * self.scale), int(base * self.scale))
        cv2.putText(self.picture, text, at, cv2.FONT_HERSHEY_DUPLEX, size, rgb, thick, cv2.LINE_AA)


def paint_wall(seed: int, side: int, *, dark: bool, scale: float) -> np.ndarray:
    """Float32 RGB of one side of the street; column 0 is nearest, and signs read forwards. `scale` 1 is PX_PER_M."""
    density = PX_PER_M * scale
    picture = np.zeros((int(HEIGHT_M * density), int(LENGTH_M * density), 3), np.float32)
    picture[:] = (26, 18, 34) if dark else (150, 150, 150)
    rng = generator(seed, "wall", side)
    left = 0.0
    while left < LENGTH_M:
        right = min(LENGTH_M, left + 3.2 + 2.8 * rng.random())
        front = Front(picture, density, left, right, 3.6 * rng.random())
        _house(front, rng, dark=dark)
        left = right
    if dark:
        rows, columns = picture.shape[:2]
        small = cv2.resize(np.maximum(picture - 120, 0), (columns // 4, rows // 4), interpolation=cv2.INTER_AREA)
        glow = cv2.GaussianBlur(small, (0, 0), max(0.5, 0.10 * density))
        picture += cv2.resize(glow, (columns, rows), interpolation=cv2.INTER_LINEAR) * np.float32(1.5)
    return picture[:, ::-1] if side > 0 else picture


def _house(front: Front, rng: np.random.Generator, *, dark: bool) -> None:
    stone = np.array(STONE[int(rng.integers(len(STONE)))], float)
    wall = (
        stone * (0.17 + 0.10 * rng.random()) * np.array([0.95, 0.85, 1.35])
        if dark
        else stone * (0.85 + 0.2 * rng.random())
    )
    front.box(front.left_m, front.top_m, front.right_m, HEIGHT_M, wall)
    front.box(front.left_m, front.top_m, front.right_m, front.top_m + 0.22, wall * 1.25)
    front.box(front.left_m, front.top_m, front.left_m + 0.06, HEIGHT_M, wall * 0.6)
    shop_top = HEIGHT_M - SHOP_M
    wide = 0.58 + 0.25 * rng.random()
    step = wide + 0.40 + 0.2 * rng.random()
    floor = front.top_m + 0.55
    while floor < shop_top - 0.95:
        across = front.left_m + 0.35
        while across < front.right_m - wide - 0.2:
            front.box(
                across - 0.06, floor - 0.06, across + wide + 0.06, floor + 0.86, wall * (1.18 if not dark else 0.8)
            )
            front.box(across, floor, across + wide, floor + 0.80, _window(rng, wall, dark=dark))
            front.box(across + wide / 2 - 0.02, floor, across + wide / 2 + 0.02, floor + 0.80, wall * 0.9)
            front.box(across - 0.08, floor + 0.82, across + wide + 0.08, floor + 0.90, wall * 1.3)
            across += step
        floor += FLOOR_M
    _shop(front, rng, shop_top, wall, dark=dark)


def _window(rng: np.random.Generator, wall: np.ndarray, *, dark: bool) -> np.ndarray:
    chance = rng.random()
    if dark and chance < 0.42:
        return np.array([255, 196, 104]) * (0.55 + 0.5 * rng.random())
    if dark and chance < 0.50:
        return np.array([110, 170, 235]) * 0.8
    return wall * 0.5 if dark else np.array([108, 142, 168]) * (0.75 + 0.5 * rng.random())


def _shop(front: Front, rng: np.random.Generator, top: float, wall: np.ndarray, *, dark: bool) -> None:
    left, right = front.left_m + 0.3, front.right_m - 0.3
    color = NEON[int(rng.integers(len(NEON)))] if dark else AWNINGS[int(rng.integers(len(AWNINGS)))]
    tint = np.array(color, float)
    inside = np.array([250, 206, 140]) * (0.45 + 0.35 * rng.random()) if dark else np.array([96, 112, 124])
    front.box(left, top + 0.95, right, HEIGHT_M - 0.12, inside)
    front.box(left + 0.1, top + 1.5, right - 0.1, HEIGHT_M - 0.3, inside * 0.72, line=0.05)
    front.box((left + right) / 2 - 0.5, top + 1.05, (left + right) / 2 + 0.5, HEIGHT_M - 0.1, wall * 0.7, line=0.08)
    front.box(left, top + 0.12, right, top + 0.86, tint * (0.14 if dark else 0.95))
    text = SIGNS[int(rng.integers(len(SIGNS)))]
    if dark:
        front.box(left, top + 0.12, right, top + 0.86, color, line=0.06)
        front.write(text, left + 0.25, top + 0.70, 0.45, color)
        if rng.random() < 0.75:
            other = np.array(NEON[int(rng.integers(len(NEON)))], float)
            edge = front.right_m - 0.55
            high = front.top_m + 0.8
            front.box(edge, high, edge + 0.42, high + 3.6, other * 0.25)
            for number in range(6):
                front.box(edge + 0.07, high + 0.12 + 0.58 * number, edge + 0.35, high + 0.52 + 0.58 * number, other)
        return
    front.write(text, left + 0.25, top + 0.70, 0.45, (250, 246, 236))
    stripes = 9
    for number in range(stripes):
        start = left + (right - left) * number / stripes
        end = left + (right - left) * (number + 1) / stripes
        front.box(start, top + 0.90, end, top + 1.35, tint if number % 2 else np.array([246, 242, 232]))
