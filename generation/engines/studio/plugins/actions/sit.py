"""Sitting in an armchair."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.gait_reach import grasp
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.gear_furniture import ARM_REST_M, SEAT_M, armchair
from generation.engines.studio.stage.pose import ANKLE_M, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SEATED_M = SEAT_M + 0.10
KNEE_M = 0.41
LENGTH_BEATS = 16.0


def seated(lean: float = 0.0, feet: float = 0.16, knees: float = 0.19) -> Pose:
    """Shins down, thighs towards the viewer; hands on the rests of an armchair."""
    pose = Pose(
        hip=(0.0, SEATED_M),
        lean=lean,
        left_foot=(-feet, ANKLE_M),
        right_foot=(feet, ANKLE_M),
        left_knee=(-knees, KNEE_M),
        right_knee=(knees, KNEE_M),
    )
    return grasp(pose, (-0.37, ARM_REST_M + 0.06), (0.37, ARM_REST_M + 0.06), Hand.RELAXED)


BACK = replace(seated(-0.03), nod=-0.03, turn=-0.06)
LEFT = replace(seated(-0.07), tilt=-0.09, turn=-0.14)
FORWARD = replace(seated(0.06), nod=0.06, tilt=0.07, turn=0.12)
KEYS = ((0.0, BACK), (5.0, LEFT), (9.0, FORWARD))


def pose(act: Act) -> Pose:
    """Weight moves from side to side every few beats; one heel never stops tapping."""
    body = loop(KEYS, LENGTH_BEATS, act.moment.beat + act.seed % 16, hit=0.25)
    tap = 0.035 * abs(math.sin(math.pi * act.moment.beat)) ** 1.5
    foot, knee = body.right_foot, body.right_knee or body.right_foot
    return alive(replace(body, right_foot=(foot[0], foot[1] + tap), right_knee=(knee[0], knee[1] + 0.7 * tap)), act)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="sit",
        en=names("sit, sitting, sat, sit down, sits down, seated, sit on a chair, take a seat, relax, lounge, rest"),
        zh=names("坐, 坐着, 坐著, 坐下, 坐在, 坐在椅子上, 坐下来, 坐下來, 就座, 休息, 歇着, 歇著"),
    ),
    pose=pose,
    behind=lambda figure, _act: armchair(figure),
    feeling="calm",
    lower_m=0.32,
    wide_m=0.12,
)  # fmt: skip
