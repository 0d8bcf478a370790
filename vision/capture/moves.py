"""Does the head turn where it was told to, when it was told to?"""

import numpy as np

from vision.capture.contracts import Check, Fault, Finding, Move, Script, Step, StepKind, failed, passed
from vision.capture.track import Sight

LEAST_DEG = {Move.LEFT: 9.0, Move.RIGHT: 9.0, Move.UP: 6.0, Move.DOWN: 6.0}
"""How far from where the head rests; the net sees less of a nod than of a turn."""
CLEARER = 1.15
"""By how much the wanted direction must outdo each other one, each measured by its own least."""
LATE_S = 0.6
"""People go on moving when the arrow is gone."""
BEGUN = 0.6
"""Share of the turn that may be there already when the arrow appears: more was not done for it."""


def head_moves(sights: list[Sight], script: Script) -> Finding:
    wanted = script.of(StepKind.MOVE)
    seen = [sight for sight in sights if sight.landmarks is not None]
    resting = [sight for sight in seen if not any(_during(step, sight.at_s) for step in wanted)]
    if not resting or not all(_follows(step, seen, _rest(resting)) for step in wanted):
        return failed(Check.MOVES, Fault.MOVES_MISSED)
    return passed(Check.MOVES)


def _during(step: Step, at_s: float) -> bool:
    return step.start_s <= at_s <= step.end_s + LATE_S


def _rest(sights: list[Sight]) -> np.ndarray:
    return np.median([(sight.yaw_deg, sight.pitch_deg) for sight in sights], axis=0)


def _follows(step: Step, sights: list[Sight], rest: np.ndarray) -> bool:
    during = [_shares(sight, rest) for sight in sights if _during(step, sight.at_s)]
    if len(during) < 3:
        return False
    peaks = {move: max(shares[move] for shares in during) for move in Move}
    move = Move(step.value)
    best = peaks.pop(move)
    in_time = during[0][move] <= BEGUN * best
    return best >= 1.0 and in_time and all(best >= CLEARER * other for other in peaks.values())


def _shares(sight: Sight, rest: np.ndarray) -> dict[Move, float]:
    """How far it looks each way, by what is asked for. Yaw is positive towards the image's right: the person's left."""
    yaw, pitch = (sight.yaw_deg or 0.0) - rest[0], (sight.pitch_deg or 0.0) - rest[1]
    far = {Move.LEFT: yaw, Move.RIGHT: -yaw, Move.UP: -pitch, Move.DOWN: pitch}
    return {move: float(deg) / LEAST_DEG[move] for move, deg in far.items()}
