"""What hangs in open space: nebulae, planets with rings, galaxies."""

import math

import cv2
import numpy as np
import skia

from generation.engines.studio.stage.canvas import RGB, argb, canvas_on, fill, mix, stroke
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.seeds import fractal_noise, generator

NOISE = 512
CLOUD_PX = 320


def nebula(width: int, height: int, seed: int, void: RGB, colors: tuple[RGB, RGB, RGB], strength: float) -> np.ndarray:
    """Opaque BGRA: glowing gas in three colours over the dark, painted small and enlarged."""
    rows, columns = CLOUD_PX * height // width, CLOUD_PX
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) / columns

    def gas(name: str, scale: float, slope: float) -> np.ndarray:
        u, v = np.mod(x * scale * NOISE, NOISE), np.mod(y * scale * NOISE, NOISE)
        return np.asarray(
            cv2.remap(fractal_noise(NOISE, slope, seed, name), u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
        )

    bend = gas("bend", 0.5, 2.0)
    band = np.exp(-(((y - 0.34 * rows / columns * 1.6 + 0.5 * (x - 0.5) + 0.06 * bend) / 0.20) ** 2))
    picture = np.empty((rows, columns, 3), np.float32)
    picture[:] = void
    for number, rgb in enumerate(colors):
        cloud = smooth(-0.2, 2.2, gas(f"gas {number}", 0.8, 1.75)) * (0.22 + 0.85 * band)
        picture += cloud[..., None] * np.array(rgb, np.float32) * strength
    dust = smooth(0.3, 1.6, gas("dust", 1.1, 1.5)) * band * 0.6
    picture *= 1 - dust[..., None]
    large = cv2.resize(np.clip(picture, 0, 255), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.cvtColor(np.clip(large, 0, 255).astype(np.uint8), cv2.COLOR_RGB2BGRA))


def stars(canvas: skia.Canvas, seed: int, width: int, height: int, unit: float, count: int) -> None:
    """Points of many sizes; the brightest have rays."""
    rng = generator(seed, "space stars")
    for x, y, size, hue in rng.random((count, 4)).tolist():
        rgb = mix((170, 200, 255), (255, 226, 190), hue)
        spot = (x * width, y * height)
        radius = max(0.45, (0.0006 + 0.0016 * size**9) * unit)
        canvas.drawCircle(*spot, radius, fill(rgb, 0.35 + 0.65 * size))
        if size > 0.985:
            soft_spot(canvas, spot, 0.012 * unit, rgb, 0.7)
            for dx, dy in ((1, 0), (0, 1)):
                reach = 0.011 * unit
                ends = (spot[0] - dx * reach, spot[1] - dy * reach, spot[0] + dx * reach, spot[1] + dy * reach)
                canvas.drawLine(*ends, stroke((255, 255, 255), 0.0011 * unit, 0.8))


def planet(
    pixels: np.ndarray,
    seed: int,
    name: str,
    centre: tuple[float, float],
    radius: float,
    colors: tuple[RGB, RGB, RGB],
    *,
    sun: tuple[float, float, float],
    ringed: bool,
    bands: float,
) -> None:
    """A lit ball with bands of weather, drawn into BGRA; `sun` is a unit vector, x right, y down, z to the viewer."""
    reach = int(radius) + 2
    left, top = int(centre[0]) - reach, int(centre[1]) - reach
    y, x = np.mgrid[-reach:reach, -reach:reach].astype(np.float32) / np.float32(radius)
    away = np.hypot(x, y)
    z = np.sqrt(np.clip(1 - away**2, 0, 1))
    tilt = y * 0.95 + x * 0.30
    u, v = np.mod((x + 1.5) * 120, NOISE - 1), np.mod((tilt + 1.5) * 150, NOISE - 1)
    weather = cv2.remap(fractal_noise(NOISE, 1.7, seed, name, lowest=2), u, v, cv2.INTER_LINEAR)
    part = 0.5 + 0.5 * np.sin(tilt * bands + weather * (0.7 if ringed else 1.6))
    spots = smooth(0.9, 1.6, weather)[..., None]
    ground = np.array(colors[0], np.float32) * (1 - part[..., None]) + np.array(colors[1], np.float32) * part[..., None]
    ground += (np.array(colors[2], np.float32) - ground) * spots * 0.7
    lit = np.clip(x * sun[0] + y * sun[1] + z * sun[2] + 0.12, 0, 1.12)
    disc = ground * (0.05 + 1.05 * lit)[..., None]
    disc += (np.clip(1 - z, 0, 1) ** 2.4 * lit)[..., None] * np.array(mix(colors[1], (190, 220, 255), 0.7)) * 0.9
    cover = np.clip((1 - away) * radius, 0, 1)[..., None]
    canvas = canvas_on(pixels)
    soft_spot(
        canvas,
        (centre[0] + sun[0] * radius * 0.2, centre[1] + sun[1] * radius * 0.2),
        radius * 1.35,
        mix(colors[1], (160, 200, 255), 0.5),
        0.34,
    )
    if ringed:
        _ring(canvas, centre, radius, colors, back=True)
    rows, columns = slice(max(0, top), top + 2 * reach), slice(max(0, left), left + 2 * reach)
    box = pixels[rows, columns, :3]
    cut = (slice(max(0, -top), max(0, -top) + box.shape[0]), slice(max(0, -left), max(0, -left) + box.shape[1]))
    box[:] = np.clip(box * (1 - cover[cut]) + disc[cut][..., ::-1] * cover[cut], 0, 255).astype(np.uint8)
    if ringed:
        _ring(canvas, centre, radius, colors, back=False)


def _ring(
    canvas: skia.Canvas, centre: tuple[float, float], radius: float, colors: tuple[RGB, RGB, RGB], *, back: bool
) -> None:
    canvas.save()
    canvas.translate(*centre)
    canvas.rotate(-17)
    canvas.scale(1.0, 0.26)
    start = 180 if back else 0
    for far, wide, share, alpha in (
        (1.45, 0.14, 0.2, 0.75),
        (1.66, 0.20, 0.6, 0.85),
        (1.90, 0.12, 0.4, 0.6),
        (2.06, 0.05, 0.9, 0.45),
    ):
        box = skia.Rect.MakeLTRB(-far * radius, -far * radius, far * radius, far * radius)
        path = skia.Path()
        path.addArc(box, start, 180)
        paint = stroke(mix(colors[2], (255, 244, 220), share), wide * radius, alpha)
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        canvas.drawPath(path, paint)
    canvas.restore()


def galaxy(canvas: skia.Canvas, seed: int, centre: tuple[float, float], radius: float) -> None:
    """A small tilted spiral."""
    rng = generator(seed, "galaxy")
    canvas.save()
    canvas.translate(*centre)
    canvas.rotate(28)
    canvas.scale(1.0, 0.42)
    soft_spot(canvas, (0.0, 0.0), radius, (120, 110, 220), 0.35)
    for part, off, size in rng.random((260, 3)).tolist():
        angle = part * 7.5 + (math.pi if size > 0.5 else 0)
        far = radius * (0.1 + 0.85 * part) + (off - 0.5) * radius * 0.22
        rgb = mix((255, 232, 200), (150, 180, 255), part)
        canvas.drawCircle(
            far * math.cos(angle),
            far * math.sin(angle),
            radius * 0.02,
            skia.Paint(AntiAlias=True, Color=argb(rgb, 0.55)),
        )
    soft_spot(canvas, (0.0, 0.0), radius * 0.34, (255, 240, 214), 1.0)
    canvas.restore()
