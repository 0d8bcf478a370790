"""Places under the sky: daylight by time, a far picture, a floor that mirrors when it is wet."""

from collections.abc import Callable

import cv2
import numpy as np

from generation.engines.studio.plugins.base import Brief, Tone
from generation.engines.studio.stage.canvas import RGB, argb, opaque
from generation.engines.studio.stage.interior_light import Lamp, Lighting
from generation.engines.studio.stage.interior_panel import Board, density_at, level
from generation.engines.studio.stage.interior_room import apron, spread
from generation.engines.studio.stage.interior_seat import Place
from generation.engines.studio.stage.moment import View
from generation.engines.studio.stage.scenery import Panorama, below_horizon, floor_end, mirror
from generation.engines.studio.stage.skies import SKIES, SKY_SHRINK, paint

NEAREST_Z = -3.0
AMBIENT: dict[str, RGB] = {
    "day": (1.0, 1.0, 1.0),
    "sunset": (1.02, 0.80, 0.72),
    "sunrise": (1.0, 0.88, 0.86),
    "night": (0.30, 0.34, 0.56),
}
HORIZON_M = 900.0
WET = 0.55
"""Share of the mirrored picture in a wet floor."""
Far = Callable[[np.ndarray, int, float], None]


class OpenAir(Place):
    """Sets the light by time of day; `lamps` shine at night, in `lamp_rgb`."""

    def __init__(
        self, brief: Brief, lamps: tuple[Lamp, ...] = (), *, lamp_rgb: RGB = (1.0, 0.78, 0.52), side: int = -1
    ) -> None:
        self.brief, self.wide = brief, spread(brief.reference)
        self.dark, self.wet = brief.dark, brief.wet
        time = brief.shot.time
        self.lighting = Lighting(ambient=AMBIENT[time], lamps=lamps if brief.dark else ())
        if brief.dark:
            self.seat(side, lamp_rgb, (0.40, 0.38, 0.52), (0.45, 0.6, 1.0), tint=(0.95, 0.88, 0.90), rim=0.8)
            self.tone = Tone(lift=(7, 6, 16), gain=(1.03, 1.0, 1.03), gamma=0.92)
        elif time == "day":
            self.seat(side, (1.02, 0.98, 0.91), (0.48, 0.50, 0.55), (0.42, 0.42, 0.38), rim=0.45, height=0.72)
            self.tone = Tone(lift=(5, 6, 10), gain=(1.03, 1.0, 0.97), gamma=0.95)
        else:
            rose: RGB = (1.0, 0.58, 0.26) if time == "sunset" else (1.0, 0.74, 0.52)
            self.seat(side, (1.04, 0.82, 0.64), (0.48, 0.42, 0.50), rose, tint=(1.04, 0.94, 0.86), rim=0.85, height=0.4)
            self.tone = Tone(lift=(8, 5, 9), gain=(1.04, 1.0, 0.97), gamma=0.94)

    def sky(self, add: Far | None = None) -> None:
        """`add` paints on float RGB [H, W, 3] given the horizon's row and the pixels of one frame height."""
        lens = self.brief.reference.scaled(SKY_SHRINK)
        picture, horizon = paint(SKIES[self.brief.shot.time], self.brief.seed, lens)
        if add is not None:
            add(picture, horizon, float(lens.height_px))
        self._far = Panorama(opaque(picture), float(horizon), lens)

    def ground(self, rgb: RGB, half_m: float, far_m: float, painter: Callable[[Board], None]) -> None:
        """A floor of 2 * half_m by far_m + 3; the mark is at (half_m, 3) of its board."""
        board = Board(2 * half_m, far_m - NEAREST_Z, density_at(self.brief.reference, 1.5), rgb)
        painter(board)
        lit = argb(Lighting(ambient=self.lighting.ambient).lit(rgb, (0, 0, 0), (0, 1, 0)))
        self._plain = (lit & 255, (lit >> 8) & 255, (lit >> 16) & 255, 255)
        self._floor = level(board, self.lighting, -half_m, 0.0, NEAREST_Z, apron(self.brief.reference))

    def draw_sky(self, view: View) -> None:
        """Down to the horizon, and plain ground below it."""
        end = floor_end(view.camera, HORIZON_M)
        self._far.draw(view.pixels, view.camera, end)
        view.pixels[end:] = self._plain

    def draw_floor(self, view: View) -> None:
        self._floor.draw(view)

    def mirror_floor(self, view: View, t_s: float, far_m: float, share: float = WET) -> None:
        """Call it when the far things and the floor, which ends at `far_m`, are drawn; near things come after."""
        if not self.wet:
            return
        camera = view.camera
        top = min(camera.height_px - 4, max(below_horizon(camera), floor_end(camera, far_m)))
        image = mirror(view.pixels, top, t_s, ripple=5, smear=110)
        cv2.addWeighted(view.pixels[top:], 1 - share * 0.85, image, share, 0, dst=view.pixels[top:])
