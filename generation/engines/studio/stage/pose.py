"""A pose and the skeleton it makes: a flat puppet in metres, x right on screen, y up from the floor at the mark."""

import math
from dataclasses import dataclass, field
from enum import StrEnum

from generation.engines.studio.stage.canvas import Point

HEAD_UNIT_M = 0.185
"""Metres between the outer eye corners: twice life, so that a face reads in a wide shot."""
HIP_M = 0.82
SPINE_TO_CHEST_M = 0.34
SPINE_TO_SHOULDERS_M = 0.415
SPINE_TO_NECK_M = 0.52
NECK_TO_EYES_M = 0.235
SHOULDER_M = 0.205
HIP_HALF_M = 0.10
UPPER_ARM_M = 0.245
FOREARM_M = 0.235
THIGH_M = 0.37
SHIN_M = 0.37
ANKLE_M = 0.075
STANCE_M = 0.17
TOP_M = HIP_M + SPINE_TO_NECK_M + NECK_TO_EYES_M + 1.45 * HEAD_UNIT_M
"""Height of a standing figure with its hair."""


class Hand(StrEnum):
    RELAXED = "relaxed"
    OPEN = "open"
    FIST = "fist"
    POINT = "point"
    MICROPHONE = "microphone"
    GRIP = "grip"
    """Around a stick or a handle."""
    PALM = "palm"
    """Flat, the palm to the viewer."""
    HEART = "heart"
    PEACE = "peace"
    THUMB = "thumb"
    """Thumb up."""
    CLASP = "clasp"
    """Folded around the other hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """Degrees from hanging straight down, outwards and up: 90 is level, 180 overhead. `forearm` is absolute too.

    `twist` turns the hand at the wrist, degrees, outwards. `upper_shown` and `forearm_shown` are how much of each
    part's length the viewer sees: less where it points out of the picture.
    """

    upper: float = 14.0
    forearm: float = 22.0
    hand: Hand = Hand.RELAXED
    twist: float = 0.0
    upper_shown: float = 1.0
    forearm_shown: float = 1.0

    def toward(self, other: "Arm", part: float) -> "Arm":
        """Between two poses; the hand changes halfway."""
        return Arm(
            upper=self.upper + (other.upper - self.upper) * part,
            forearm=self.forearm + (other.forearm - self.forearm) * part,
            hand=other.hand if part > 0.5 else self.hand,
            twist=self.twist + (other.twist - self.twist) * part,
            upper_shown=self.upper_shown + (other.upper_shown - self.upper_shown) * part,
            forearm_shown=self.forearm_shown + (other.forearm_shown - self.forearm_shown) * part,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One moment of a body. Left and right are as seen on screen.

    `knees` is how far knees go outwards: 1 in a squat to the sides, 0 when they come towards the viewer; `left_knee`
    and `right_knee` put one where it is wanted, as in a chair.
    Head angles in radians: turn right, nod down, tilt clockwise. `bounce` is height above the floor, for shadows.
    """

    hip: Point = (0.0, HIP_M)
    lean: float = 0.0
    left: Arm = field(default_factory=Arm)
    right: Arm = field(default_factory=Arm)
    left_foot: Point = (-STANCE_M, ANKLE_M)
    right_foot: Point = (STANCE_M, ANKLE_M)
    knees: float = 0.4
    left_knee: Point | None = None
    right_knee: Point | None = None
    shoulders: float = 0.0
    turn: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    bounce: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limbs:
    """One side's joints."""

    shoulder: Point
    elbow: Point
    wrist: Point
    hip: Point
    knee: Point
    ankle: Point
    hand: Hand
    twist: float
    side: int
    """-1 on screen left, 1 on screen right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    hip: Point
    chest: Point
    neck: Point
    eyes: Point
    lean: float
    left: Limbs
    right: Limbs


def skeleton(pose: Pose) -> Skeleton:
    """Joints in metres; legs by inverse kinematics, so feet stay where the pose puts them."""
    sin, cos = math.sin(pose.lean), math.cos(pose.lean)

    def spine(up: float, out: float = 0.0) -> Point:
        return (pose.hip[0] + sin * up + out * cos, pose.hip[1] + cos * up - out * sin)

    def side(sign: int, arm: Arm, foot: Point, knee_at: Point | None) -> Limbs:
        raised = max(0.0, (arm.upper - 70) / 110)
        shoulder = spine(
            SPINE_TO_SHOULDERS_M + 0.05 * raised + 0.03 * pose.shoulders, sign * (SHOULDER_M - 0.03 * raised)
        )
        elbow = _reach(shoulder, sign, arm.upper, UPPER_ARM_M * max(0.0, min(1.0, arm.upper_shown)))
        wrist = _reach(elbow, sign, arm.forearm, FOREARM_M * max(0.0, min(1.0, arm.forearm_shown)))
        hip = (pose.hip[0] + sign * HIP_HALF_M, pose.hip[1] - 0.02)
        ankle = (foot[0], foot[1])
        bent = _knee(hip, ankle, sign)
        straight = ((hip[0] + ankle[0]) / 2 + sign * 0.015, (hip[1] + ankle[1]) / 2)
        knee = (
            straight[0] + (bent[0] - straight[0]) * pose.knees,
            straight[1] + (bent[1] - straight[1]) * pose.knees,
        )
        return Limbs(
            shoulder=shoulder,
            elbow=elbow,
            wrist=wrist,
            hip=hip,
            knee=knee if knee_at is None else knee_at,
            ankle=ankle,
            hand=arm.hand,
            twist=arm.twist,
            side=sign,
        )

    return Skeleton(
        hip=pose.hip,
        chest=spine(SPINE_TO_CHEST_M),
        neck=spine(SPINE_TO_NECK_M),
        eyes=spine(SPINE_TO_NECK_M + NECK_TO_EYES_M),
        lean=pose.lean,
        left=side(-1, pose.left, pose.left_foot, pose.left_knee),
        right=side(1, pose.right, pose.right_foot, pose.right_knee),
    )


def _reach(start: Point, sign: int, degrees: float, length: float) -> Point:
    angle = math.radians(degrees)
    return (start[0] + sign * math.sin(angle) * length, start[1] - math.cos(angle) * length)


def _knee(hip: Point, ankle: Point, sign: int) -> Point:
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    reach = min(THIGH_M + SHIN_M - 1e-4, max(abs(THIGH_M - SHIN_M) + 0.05, math.hypot(dx, dy)))
    bend = math.acos(max(-1.0, min(1.0, (THIGH_M**2 + reach**2 - SHIN_M**2) / (2 * THIGH_M * reach))))
    angle = math.atan2(dy, dx) + sign * bend
    return (hip[0] + THIGH_M * math.cos(angle), hip[1] + THIGH_M * math.sin(angle))
