"""Arms that would cover the face of whoever stands beside come down instead."""

import math
from collections.abc import Sequence
from dataclasses import replace

from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.paths import Place
from generation.engines.studio.stage.pose import FOREARM_M, SHOULDER_M, UPPER_ARM_M, Arm, Pose, skeleton

FACE_HALF_M = 0.29
"""From the middle of a head to where a hand beside it may begin."""
FACE_M = (1.02, 1.24, 1.50, 1.64)
"""Wrists between the inner two heights cover faces, outside the outer two they never do."""
TIGHT = 0.25
"""Share of an arm's wish to go aside from which it is all the way down."""
DOWN = Arm(upper=26, forearm=18)
BEHIND_M = 0.01
"""Who stands farther back than a neighbour by this is hidden by them, not the other way round."""


def elbow_room(pose: Pose, place: Place, others: Sequence[Place]) -> Pose:
    """`pose` with those arms lowered that neighbours on either side would have in their faces."""
    gaps = {-1: math.inf, 1: math.inf}
    for other in others:
        away = other.x - place.x
        if other != place and other.z >= place.z - BEHIND_M and away:
            side = 1 if away > 0 else -1
            gaps[side] = min(gaps[side], abs(away))
    if min(gaps.values()) > SHOULDER_M + UPPER_ARM_M + FOREARM_M + FACE_HALF_M:
        return pose
    joints = skeleton(pose)
    return replace(
        pose,
        left=_tucked(pose.left, joints.left.wrist[1], gaps[-1] + joints.left.shoulder[0]),
        right=_tucked(pose.right, joints.right.wrist[1], gaps[1] - joints.right.shoulder[0]),
    )


def _tucked(arm: Arm, wrist_m: float, gap_m: float) -> Arm:
    """`gap_m` from the shoulder to the neighbour's middle."""
    out = UPPER_ARM_M * arm.upper_shown * math.sin(math.radians(arm.upper))
    out += FOREARM_M * arm.forearm_shown * math.sin(math.radians(arm.forearm))
    room = gap_m - FACE_HALF_M
    if out <= max(room, 1e-3):
        return arm
    low, chin, brow, high = FACE_M
    there = smooth(low, chin, wrist_m) * (1 - smooth(brow, high, wrist_m))
    return arm.toward(replace(DOWN, hand=arm.hand), there * (1 - smooth(TIGHT, 1.0, room / out)))
