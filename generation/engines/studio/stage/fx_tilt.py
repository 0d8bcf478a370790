"""People in a rolled camera: their flat puppets turn with the picture."""

import math
from dataclasses import replace

from generation.engines.studio.stage.canvas import Point
from generation.engines.studio.stage.cast import Stance
from generation.engines.studio.stage.pose import Limbs

LEAST_RAD = 0.02
"""Hand tremble is not worth the sums."""


def tilted(stance: Stance, roll: float) -> Stance:
    """The same stance as a camera rolled clockwise by `roll` radians sees it."""
    if abs(roll) < LEAST_RAD:
        return stance
    sin, cos = math.sin(roll), math.cos(roll)

    def turn(joint: Point) -> Point:
        return (joint[0] * cos - joint[1] * sin, joint[0] * sin + joint[1] * cos)

    def limbs(side: Limbs) -> Limbs:
        return replace(
            side,
            shoulder=turn(side.shoulder),
            elbow=turn(side.elbow),
            wrist=turn(side.wrist),
            hip=turn(side.hip),
            knee=turn(side.knee),
            ankle=turn(side.ankle),
        )

    joints = stance.joints
    return replace(
        stance,
        joints=replace(
            joints,
            hip=turn(joints.hip),
            chest=turn(joints.chest),
            neck=turn(joints.neck),
            eyes=turn(joints.eyes),
            lean=joints.lean - roll,
            left=limbs(joints.left),
            right=limbs(joints.right),
        ),
        face=replace(stance.face, roll=stance.face.roll - roll),
    )
