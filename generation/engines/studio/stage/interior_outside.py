"""What a window shows: sky by time of day, and a town or hills under it."""

from generation.engines.studio.stage.canvas import RGB, mix
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.seeds import unit

VIEWS: dict[str, tuple[RGB, RGB]] = {
    "day": ((96, 172, 238), (220, 240, 250)),
    "sunset": ((128, 96, 158), (255, 178, 104)),
    "sunrise": ((140, 168, 222), (255, 214, 168)),
    "night": ((12, 18, 50), (48, 56, 112)),
}
FAR: dict[str, RGB] = {
    "day": (150, 180, 206),
    "sunset": (150, 92, 116),
    "sunrise": (186, 160, 180),
    "night": (28, 32, 66),
}
FRAME_M = 0.07


def sky(brush: Brush, time: str, left: float, low: float, right: float, high: float) -> None:
    top, bottom = VIEWS[time]
    brush.ramp(left, low, right, high, top, bottom)
    x, y = left + (right - left) * 0.72, low + (high - low) * 0.74
    size = (high - low) * 0.07
    if time == "night":
        for star in range(22):
            at = (left + (right - left) * unit(3, "x", star), low + (high - low) * (0.3 + 0.7 * unit(3, "y", star)))
            brush.disc(*at, 0.008 + 0.008 * unit(3, "size", star), (240, 244, 255), 0.8)
        brush.disc(x, y, size, (246, 244, 226))
    elif time == "day":
        for cloud, (across, up) in enumerate(((0.25, 0.75), (0.7, 0.6), (0.45, 0.9))):
            for puff in range(4):
                start = left + (right - left) * across + (puff - 1.5) * size * 1.1
                rise = (high - low) * up + size * 0.4 * ((puff + cloud) % 2)
                brush.disc(start, low + rise, size, (255, 255, 255), 0.85)
    else:
        y = low + (high - low) * 0.36
        brush.glow(x, y, size * 4, (255, 230, 160), 0.6)
        brush.disc(x, y, size * 1.3, (255, 240, 196))


def town(brush: Brush, time: str, seed: int, left: float, low: float, right: float, high: float) -> None:
    """Sky and two rows of towers, lit at night."""
    sky(brush, time, left, low, right, high)
    wide, tall = right - left, high - low
    for row, (height, shade) in enumerate(((0.62, 0.35), (0.42, 0.8))):
        body = mix(VIEWS[time][1], FAR[time], shade)
        x, number = left, 0
        while x < right - 0.02:
            step = min(right - x, wide * (0.07 + 0.07 * unit(seed, "wide", row, number)))
            top = low + tall * height * (0.5 + 0.6 * unit(seed, "high", row, number))
            brush.box(x, low, x + step, top, body, shade=0.04)
            _lights(brush, time, seed + 31 * number + row, x, low, x + step, top)
            x, number = x + step * 1.04, number + 1


def _lights(brush: Brush, time: str, seed: int, left: float, low: float, right: float, top: float) -> None:
    columns, rows = max(1, int((right - left) / 0.055)), max(1, int((top - low) / 0.075))
    for column in range(columns):
        for row in range(rows):
            chance = unit(seed, column, row)
            x, y = left + 0.02 + column * 0.055, low + 0.02 + row * 0.075
            if time == "night" and chance < 0.45:
                brush.box(x, y, x + 0.028, y + 0.04, (255, 208, 120) if chance < 0.36 else (130, 190, 255))
            elif time != "night":
                brush.box(x, y, x + 0.028, y + 0.04, mix(FAR[time], (255, 255, 255), 0.25 + 0.2 * chance))


def hills(brush: Brush, time: str, left: float, low: float, right: float, high: float) -> None:
    """Sky and rolling green."""
    sky(brush, time, left, low, right, high)
    wide, tall = right - left, high - low
    for number, (across, up, green) in enumerate(((0.3, 0.34, 0.45), (0.75, 0.28, 0.6), (0.5, 0.16, 0.8))):
        rgb = mix(VIEWS[time][1], (70, 140, 80) if time != "night" else (18, 34, 44), green)
        points = []
        for step in range(25):
            x = step / 24
            rise = up * (1.25 - 1.6 * abs(x - across)) + 0.02 * number
            points.append((left + wide * x, low + tall * max(0.03, rise)))
        brush.poly([(left, low), *points, (right, low)], rgb)


def frame(brush: Brush, left: float, low: float, right: float, high: float, rgb: RGB, columns: int, rows: int) -> None:
    """Bars over a window that is already painted."""
    brush.frame(left, low, right, high, rgb, FRAME_M)
    for column in range(1, columns):
        x = left + (right - left) * column / columns
        brush.box(x - FRAME_M * 0.3, low, x + FRAME_M * 0.3, high, rgb)
    for row in range(1, rows):
        y = low + (high - low) * row / rows
        brush.box(left, y - FRAME_M * 0.3, right, y + FRAME_M * 0.3, rgb)
