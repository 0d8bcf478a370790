"""Things in a shot: what rains, floats, stands about or is held, sorted into what is behind and before the people."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.falling import Shower
from generation.engines.studio.stage.moment import Moment, View
from generation.engines.studio.stage.paths import Route
from generation.engines.studio.stage.seeds import choose, seed_for, unit
from generation.engines.studio.stage.shadows import ShadowMask
from generation.engines.studio.stage.sprites import Sprite, SpriteBook
from generation.storyboard.schema import PathPoint, Prop, Shot

DEFAULT_SIZE_M = 0.62
FALLING_SIZE_M = 0.46
HELD_SIZE_M = 0.40
BODIES: dict[str, tuple[str, ...]] = {
    "1f431": ("1f408", "1f408-200d-2b1b", "1f408"), "1f408": ("1f408", "1f408-200d-2b1b", "1f408"),
    "1f436": ("1f415", "1f429"),
    "1f430": ("1f407",), "1f42e": ("1f404",), "1f437": ("1f416",), "1f42d": ("1f401",), "1f42f": ("1f405",),
    "1f434": ("1f40e",), "1f435": ("1f412",), "1f432": ("1f409",), "1f433": ("1f40b",), "1f414": ("1f413",),
}  # fmt: skip
"""Whole animals for faces: a scene wants bodies. Several stand for variety."""
SIZES_M = {
    "1f697": 1.5, "1f695": 1.5, "1f68c": 2.0, "1f692": 2.0, "1f699": 1.5, "1f682": 2.0, "1f680": 2.1, "1f6f8": 1.6,
    "1f3e0": 2.6, "1f3f0": 3.0, "1f332": 2.4, "1f333": 2.4, "1f334": 2.6, "1f384": 2.2, "26f0-fe0f": 4.0, "1f30b": 4.0,
    "1f418": 1.7, "1f992": 2.1, "1f40e": 1.4, "1f404": 1.3, "1f42a": 1.5, "1f996": 2.0, "1f995": 2.2, "1f40b": 2.0,
    "1f433": 2.0, "1f409": 2.0, "1f432": 1.2, "1f43b": 1.2, "1f43c": 1.1, "1f42f": 1.1, "1f981": 1.1, "1f984": 1.3,
    "1f40d": 0.7, "1f988": 1.5, "1f42c": 1.2, "1f916": 1.2, "1f47d": 1.0, "26c4": 1.2, "1f6b2": 1.1, "1f3cd-fe0f": 1.3,
}  # fmt: skip
"""Of things far from DEFAULT_SIZE_M; a stage's sizes, not a zoo's."""
SWIMMERS = {
    "1f41f", "1f420", "1f421", "1f988", "1f419", "1f433", "1f40b", "1f42c", "1f9ad", "1f991", "1f422", "1fabc", "1f9dc",
}  # fmt: skip
"""They hang in the water where there is some."""
BIG_M, ASIDE_M = 0.9, 0.55
"""From this size on something that stands about gets its own room in the picture, so much of it."""
NEAR_BEHIND = 0.15
"""Deeper than this is behind the people."""
STAND_NEAR_M = 0.55
HUGE_M = 2.4
"""From this size on a thing stands well back, to be seen whole."""
KINDS = 12
"""Falling things differ in this many ways: picture and facing."""
FLYING_M = 1.35
"""Height of floating things that follow a path."""
ABREAST = 0.22
"""Shares of the half frame between several that go the same way."""
HOP_M, HOP_LENGTH_M = 0.05, 0.35
EDGE_M = 0.30
"""How far standing things keep from the frame's edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    sprite: Sprite
    x: float
    y: float
    z: float
    size_m: float
    turn: float = 0.0
    squash: float = 1.0
    flip: bool = False

    def draw(self, view: View) -> None:
        """`y` is the underside's height."""
        half = self.size_m * self.squash * (self.sprite.bottom - 0.5)
        px, py, scale = view.camera.spot(self.x, self.y + half, self.z)
        reach = self.size_m * scale
        camera = view.camera
        if scale <= 0 or not (-reach < px < camera.width_px + reach and -reach < py < camera.height_px + reach):
            return
        self.sprite.draw(view.canvas, px, py, reach, turn=self.turn, squash=self.squash, flip=self.flip)


