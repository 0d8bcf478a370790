"""What animals, machines and vehicles can be shown doing: they go across, fly, hop about or stay."""

from generation.storyboard.meaning import Thing
from generation.storyboard.schema import PathPoint, PropMotion

_ALIVE = (
    (0x1F400, 0x1F43F), (0x1F980, 0x1F9AE), (0x1F577, 0x1F577), (0x1F47B, 0x1F47B), (0x1F47D, 0x1F47E),
    (0x1F916, 0x1F916), (0x1F480, 0x1F480), (0x1F385, 0x1F385), (0x26C4, 0x26C4), (0x2603, 0x2603),
    (0x1FABC, 0x1FABF), (0x1FACE, 0x1FACF), (0x1F339, 0x1F33B), (0x1F383, 0x1F383), (0x1F54A, 0x1F54A),
)  # fmt: skip
_VEHICLES = (
    (0x1F680, 0x1F6A4), (0x1F6B2, 0x1F6B2), (0x1F6E5, 0x1F6FC), (0x2708, 0x2708), (0x26F5, 0x26F5), (0x2604, 0x2604),
    (0x1F388, 0x1F388), (0x26BD, 0x26BE), (0x1F6B4, 0x1F6B6),
)  # fmt: skip
_GOES = {
    "walk": "across", "run": "across", "ride": "across", "drive": "across", "swim": "across", "skateboard": "across",
    "ride_horse": "across", "skate": "across", "ski": "across", "surf": "across", "fight": "hops",
    "fly": "up", "float": "up",
    "dance": "hops", "jump": "hops", "cheer": "hops", "play": "hops", "spin": "hops", "laugh": "hops",
    "idle": "stays", "sit": "stays",
}  # fmt: skip
_PATHS: dict[str, tuple[tuple[float, float], ...]] = {
    "across": ((0.0, -1.2), (1.0, 1.2)),
    "up": ((0.0, -1.2), (1.0, 1.2)),
    "hops": ((0.0, -0.55), (0.25, -0.15), (0.5, -0.6), (0.75, -0.1), (1.0, -0.55)),
}
"""(share of the shot, x). Hopping ones stay beside the middle, where the people are."""
_WORN = ((0x1F451, 0x1F462), (0x1F576, 0x1F576), (0x1F97B, 0x1F97F), (0x1F9E2, 0x1F9E6), (0x1FA70, 0x1FA74),
         (0x1F3A7, 0x1F3A7), (0x1F3A9, 0x1F3A9), (0x26D1, 0x26D1), (0x1F393, 0x1F393))  # fmt: skip
APART = 0.24


def is_alive(thing: Thing) -> bool:
    return _within(thing.glyph, _ALIVE)


def is_worn(glyph: str) -> bool:
    return _within(glyph, _WORN)


def can(thing: Thing, action: str) -> str:
    """How the thing does that, or nothing where it can not."""
    way = _GOES.get(action, "")
    if way == "up" or is_alive(thing):
        return way
    return way if way in ("across", "stays") and _within(thing.glyph, _VEHICLES) else ""


def motion(thing: Thing) -> PropMotion:
    return "float" if thing.goes == "up" else thing.motion


def path(thing: Thing, number: int) -> tuple[PathPoint, ...]:
    """Where it goes over the shot; empty where it stays. `number` keeps several apart."""
    side = -1.0 if number % 2 else 1.0
    return tuple(
        PathPoint(at=at, x=max(-1.5, min(1.5, x * side + APART * (number // 2) * side)), depth=0.4 + 0.5 * number)
        for at, x in _PATHS.get(thing.goes, ())
    )


def _within(glyph: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    first = int(glyph.split("-", 1)[0], 16)
    return any(low <= first <= high for low, high in ranges)
