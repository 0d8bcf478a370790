"""Clapping on the beat."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

TOGETHER = Arm(upper=34, forearm=-112, hand=Hand.OPEN, twist=40)
APART = Arm(upper=40, forearm=-176, hand=Hand.OPEN, twist=16)
HIGH_TOGETHER = Arm(upper=160, forearm=215, hand=Hand.OPEN)
HIGH_APART = Arm(upper=148, forearm=174, hand=Hand.OPEN)
PHRASE_BEATS = 8.0
UP, HIGH, DOWN = 3.2, 4.0, 7.2
"""Beats of a phrase: the hands go up, are overhead, come down."""


def pose(act: Act) -> Pose:
    """Hands meet on the beat and spring apart between; half of each phrase is clapped overhead."""
    beat = act.moment.beat
    part = (beat + 4 * (act.seed % 2)) % PHRASE_BEATS
    high = smooth(UP, HIGH, part) * (1 - smooth(DOWN, PHRASE_BEATS, part))
    open_ = abs(math.sin(math.pi * beat)) ** 0.7
    arm = TOGETHER.toward(APART, open_).toward(HIGH_TOGETHER.toward(HIGH_APART, open_), high)
    sway = math.sin(math.pi * beat)
    dip = 1 - open_
    return Pose(
        hip=(0.05 * sway, HIP_M - 0.02 - 0.03 * dip + 0.02 * high),
        lean=-0.06 * sway,
        left=arm,
        right=arm,
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M, ANKLE_M),
        shoulders=0.5 * dip + 0.5 * high,
        turn=0.10 * drift(act.moment.t_s, 1.0, 0.4),
        nod=0.07 * dip - 0.05 * high,
        tilt=0.07 * sway,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="clap",
        en=names("clap, applaud, applause, clap hands, give a round of applause, slow clap"),
        zh=names("鼓掌, 拍手, 拍掌, 拍起手来, 拍起手來, 拍着手, 拍著手, 热烈鼓掌, 熱烈鼓掌"),
    ),
    pose=pose,
    feeling="happy",
)
