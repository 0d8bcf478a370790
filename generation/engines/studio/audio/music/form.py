"""Which part of a piece each bar is in: a piece grows, breathes and comes back; it does not loop four bars."""

from dataclasses import dataclass

import numpy as np

from generation.engines.studio.audio.music.band import Layer

_LAYERS: dict[str, frozenset[Layer]] = {
    "intro": frozenset({"top", "pad", "comp", "bass"}),
    "verse": frozenset({"beat", "top", "bass", "comp", "pad", "lead"}),
    "full": frozenset({"beat", "top", "extra", "bass", "comp", "pad", "lead"}),
    "break": frozenset({"pad", "comp", "lead"}),
    "build": frozenset({"beat", "pad", "comp", "bass"}),
    "solo": frozenset({"beat", "top", "bass", "pad", "lead"}),
}
_CYCLE = (("verse", 8), ("full", 8), ("break", 4), ("verse", 8), ("build", 4), ("full", 8), ("solo", 8), ("full", 8))
_WHOLE_UP_TO = 8
"""Bars: a clip this short is one section with everybody in it."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`tune` and `harmony` number what is played, so that a part that comes back is recognised; `turn` counts how often
    it has been there.
    """

    kind: str
    first_bar: int
    bars: int
    turn: int
    tune: int
    harmony: int

    @property
    def layers(self) -> frozenset[Layer]:
        return _LAYERS[self.kind]

    @property
    def quiet(self) -> bool:
        return self.kind in {"verse", "intro", "break"}


def form(bars: int, chance: np.random.Generator) -> tuple[Section, ...]:
    """Sections that fill `bars`; the last one always has everybody in it when there is more than one."""
    if bars <= _WHOLE_UP_TO:
        return (Section(kind="full", first_bar=0, bars=max(1, bars), turn=0, tune=0, harmony=0),)
    plan = [("intro", 2 if bars < 24 else 4)]
    at = int(chance.integers(2)) if bars > 40 else 0
    left = bars - plan[0][1]
    while left > 0:
        kind, count = _CYCLE[at % len(_CYCLE)]
        count = min(count, left)
        if count < _SHORTEST:
            plan[-1] = (plan[-1][0], plan[-1][1] + count)
        else:
            plan.append((kind, count if bars > 16 else min(count, 4)))
            count = plan[-1][1]
        left -= count
        at += 1
    plan[-1] = ("full", plan[-1][1])
    sections: list[Section] = []
    for kind, count in plan:
        turn = sum(section.kind == kind for section in sections)
        first = sections[-1].first_bar + sections[-1].bars if sections else 0
        family = {"intro": 0, "verse": 0, "break": 0, "full": 1, "build": 1, "solo": 2}[kind]
        sections.append(Section(kind=kind, first_bar=first, bars=count, turn=turn, tune=family, harmony=family))
    return tuple(sections)
