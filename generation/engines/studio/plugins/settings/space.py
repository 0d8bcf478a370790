"""Open space: a landing deck among drifting rocks, planets and glowing gas."""

import math

import skia

from generation.engines.studio.plugins.base import Brief, Relight, SettingPlugin, Tone
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, Point, argb, canvas_on, fill, linear, mix, stroke
from generation.engines.studio.stage.clay import ball, limb, polygon, soft_spot
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.land_edge import Corner
from generation.engines.studio.stage.land_far import SHRINK
from generation.engines.studio.stage.land_rocks import boulder
from generation.engines.studio.stage.land_sprites import place, sprite
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.scenery import Panorama, panorama_size
from generation.engines.studio.stage.seeds import generator, unit
from generation.engines.studio.stage.sky_motes import Motes, glow
from generation.engines.studio.stage.space_bodies import galaxy, nebula, planet, stars
from generation.storyboard.vocabulary import Term, TermKind, names

HALF_M, END_M, THICK_M, BEHIND_M = 1.55, 2.6, 0.20, 40.0
"""The deck: half its width, where it rounds off, its edge, and how far it goes on behind the camera."""
ROUND = 14
SEAMS_M = (1.4, 0.4, -0.6, -1.4, -2.4, -3.4, -4.4, -5.4, -6.4, -7.4)
ROCKS = 13
GAS: dict[str, tuple[RGB, tuple[RGB, RGB, RGB], float]] = {
    "day": ((14, 30, 66), ((40, 150, 210), (150, 90, 220), (60, 220, 210)), 0.85),
    "night": ((6, 6, 20), ((80, 30, 170), (210, 40, 130), (20, 90, 190)), 0.78),
    "sunset": ((30, 12, 28), ((220, 90, 50), (170, 40, 110), (250, 170, 80)), 0.80),
    "sunrise": ((24, 22, 52), ((230, 130, 130), (110, 110, 220), (250, 200, 150)), 0.80),
}
PLANETS: dict[str, tuple[tuple[RGB, RGB, RGB], tuple[RGB, RGB, RGB]]] = {
    "day": (((216, 160, 108), (246, 214, 160), (190, 110, 90)), ((60, 150, 190), (150, 220, 220), (240, 250, 250))),
    "night": (((190, 110, 160), (246, 190, 170), (120, 70, 150)), ((50, 110, 190), (120, 200, 230), (230, 240, 255))),
    "sunset": (((190, 90, 60), (250, 190, 110), (130, 50, 60)), ((120, 70, 140), (230, 150, 170), (255, 220, 200))),
    "sunrise": (((200, 130, 150), (250, 216, 190), (150, 90, 130)), ((70, 140, 180), (190, 220, 220), (255, 250, 240))),
}


