"""Home video tape: soft colour that bleeds, scan lines, a rolling band of noise, a counter in the corner."""

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Look, StylePlugin
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.ink_colour import curves, enlarged, halved, look_up
from generation.engines.studio.stage.ink_film import grain, tick
from generation.engines.studio.stage.ink_paper import scanlines
from generation.engines.studio.stage.seeds import generator, unit
from generation.storyboard.vocabulary import Term, TermKind, names

BLEED_PX = 15
"""How far colour runs sideways, in half pixels at 1280 rows."""
ROLL_S = 3.4
"""The band of bad tracking climbs the frame in this time."""
FADED = curves(((0, 26), (128, 132), (255, 246)), ((0, 20), (128, 126), (255, 236)), ((0, 40), (128, 134), (255, 226)))


def tape(pixels: np.ndarray, t_s: float) -> None:
    height, width = pixels.shape[:2]
    scale = height / 1280
    small = halved(pixels)
    luma, red, blue = cv2.split(cv2.cvtColor(cv2.cvtColor(small, cv2.COLOR_BGRA2BGR), cv2.COLOR_BGR2YCrCb))
    reach = max(3, round(BLEED_PX * scale)) | 1
    shift = max(1, round(4 * scale))
    red, blue = (np.roll(cv2.blur(part, (reach, 1)), shift, 1) for part in (red, blue))
    ghost = np.roll(luma, shift * 2, 1)
    luma = cv2.addWeighted(luma, 1.28, ghost, -0.28, 0)
    rows = _tracking(luma, t_s)
    picture = cv2.cvtColor(cv2.merge([luma, red, blue]), cv2.COLOR_YCrCb2BGR)
    pixels[..., :3] = enlarged(picture, height, width)
    look_up(pixels, FADED)
    canvas = canvas_on(pixels)
    canvas.drawImage(scanlines(height, width, 5.0, 58), 0, 0)
    grain(pixels, t_s, 9.0, coarse=1.6)
    _counter(pixels, t_s, scale, clear=rows.start > height * 0.06)


def _tracking(luma: np.ndarray, t_s: float) -> slice:
    """Tears a band of rows sideways and sprinkles it white; returns it."""
    height, width = luma.shape
    number = tick(t_s)
    tall = max(3, round(height * 0.035))
    top = int((1 - t_s / ROLL_S % 1) * (height + 4 * tall)) - 2 * tall
    rows = slice(max(0, top), max(0, min(height, top + tall)))
    rng = generator(29, "tape", number)
    for row in range(rows.start, rows.stop):
        luma[row] = np.roll(luma[row], int(rng.integers(4, max(5, width // 14))))
    band = luma[rows]
    if band.size:
        band[rng.random(band.shape) < 0.10] = 235
    low = slice(height - max(2, round(height * 0.012)), height)
    luma[low] = np.roll(luma[low], round(width * (0.1 + 0.1 * unit(29, "head", number))), 1)
    return rows


def _counter(pixels: np.ndarray, t_s: float, scale: float, *, clear: bool) -> None:
    """PLAY and a tape counter; gone while the bad band passes."""
    if not clear:
        return
    size, thick = 1.5 * scale, max(1, round(3 * scale))
    text = f"PLAY  0:00:{int(t_s) % 60:02d}"
    for shift, tint in ((2, (40, 20, 30, 255)), (0, (244, 244, 236, 255))):
        spot = (round(44 * scale) + shift, round(92 * scale) + shift)
        cv2.putText(pixels, text, spot, cv2.FONT_HERSHEY_SIMPLEX, size, tint, thick, cv2.LINE_AA)


PLUGIN = StylePlugin(
    term=Term(
        kind=TermKind.STYLE,
        id="vhs",
        en=names("vhs, vhs tape, camcorder, home video, 80s video, 90s video, retro video, video tape"),
        zh=names("录像带, 錄像帶, 录影带, 錄影帶, 家庭录像, 家庭錄影, 复古录像, 復古錄影, 老录像, 老錄影"),
    ),
    look=Look(saturation=1.25, contrast=0.30, bloom=0.7, vignette=0.30, finish=tape),
)
