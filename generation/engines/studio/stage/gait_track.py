"""Pose-to-pose motion: keys in beats, with anticipation and overshoot; arms follow hips, the head follows both."""

import math
from collections.abc import Sequence
from dataclasses import replace

from generation.engines.studio.plugins.base import Act
from generation.engines.studio.stage.canvas import Point
from generation.engines.studio.stage.curves import drift, lerp, smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import Pose

Key = tuple[float, Pose]
"""The beat of a loop on which a pose is held."""
STEP_LIFT_M = 0.055
ARMS_LAG = 0.05
HEAD_LAG = 0.09
"""In beats."""
BREATH_HZ = 0.30


def blend(before: Pose, after: Pose, part: float) -> Pose:
    """Linear in every joint; `part` beyond 0..1 anticipates or overshoots, except in feet, which stay in place."""
    planted = min(1.0, max(0.0, part))
    return Pose(
        hip=_between(before.hip, after.hip, part),
        lean=lerp(before.lean, after.lean, part),
        left=before.left.toward(after.left, part),
        right=before.right.toward(after.right, part),
        left_foot=_between(before.left_foot, after.left_foot, planted),
        right_foot=_between(before.right_foot, after.right_foot, planted),
        knees=lerp(before.knees, after.knees, part),
        left_knee=_knee(before.left_knee, after.left_knee, planted),
        right_knee=_knee(before.right_knee, after.right_knee, planted),
        shoulders=lerp(before.shoulders, after.shoulders, part),
        turn=lerp(before.turn, after.turn, part),
        nod=lerp(before.nod, after.nod, part),
        tilt=lerp(before.tilt, after.tilt, part),
        bounce=max(0.0, lerp(before.bounce, after.bounce, planted)),
    )


def loop(keys: Sequence[Key], length: float, beat: float, *, hit: float = 0.6) -> Pose:
    """The body on a beat of an endless loop; each move takes `hit` of the time to its key and then holds."""
    body = _at(keys, length, beat, hit)
    arms = _at(keys, length, beat - ARMS_LAG, hit)
    head = _at(keys, length, beat - HEAD_LAG, hit)
    return replace(
        body, left=arms.left, right=arms.right, turn=head.turn, nod=head.nod, tilt=head.tilt, shoulders=arms.shoulders
    )


def alive(pose: Pose, act: Act, size: float = 1.0) -> Pose:
    """Breath, a wandering head and the accents of speech, over whatever a body does."""
    t, phase = act.moment.t_s, act.seed % 100 / 10
    breath = math.sin(2 * math.pi * BREATH_HZ * t + phase)
    speaking = smooth(0.02, 0.2, act.talk)
    return replace(
        pose,
        hip=(pose.hip[0], pose.hip[1] + 0.004 * size * breath),
        lean=pose.lean + 0.012 * size * drift(t, phase + 2),
        shoulders=pose.shoulders + 0.3 * size * breath,
        turn=pose.turn + (0.07 * size + 0.06 * speaking) * drift(t, phase),
        nod=pose.nod + 0.02 * size * drift(t, phase + 3) + 0.05 * speaking * drift(t, phase, 1.1),
        tilt=pose.tilt + 0.03 * size * drift(t, phase + 1.3) + 0.03 * speaking * drift(t, phase + 5, 0.8),
    )


def _at(keys: Sequence[Key], length: float, beat: float, hit: float) -> Pose:
    at = beat % length
    number = max((n for n, key in enumerate(keys) if key[0] <= at), default=len(keys) - 1)
    start, before = keys[number]
    end, after = keys[(number + 1) % len(keys)]
    span = (end - start) % length or length
    passed = (at - start) % length
    part = passed / (span * hit)
    pose = blend(before, after, swing(part))
    walked = smooth(0.0, 1.0, part)
    return replace(
        pose,
        left_foot=_step(before.left_foot, after.left_foot, walked),
        right_foot=_step(before.right_foot, after.right_foot, walked),
    )


def _between(start: Point, end: Point, part: float) -> Point:
    return (lerp(start[0], end[0], part), lerp(start[1], end[1], part))


def _knee(start: Point | None, end: Point | None, part: float) -> Point | None:
    """Knees are placed in all keys of a loop or in none."""
    return None if start is None or end is None else _between(start, end, part)


def _step(start: Point, end: Point, part: float) -> Point:
    """Along the floor a foot is lifted."""
    x, y = _between(start, end, part)
    lift = STEP_LIFT_M * math.sin(math.pi * part) * min(1.0, abs(end[0] - start[0]) / 0.06)
    return (x, y + lift)