class Space:
    dusty = False

    def __init__(self, brief: Brief) -> None:
        time = brief.shot.time
        void, gas, strength = GAS[time]
        warm = time in ("sunset", "sunrise")
        bright = time == "day"
        rim = mix(gas[1], (255, 255, 255), 0.25)
        self.light = Light(
            key=(-0.62, 0.55, 0.56),
            key_rgb=(1.06, 0.92, 0.80) if warm else (1.05, 1.04, 1.0) if bright else (0.86, 0.88, 1.02),
            ambient=(0.42, 0.44, 0.54) if bright else (0.28, 0.27, 0.42),
            rim=(0.9, 0.15, -0.3),
            rim_rgb=(rim[0] / 255, rim[1] / 255, rim[2] / 255),
            ground=(0.5, 0.25),
            shadow=0.5,
        )
        tint = (1.04, 0.95, 0.90) if warm else (1.0, 1.0, 1.02) if bright else (0.90, 0.90, 1.03)
        self.relight = Relight(tint=tint, key=(-0.6, -0.5), strength=0.30, rim_rgb=rim, rim=0.85)
        self.tone = Tone(lift=(5, 4, 14), gain=(1.02, 1.0, 1.05), gamma=0.90)
        self._seed, self._neon = brief.seed, mix(gas[2], (255, 255, 255), 0.35)
        self._metal = (150, 156, 182) if bright else (96, 98, 132)
        self._sheen = mix(gas[0], (255, 255, 255), 0.2)
        lens = brief.reference.scaled(SHRINK)
        width, height, horizon = panorama_size(lens)
        tall = float(lens.height_px)
        sky = nebula(width, height, brief.seed, void, gas, strength)
        canvas = canvas_on(sky)
        stars(canvas, brief.seed, width, height, tall, 500 if bright else 950)
        galaxy(canvas, brief.seed, (width / 2 + 0.52 * tall, horizon - 0.30 * tall), 0.075 * tall)
        sun = (-0.66, -0.42, 0.62)
        big, small = PLANETS[time]
        for name, right, up, radius, colors, bands in (
            ("giant", 0.185, 0.205, 0.105, big, 11),
            ("small", -0.205, 0.305, 0.042, small, 3),
            ("low", -0.66, -0.08, 0.17, small[::-1], 5),
        ):
            spot = (width / 2 + right * tall, horizon - up * tall)
            planet(sky, brief.seed, name, spot, radius * tall, colors, sun=sun, ringed=name == "giant", bands=bands)
        if warm:
            spot = (width / 2 - 0.19 * tall, horizon - 0.07 * tall)
            for radius, rgb, alpha in (
                (0.30, gas[0], 0.6),
                (0.12, (255, 214, 150), 0.7),
                (0.035, (255, 252, 236), 1.0),
            ):
                soft_spot(canvas, spot, radius * tall, rgb, alpha)
        self._far = Panorama(sky, float(horizon), lens)
        rng = generator(brief.seed, "rocks")
        rocks = [boulder(brief.seed, n, self.light, (128, 112, 140), floating=True) for n in range(4)]
        self._rocks = [
            (float(x), float(y), float(z), float(tall_m), rocks[n % 4])
            for n, (x, y, z, tall_m) in enumerate(
                (
                    (-1 if n % 2 else 1) * (0.8 + 0.20 * z + 0.45 * z * rng.random() ** 2),
                    -1.2 + 3.6 * rng.random(),
                    z,
                    0.25 + 0.75 * rng.random() ** 2 * (z / 6),
                )
                for n, z in enumerate(sorted((2.4 + 11 * rng.random(ROCKS)).tolist(), reverse=True))
            )
        ]
        near = boulder(brief.seed, 5, self.light, (92, 80, 112), floating=True)
        self._corners = [
            Corner(image=near, size=0.13, top=True, sunk=(0.42, 0.45), sway=0.012),
            Corner(image=near, size=0.12, right=True, flip=True, sunk=(0.5, 0.5), sway=0.012, phase=2.0),
        ]
        self._ship = sprite(300, 170, self._paint_ship)
        self._dust = Motes(
            image=glow((190, 210, 255)), seed=brief.seed, count=26, size=(0.003, 0.011), rise=0.012, blow=-0.02,
            wander=0.03, blink=0.6,
        )  # fmt: skip

    def behind(self, view: View, moment: Moment) -> None:
        self._far.draw(view.pixels, view.camera)
        self._fly(view, moment.t_s)
        t = moment.t_s
        for number, (x, y, z, tall, image) in enumerate(self._rocks):
            bob = 0.12 * drift(t, number * 1.7, 0.16)
            px, py, metre = view.camera.spot(x + 0.15 * drift(t, number, 0.1), y + bob, z)
            if metre > 0 and -metre < px < view.camera.width_px + metre:
                place(view.canvas, image, px, py, tall * metre / image.height(), flip=number % 3 == 0, foot=0.5)
        self._deck(view, moment)

    def _fly(self, view: View, t_s: float) -> None:
        """A small ship on its way across the sky."""
        height = view.camera.height_px
        wide = view.camera.width_px + 0.4 * height
        gone = (t_s * 0.075 + unit(self._seed, "ship")) % 1.4
        x, y = gone * wide - 0.2 * height, (0.17 - 0.05 * gone + 0.006 * math.sin(t_s * 2)) * height
        scale = 0.17 * height / self._ship.width() * 0.62
        for puff in range(4):
            trail = x - (0.052 + 0.02 * puff) * height
            soft_spot(
                view.canvas,
                (trail, y + 0.003 * height),
                (0.016 - 0.003 * puff) * height,
                self._neon,
                0.55 - 0.11 * puff,
            )
        place(view.canvas, self._ship, x, y, scale)

    def _paint_ship(self, canvas: skia.Canvas) -> None:
        light = self.light
        limb(canvas, light, (70, 118), (30, 150), 22, 8, (222, 84, 84), 0.3)
        limb(canvas, light, (60, 92), (220, 92), 40, 26, (226, 230, 242), 0.3)
        limb(canvas, light, (220, 92), (272, 96), 26, 6, (222, 84, 84), 0.3)
        limb(canvas, light, (74, 66), (36, 26), 20, 8, (222, 84, 84), 0.3)
        for x, radius in ((138, 17), (188, 14)):
            ball(canvas, light, (x, 86), radius, (70, 150, 214), 0.4)
        limb(canvas, light, (34, 92), (26, 92), 22, 18, (90, 92, 110), 0.3)

    def _deck(self, view: View, moment: Moment) -> None:
        """Metal with glowing edges; they pulse with the beat."""
        camera, canvas = view.camera, view.canvas
        rim = [(-HALF_M, -BEHIND_M)]
        rim += [
            (-HALF_M * math.cos(math.pi * n / ROUND), END_M - HALF_M * 0.8 * (1 - math.sin(math.pi * n / ROUND)))
            for n in range(ROUND + 1)
        ]
        rim += [(HALF_M, -BEHIND_M)]
        top = _seen(camera, rim, 0.0)
        under = _seen(camera, rim, -THICK_M)
        if len(top) < 3:
            return
        for low, alpha in ((-2.4, 0.10), (-1.0, 0.16)):
            soft_spot(
                canvas, camera.spot(0.0, low, END_M - 0.6)[:2], 1.5 * camera.spot(0.0, low, END_M)[2], self._neon, alpha
            )
        canvas.drawPath(polygon(under), fill(mix(self._metal, (10, 8, 30), 0.72)))
        far_y, near_y = min(point[1] for point in top), float(camera.height_px)
        metal = [mix(self._metal, self._sheen, 0.55), self._metal, mix(self._metal, (20, 18, 44), 0.42)]
        colors = [argb(self.light.flat(rgb)) for rgb in metal]
        canvas.drawPath(polygon(top), linear((0.0, far_y), (0.0, near_y), colors, (0, 0.35, 1)))
        dark, bright = mix(self._metal, (14, 12, 36), 0.62), mix(self._metal, (255, 255, 255), 0.5)
        for z in SEAMS_M:
            self._seam(view, (-HALF_M, z), (HALF_M, z), dark, bright)
        for x in (-0.95, 0.95):
            self._seam(view, (x, END_M - 0.5), (x, -8.0), dark, bright)
        self._mark(view, bright)
        pulse = 0.55 + 0.45 * moment.pulse * (0.4 + 0.6 * moment.energy)
        path = skia.Path()
        path.addPoly([skia.Point(*point) for point in top], False)
        metre = camera.spot(0.0, 0.0, 1.0)[2]
        canvas.drawPath(path, stroke(self._neon, 0.11 * metre, 0.20 * pulse))
        canvas.drawPath(path, stroke(self._neon, 0.045 * metre, 0.85 * pulse))
        canvas.drawPath(path, stroke((255, 255, 255), 0.014 * metre, 0.9 * pulse))

    def _seam(self, view: View, start: Point, end: Point, dark: RGB, bright: RGB) -> None:
        ends = _seen(view.camera, [start, end], 0.0, closed=False)
        if len(ends) == 2:
            near = view.unit * 3.2
            view.canvas.drawLine(*ends[0], *ends[1], stroke(dark, near, 0.8))
            low = [(x, y + near * 0.6) for x, y in ends]
            view.canvas.drawLine(*low[0], *low[1], stroke(bright, near * 0.4, 0.35))

    def _mark(self, view: View, bright: RGB) -> None:
        """The landing ring painted around the mark."""
        for radius, width, alpha in ((0.82, 9.0, 0.55), (0.66, 4.0, 0.35)):
            points = [(radius * math.cos(n / 36 * math.tau), radius * math.sin(n / 36 * math.tau)) for n in range(36)]
            seen = _seen(view.camera, points, 0.0)
            if len(seen) > 2:
                view.canvas.drawPath(polygon(seen), stroke(mix(self._neon, bright, 0.4), width * view.unit, alpha))

    def before(self, view: View, moment: Moment) -> None:
        for corner in self._corners:
            corner.draw(view, moment.t_s)
        self._dust.draw(view, moment.t_s)


