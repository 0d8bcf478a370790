"""The challenge: what is asked, in which order and when. Nobody can know it before it is issued."""

import random
import secrets
from typing import Any

from django.conf import settings

from vision.capture.contracts import Colour, Move, Script, Step, StepKind

DIGITS, MOVES, COLOURS = 6, 4, 8
LOOK_S, MOVE_S, DIGIT_S, COLOUR_S = 1.2, 1.6, 1.1, 0.5
"""A colour of half a second: two changes a second are below what troubles people with photosensitive epilepsy (three,
WCAG 2.3.1)."""
PAUSE_S = (0.3, 0.6)
NONCE_BYTES = 24


def new_nonce() -> str:
    """192 bits; says nothing about the script."""
    return secrets.token_urlsafe(NONCE_BYTES)


def source_of_chance() -> random.Random:
    """The system's own randomness. A seeded one where the operator's settings, for tests only, name a seed."""
    return random.Random(settings.CAPTURE_SEED) if settings.CAPTURE_SEED else secrets.SystemRandom()


def new_script(chance: random.Random) -> Script:
    """A straight look, then digits and moves in any order with pauses of any length, the colours somewhere between, and
    a moment to end. 20 to 26 seconds.
    """
    blocks = [_block(StepKind.DIGIT, [str(chance.randrange(10))], DIGIT_S) for _ in range(DIGITS)]
    blocks += [_block(StepKind.MOVE, [chance.choice(list(Move))], MOVE_S) for _ in range(MOVES)]
    blocks.append(_block(StepKind.COLOUR, _colours(chance), COLOUR_S))
    chance.shuffle(blocks)
    steps, at_s = [Step(kind=StepKind.LOOK, value="", start_s=0.0, end_s=LOOK_S)], LOOK_S
    for block in blocks:
        at_s += chance.uniform(*PAUSE_S)
        for kind, value, lasts_s in block:
            steps.append(Step(kind=kind, value=value, start_s=round(at_s, 2), end_s=round(at_s + lasts_s, 2)))
            at_s += lasts_s
    return Script(seconds=round(at_s + LOOK_S / 2, 2), steps=tuple(steps))


def plain(script: Script) -> dict[str, Any]:
    """As the row and the API hold it."""
    steps = [
        {"kind": step.kind.value, "value": str(step.value), "start_s": step.start_s, "end_s": step.end_s}
        for step in script.steps
    ]
    return {"seconds": script.seconds, "steps": steps}


def read_script(held: dict[str, Any]) -> Script:
    steps = (Step(**(step | {"kind": StepKind(step["kind"])})) for step in held["steps"])
    return Script(seconds=held["seconds"], steps=tuple(steps))


def _block(kind: StepKind, values: list[str], lasts_s: float) -> list[tuple[StepKind, str, float]]:
    return [(kind, value, lasts_s) for value in values]


def _colours(chance: random.Random) -> list[str]:
    """No colour twice running: a change that nobody sees proves nothing."""
    shown: list[str] = []
    while len(shown) < COLOURS:
        shown.append(chance.choice([colour for colour in Colour if colour not in shown[-1:]]))
    return shown