class Props:
    """All props of one shot, as closed forms of the moment."""

    def __init__(self, shot: Shot, seed: int, sprites: SpriteBook, gravity: float, reference: Camera) -> None:
        self._gravity = gravity
        self._showers: list[tuple[Shower, list[Sprite]]] = []
        self._standing: list[Placed] = []
        self._floating: list[tuple[Placed, float]] = []
        self._moving: list[tuple[Sprite, Route, float, float]] = []
        self.held: Sprite | None = None
        taken = 0
        for number, prop in enumerate(shot.props):
            kinds = _kinds(prop, sprites)
            if not kinds:
                continue
            sprite = kinds[0]
            if prop.path:
                height = FLYING_M if prop.motion == "float" else 0.0
                for item in range(prop.count):
                    route = Route(_beside(prop.path, item), reference, shot.seconds)
                    self._moving.append((sprite, route, size_of(prop), height))
            elif prop.motion == "fall":
                self._showers.append((shower(prop, seed, number, gravity), kinds))
            elif prop.motion == "held" and self.held is None:
                self.held = sprite
            elif prop.motion == "float" or (shot.setting == "underwater" and prop.glyph in SWIMMERS):
                self._float(prop, sprite, seed, number, reference)
            elif not (shot.setting == "open" and taken == 0 and number == 0):
                taken = self._stand(prop, sprite, seed, taken, len(shot.subjects), reference)

    def now(self, moment: Moment) -> list[Placed]:
        """Every prop that is not held, farthest first."""
        found = list(self._standing)
        for drift_of, phase in self._floating:
            rise = 0.07 * math.sin(moment.t_s * 1.7 + phase)
            found.append(
                Placed(
                    sprite=drift_of.sprite,
                    x=drift_of.x + 0.06 * math.sin(moment.t_s * 0.9 + phase * 2),
                    y=drift_of.y + rise,
                    z=drift_of.z,
                    size_m=drift_of.size_m,
                    turn=0.02 * math.sin(moment.t_s * 1.1 + phase),
                )
            )
        for falling, kinds in self._showers:
            for drop in falling.drops(moment.t_s):
                found.append(
                    Placed(
                        sprite=kinds[drop.kind // 2 % len(kinds)],
                        flip=bool(drop.kind % 2),
                        x=drop.x,
                        y=drop.y,
                        z=drop.z,
                        size_m=drop.size_m,
                        turn=drop.turn,
                        squash=drop.squash,
                    )
                )
        found += [_on_its_way(*moving, moment) for moving in self._moving]
        return sorted(found, key=lambda placed: -placed.z)

    def landings(self, start_s: float, end_s: float) -> list[tuple[float, float, float]]:
        """Second, x and z of things that touched down, for dust."""
        return [(at, drop.x, drop.z) for falling, _ in self._showers for at, drop in falling.landings(start_s, end_s)]

    def _float(self, prop: Prop, sprite: Sprite, seed: int, number: int, reference: Camera) -> None:
        for item in range(prop.count):
            at = (seed, "float", number, item)
            z = 0.4 + 2.2 * unit(*at, "z")
            side = 1 if (item + choose(2, seed, "side", number)) % 2 else -1
            reach = reference.half_width_m(z)
            x = side * (0.35 + (reach - 0.45) * unit(*at, "x")) if reach > 0.6 else side * reach * 0.7
            low, high = 1.15, 1.95
            y = low + (high - low) * unit(*at, "y")
            placed = Placed(sprite=sprite, x=x, y=y, z=z, size_m=0.8 * size_of(prop))
            self._floating.append((placed, 6.28 * unit(*at, "phase")))

    def _stand(self, prop: Prop, sprite: Sprite, seed: int, taken: int, people: int, reference: Camera) -> int:
        """Left and right of the people in turn, bigger things farther back; returns how many stand now."""
        size = size_of(prop)
        for item in range(prop.count):
            at = (seed, "stand", prop.name, item)
            z = STAND_NEAR_M + size * (0.45 if size < HUGE_M else 1.0) + 0.55 * (taken // 2) + 0.3 * unit(*at, "z")
            side = first_side(seed) * (-1 if taken % 2 else 1)
            inner = 0.42 * max(1, people) + size * 0.42
            outer = max(0.3, side * reference.x + reference.half_width_m(z) - size * 0.5 + EDGE_M * 0.5)
            x = side * min(inner + 0.25 * (taken // 2), outer)
            self._standing.append(Placed(sprite=sprite, x=x, y=0.0, z=z, size_m=size))
            taken += 1
        return taken


def _beside(path: Sequence[PathPoint], item: int) -> list[PathPoint]:
    """The same way for the next of several, a step aside and behind."""
    shift, depth = ABREAST * item, 0.35 * item
    return [
        point.model_copy(update={"x": max(-1.5, min(1.5, point.x - shift)), "depth": min(8.0, point.depth + depth)})
        for point in path
    ]


def _on_its_way(sprite: Sprite, route: Route, size_m: float, height_m: float, moment: Moment) -> Placed:
    """Hops over the floor as toys do, bobs in the air, and leans into its way."""
    place = route.place(moment.progress)
    hop = HOP_M * abs(math.sin(math.pi * place.walked_m / HOP_LENGTH_M)) if height_m <= 0 else 0.0
    bob = 0.06 * math.sin(moment.t_s * 1.7) if height_m > 0 else 0.0
    return Placed(
        sprite=sprite,
        x=place.x,
        y=height_m + hop + bob,
        z=place.z,
        size_m=size_m,
        turn=0.015 * place.heading,
        flip=place.heading > 0,
    )


def _kinds(prop: Prop, sprites: SpriteBook) -> list[Sprite]:
    """Every picture that may stand for the prop; none where the pack has none."""
    glyphs = BODIES.get(prop.glyph or "", ()) or (prop.glyph,)
    found = [sprite for sprite in map(sprites.find, glyphs) if sprite is not None]
    alone = sprites.find(prop.glyph)
    return found or ([alone] if alone is not None else [])


def first_side(seed: int) -> int:
    """Where the first thing that stands about is: -1 left, 1 right; the next one is across."""
    return 1 if choose(2, seed, "first side") else -1


def room_beside(shot: Shot) -> list[float]:
    """Metres that big things need beside the people, first_side's first; none in close-ups or with nobody there."""
    if shot.framing == "close" or not shot.subjects:
        return []
    standing = [prop for prop in shot.props if prop.motion == "static" and not prop.path and prop.glyph]
    if shot.setting == "open":
        standing = [prop for prop in standing if prop is not shot.props[0]]
    if shot.setting == "underwater":
        standing = [prop for prop in standing if prop.glyph not in SWIMMERS]
    sizes = [size_of(prop) for prop in standing for _ in range(prop.count)]
    return [ASIDE_M for size in sizes[:2] if size >= BIG_M]


def size_of(prop: Prop) -> float:
    return SIZES_M.get(prop.glyph or "", DEFAULT_SIZE_M)


def shower(prop: Prop, seed: int, number: int, gravity: float) -> Shower:
    """The same shower for the picture and for its sounds; several falling props are several showers."""
    size = min(FALLING_SIZE_M * 1.4, max(FALLING_SIZE_M * 0.8, size_of(prop) * 0.75))
    return Shower(seed_for(seed, "falling", number), prop.count, KINDS, size, gravity)


def cast_shadows(mask: ShadowMask, placed: list[Placed]) -> None:
    for prop in placed:
        mask.spot(prop.x, prop.z, prop.size_m * 0.36, 0.85 * max(0.0, 1 - prop.y / 1.3))