def _seen(camera: Camera, points: list[Point], y: float, *, closed: bool = True) -> list[Point]:
    """Points (x, z) at height `y` as pixels, cut off just before the lens."""
    near = camera.z + 0.35
    kept: list[Point] = []
    pairs = list(zip(points, points[1:] + points[:1], strict=True))
    for (x0, z0), (x1, z1) in pairs if closed else pairs[:-1]:
        if z0 >= near:
            kept.append((x0, z0))
        if (z0 >= near) != (z1 >= near):
            part = (near - z0) / (z1 - z0)
            kept.append((x0 + (x1 - x0) * part, near))
    if not closed and points[-1][1] >= near:
        kept.append(points[-1])
    return [camera.spot(x, y, z)[:2] for x, z in kept]


PLUGIN = SettingPlugin(
    term=Term(
        kind=TermKind.SETTING,
        id="space",
        en=names(
            "outer space, in space, space, asteroid, asteroid belt, planet, galaxy, cosmos, deep space, "
            "universe, nebula, milky way, starfield, jupiter, saturn, venus, in orbit, black hole, "
            "among the stars, zero gravity, spacewalk, interstellar space, star field, pluto"
        ),
        zh=names(
            "太空, 宇宙, 外太空, 星球, 小行星, 星云, 星雲, 银河, 銀河, 银河系, 銀河系, 太空中, 外星球, 宇宙中, "
            "木星, 土星, 星际, 星際, 黑洞, 行星, 金星, 失重"
        ),
        defaults={"time": "night", "outfit": "astronaut", "mood": "epic"},
    ),
    build=Space,
    gravity=0.8,
    ambience=("radio_hiss",),
)  # fmt: skip
