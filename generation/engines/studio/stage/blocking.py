"""Where the subjects of a shot stand, from one to a crowd of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generation.storyboard.schema import Framing, Shot

SPACING_M: dict[Framing, float] = {"wide": 0.80, "medium": 0.72, "close": 0.58}
NARROW_M: dict[Framing, tuple[float, ...]] = {
    "wide": (0.66, 0.56, 0.50),
    "medium": (0.54, 0.50, 0.47),
    "close": (0.50, 0.47, 0.45),
}
"""Between neighbours in a frame taller than wide, for two, three, and four or more: shoulders overlap, heads do not."""
CONTACT_M = 0.46
"""Between two who hug, shake hands or fight."""
REACH_M = 0.34
"""Room at the sides of a shot in which people swing their arms at each other."""
STAGGER_M = 0.28
"""How far back every other one stands, so that the overlap looks meant."""
PAIR_STAGGER_M = 0.05
AROUND_M: dict[Framing, float] = {"wide": -0.58, "medium": -0.30, "close": -0.05}
"""What a group's frame has beyond its outermost marks, compared with one person's: arms may leave the frame."""
TALK_M = 0.16
"""How much wider than for one a close-up of a conversation is: it goes to who speaks, the other's shoulder stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where each subject of a shot stands, (x, z) metres, and what the camera looks at: `focus_x` at rest, or with
    `follows` whoever speaks. `spread_m` is how much wider than for one person the picture is, `lower_m` how
    much lower than a person's the eyes are.
    """

    marks: tuple[tuple[float, float], ...]
    focus_x: float
    spread_m: float
    cropped: bool
    follows: bool = False
    lower_m: float = 0.0


def place(
    shot: Shot, *, portrait: bool = True, paired: Collection[int] = (), wide_m: Mapping[int, float] | None = None
) -> Placement:
    """Side by side, in a shallow zigzag; `paired` numbers are subjects who reach for their neighbour, `wide_m`
    how much further than a person some reach to each side.

    A close-up looks at the one who speaks, or goes from one to the other where several do.
    """
    count = max(1, len(shot.subjects))
    speakers = {line.speaker for line in shot.lines}
    heard = [number for number, subject in enumerate(shot.subjects) if subject.handle in speakers]
    wider = dict(wide_m or {})
    marks = _marks(count, shot.framing, portrait, _pairs(count, paired), wider)
    ends = wider.get(0, 0.0) + wider.get(count - 1, 0.0) + (REACH_M if paired and count > 1 else 0.0)
    spread = marks[-1][0] - marks[0][0] + ends
    if shot.framing != "close":
        shown = max(0.0, spread + AROUND_M[shot.framing]) if count > 1 else 0.0
        return Placement(marks=marks, focus_x=0.0, spread_m=shown, cropped=False)
    if len(heard) > 1:
        return Placement(marks=marks, focus_x=0.0, spread_m=TALK_M, cropped=True, follows=True)
    if paired and count > 1:
        return Placement(marks=marks, focus_x=0.0, spread_m=max(0.0, spread + AROUND_M["close"]), cropped=True)
    return Placement(marks=marks, focus_x=marks[heard[0] if heard else 0][0], spread_m=0.0, cropped=True)


def _pairs(count: int, paired: Collection[int]) -> set[int]:
    """Numbers of those who stand in contact with the next to their right."""
    found: set[int] = set()
    taken: set[int] = set()
    for number in sorted(paired):
        for left in (number, number - 1):
            if 0 <= left < count - 1 and not {left, left + 1} & taken:
                found.add(left)
                taken |= {left, left + 1}
                break
    return found


def _marks(
    count: int, framing: Framing, portrait: bool, contacts: set[int], wider: Mapping[int, float]
) -> tuple[tuple[float, float], ...]:
    spacing = NARROW_M[framing][min(count, 4) - 2] if portrait and count > 1 else SPACING_M[framing]
    gaps = [
        (CONTACT_M if left in contacts else spacing) + wider.get(left, 0.0) + wider.get(left + 1, 0.0)
        for left in range(count - 1)
    ]
    xs = [sum(gaps[:number]) - sum(gaps) / 2 for number in range(count)]
    return tuple((x, _depth(number, count, contacts)) for number, x in enumerate(xs))


def _depth(number: int, count: int, contacts: set[int]) -> float:
    """Three: the middle one in front; four: the inner two; pairs nearly level."""
    if number in contacts or number - 1 in contacts:
        return PAIR_STAGGER_M if number in contacts else 0.0
    match count:
        case 1 | 2:
            return 0.0
        case 3:
            return 0.0 if number == 1 else STAGGER_M
        case 4:
            return 0.0 if number in (1, 2) else STAGGER_M
        case _:
            return STAGGER_M * (number % 2)
