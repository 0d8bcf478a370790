"""Thinking: a finger taps the chin, the eyes search the sky, then the idea comes."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.gait_reach import fold, mouth_of
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 16.0
IDEA, OVER = 11.0, 15.0


def pose(act: Act) -> Pose:
    """One arm holds the other's elbow; after nearly three bars a finger goes up."""
    beat, t = act.moment.beat, act.moment.t_s
    part = (beat + act.seed % 8) % CYCLE_BEATS
    idea = swing((part - IDEA) / 0.8) * (1 - smooth(OVER - 1.2, OVER, part))
    tap = max(0.0, math.sin(2 * math.pi * beat)) ** 3 * (1 - idea)
    look = drift(t, act.seed % 9, 0.14)
    body = Pose(
        hip=(0.045, HIP_M - 0.012 - 0.03 * smooth(IDEA - 0.8, IDEA, part) * (1 - smooth(IDEA, IDEA + 0.4, part))),
        lean=0.04 - 0.05 * idea,
        left_foot=(-0.20, ANKLE_M),
        right_foot=(0.12, ANKLE_M),
        shoulders=0.2 + 0.8 * idea,
        nod=-0.10 - 0.03 * idea,
        turn=0.16 * look * (1 - idea),
        tilt=(0.12 + 0.05 * look) * (1 - idea),
    )
    x, y = mouth_of(body)
    chin = fold(body, 1, (x + 0.06, y - 0.085 + 0.03 * tap), Hand.POINT, elbow=20)
    raised = Arm(upper=96, forearm=176, hand=Hand.POINT)
    across = fold(body, -1, (0.10, body.hip[1] + 0.20), Hand.RELAXED, elbow=18)
    return alive(replace(body, left=across, right=chin.toward(raised, idea)), act, 0.6)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="think",
        en=names(
            "think, ponder, wonder, contemplate, scratch head, thinking hard, have an idea, has an idea, "
            "deep in thought, daydream, thought about, muse, reflect"
        ),
        zh=names(
            "思考, 思索, 想, 想着, 想著, 沉思, 苦思冥想, 琢磨, 发呆, 發呆, 考虑, 考慮, 想事情, 想办法, 想辦法, "
            "若有所思, 灵机一动, 靈機一動"
        ),
    ),
    pose=pose,
)  # fmt: skip
