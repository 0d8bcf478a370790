"""On the phone: pacing weight, nodding, the free hand talks along."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import beside_eyes, fold, held_at
from generation.engines.studio.stage.gait_track import alive, loop
from generation.engines.studio.stage.gear_desk import phone
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LENGTH_BEATS = 12.0
PLANTED = Pose(left_foot=(-STANCE_M, ANKLE_M), right_foot=(STANCE_M, ANKLE_M))
LISTEN = replace(PLANTED, hip=(0.05, HIP_M - 0.015), lean=-0.04, left=Arm(upper=46, forearm=-40, hand=Hand.FIST))
ASK = replace(PLANTED, hip=(-0.03, HIP_M - 0.01), lean=0.02, left=Arm(upper=34, forearm=112, hand=Hand.OPEN, twist=-30))
TELL = replace(PLANTED, hip=(-0.05, HIP_M - 0.02), lean=0.04, left=Arm(upper=54, forearm=132, hand=Hand.POINT))
KEYS = ((0.0, LISTEN), (4.0, ASK), (6.0, TELL), (8.0, ASK), (10.0, LISTEN))


def pose(act: Act) -> Pose:
    """Small nods on the beat; the ear stays at the phone."""
    beat = act.moment.beat
    body = loop(KEYS, LENGTH_BEATS, beat + act.seed % 12, hit=0.4)
    yes = max(0.0, math.sin(math.pi * beat)) ** 2 * smooth(-0.2, 0.6, drift(act.moment.t_s, 2.0, 0.3))
    body = replace(body, nod=0.08 * yes - 0.02, turn=-0.08 + 0.5 * body.lean, tilt=0.13 - body.lean)
    return alive(replace(body, right=fold(body, 1, beside_eyes(body, 0.20, -0.10), Hand.GRIP, elbow=34)), act, 0.5)


def between(figure: Figure, act: Act) -> None:
    x, y = held_at(figure.joints.right)
    phone(figure, (x + 0.005, y + 0.025), -10, back=True)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="phone",
        en=names(
            "phone, talk on the phone, talks on the phone, on the phone, phone call, make a call, "
            "make a phone call, call a friend, answer the phone, scroll through phone, take a call, use a phone"
        ),
        zh=names(
            "打电话, 打電話, 接电话, 接電話, 讲电话, 講電話, 玩手机, 玩手機, 看手机, 看手機, 刷手机, 刷手機, "
            "通话, 通話, 打着电话, 打著電話, 发短信, 發短信"
        ),
    ),
    pose=pose,
    between=between,
)  # fmt: skip
