"""Two bodies that touch: who is where, seen from each of them."""

from dataclasses import dataclass, replace

from generation.engines.studio.plugins.base import Act
from generation.engines.studio.stage.pose import Pose


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """`side` is where the other one is: -1 left, 1 right. `shift` metres moves this body so that the two are as far
    apart as they should be; `middle` is between them, from this body's mark. Alone, the other is thin air to the right.
    """

    side: int
    shift: float
    middle: float
    alone: bool


def meeting(act: Act, apart_m: float) -> Meeting:
    if act.partner_m is None or act.partner_m == 0:
        return Meeting(side=1, shift=0.0, middle=apart_m / 2, alone=True)
    side = 1 if act.partner_m > 0 else -1
    return Meeting(side=side, shift=(act.partner_m - side * apart_m) / 2, middle=act.partner_m / 2, alone=False)


def shifted(pose: Pose, metres: float) -> Pose:
    """The whole body to the right; knees go along where they are placed."""

    def moved(point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] + metres, point[1])

    return replace(
        pose,
        hip=moved(pose.hip),
        left_foot=moved(pose.left_foot),
        right_foot=moved(pose.right_foot),
        left_knee=None if pose.left_knee is None else moved(pose.left_knee),
        right_knee=None if pose.right_knee is None else moved(pose.right_knee),
    )


def mirrored(pose: Pose) -> Pose:
    """Left and right exchanged."""

    def across(point: tuple[float, float]) -> tuple[float, float]:
        return (-point[0], point[1])

    return replace(
        pose,
        hip=across(pose.hip),
        lean=-pose.lean,
        left=pose.right,
        right=pose.left,
        left_foot=across(pose.right_foot),
        right_foot=across(pose.left_foot),
        left_knee=None if pose.right_knee is None else across(pose.right_knee),
        right_knee=None if pose.left_knee is None else across(pose.left_knee),
        turn=-pose.turn,
        tilt=-pose.tilt,
    )
