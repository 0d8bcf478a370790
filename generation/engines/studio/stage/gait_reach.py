"""Arms by inverse kinematics: a palm goes where a thing is."""

import math
from dataclasses import replace

from generation.engines.studio.stage.canvas import Point
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.pose import (
    FOREARM_M,
    NECK_TO_EYES_M,
    SHOULDER_M,
    SPINE_TO_NECK_M,
    SPINE_TO_SHOULDERS_M,
    UPPER_ARM_M,
    Arm,
    Hand,
    Limbs,
    Pose,
)

PALM_M = 0.06
"""From the wrist to what a hand holds."""
MOUTH_BELOW_EYES_M = 0.15
SHORTEST = 0.22
"""Of a limb's length, when it points at the viewer."""
FOLDED = 0.45
FACE_M = -0.24
"""How much of an upper arm shows with the hand at the face, and where that is along the arm."""
ROUNDS = 3
"""Raising an arm moves its shoulder, so the angles are found again."""
BEHIND_DEG = -125.0
"""Angles below are read as overhead and inwards: 200 is the same way as -160."""


def reach(
    pose: Pose,
    side: int,
    at: Point,
    hand: Hand = Hand.GRIP,
    *,
    bend: float = 1.0,
    twist: float = 0.0,
    upper_shown: float = 1.0,
    forearm_shown: float = 1.0,
) -> Arm:
    """The arm of `pose` on `side` (-1 left, 1 right) whose palm is at `at`, or points there from as near as it gets.

    `bend` 1 puts the elbow out and up, -1 in and down.
    """
    first, second = UPPER_ARM_M * upper_shown, FOREARM_M * forearm_shown + PALM_M
    arm = Arm(upper=30, forearm=30, hand=hand, twist=twist, upper_shown=upper_shown, forearm_shown=forearm_shown)
    for _ in range(ROUNDS):
        shoulder = _shoulder(pose, side, arm.upper)
        out, down = side * (at[0] - shoulder[0]), shoulder[1] - at[1]
        length = min(first + second - 1e-4, max(abs(first - second) + 1e-4, math.hypot(out, down)))
        toward = math.degrees(math.atan2(out, down))
        toward += 360 if toward < BEHIND_DEG else 0
        shoulder_angle = _corner(first, length, second)
        elbow_angle = _corner(second, length, first)
        arm = replace(arm, upper=toward + bend * shoulder_angle, forearm=toward - bend * elbow_angle)
    return arm


def fold(pose: Pose, side: int, at: Point, hand: Hand = Hand.GRIP, *, elbow: float = 28.0, twist: float = 0.0) -> Arm:
    """As `reach`, with the elbow near the body: the upper arm hangs `elbow` degrees out and shortens the more, the
    higher the hand; the forearm shortens towards the viewer as it must. A hand too far off drags the elbow along.
    """
    shoulder = _shoulder(pose, side, elbow)
    out, down = side * (at[0] - shoulder[0]), shoulder[1] - at[1]
    way = (math.sin(math.radians(elbow)), math.cos(math.radians(elbow)))
    shown = FOLDED + (1 - FOLDED) * smooth(FACE_M, UPPER_ARM_M, out * way[0] + down * way[1])
    right, below = way[0] * UPPER_ARM_M * shown, way[1] * UPPER_ARM_M * shown
    gap, longest = math.hypot(out - right, down - below), FOREARM_M + PALM_M
    if gap > longest:
        part = longest / gap
        right, below = out - (out - right) * part, down - (down - below) * part
    upper, forearm = (math.degrees(math.atan2(*way)) for way in ((right, below), (out - right, down - below)))
    return Arm(
        upper=upper + (360 if upper < BEHIND_DEG else 0),
        forearm=forearm + (360 if forearm < BEHIND_DEG else 0),
        hand=hand,
        twist=twist,
        upper_shown=min(1.0, math.hypot(right, below) / UPPER_ARM_M),
        forearm_shown=max(SHORTEST, min(1.0, (gap - PALM_M) / FOREARM_M)),
    )


def grasp(pose: Pose, left: Point, right: Point, hand: Hand = Hand.GRIP, *, elbow: float = 28.0) -> Pose:
    """Both hands on one thing, arms folded."""
    return replace(pose, left=fold(pose, -1, left, hand, elbow=elbow), right=fold(pose, 1, right, hand, elbow=elbow))


def held_at(limbs: Limbs) -> Point:
    """Where the palm of a drawn arm is."""
    (elbow_x, elbow_y), (x, y) = limbs.elbow, limbs.wrist
    length = math.hypot(x - elbow_x, y - elbow_y) or 1.0
    return (x + (x - elbow_x) * PALM_M / length, y + (y - elbow_y) * PALM_M / length)


def mouth_of(pose: Pose) -> Point:
    """Where lips are, in metres."""
    return beside_eyes(pose, 0.0, -MOUTH_BELOW_EYES_M)


def beside_eyes(pose: Pose, right: float, up: float) -> Point:
    """A point of the face, which follows the spine."""
    sin, cos = math.sin(pose.lean), math.cos(pose.lean)
    height = SPINE_TO_NECK_M + NECK_TO_EYES_M
    return (pose.hip[0] + sin * height + right, pose.hip[1] + cos * height + up)


def _shoulder(pose: Pose, side: int, upper: float) -> Point:
    raised = max(0.0, (upper - 70) / 110)
    up = SPINE_TO_SHOULDERS_M + 0.05 * raised + 0.03 * pose.shoulders
    out = side * (SHOULDER_M - 0.03 * raised)
    sin, cos = math.sin(pose.lean), math.cos(pose.lean)
    return (pose.hip[0] + sin * up + out * cos, pose.hip[1] + cos * up - out * sin)


def _corner(near: float, length: float, far: float) -> float:
    """Degrees between the sides `near` and `length` of a triangle whose third side is `far`."""
    cosine = (near * near + length * length - far * far) / (2 * near * length)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
