"""Singing into a microphone, swaying on the beat."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, lerp, smooth
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

LOW, HIGH = Arm(upper=34, forearm=84, hand=Hand.OPEN), Arm(upper=84, forearm=142, hand=Hand.OPEN)


def pose(act: Act) -> Pose:
    """The free arm opens with the voice; hips and head sway over two beats."""
    beat, t = act.moment.beat, act.moment.t_s
    sway = math.sin(math.pi * beat)
    give = min(1.0, 0.35 + 2.2 * act.talk + 0.25 * drift(t, 1.0, 0.4))
    dip = 0.5 + 0.5 * math.cos(2 * math.pi * beat)
    tap = 0.05 * abs(math.sin(math.pi * beat)) ** 1.5
    belt = smooth(0.25, 0.45, act.talk)
    return Pose(
        hip=(0.05 * sway, HIP_M - 0.022 * dip),
        lean=-0.07 * sway - 0.06 * belt,
        left=LOW.toward(HIGH, max(0.0, give)),
        right=Arm(upper=24 + 22 * belt, forearm=-128 + 6 * belt, hand=Hand.MICROPHONE),
        left_foot=(-STANCE_M - 0.02, ANKLE_M + tap),
        right_foot=(STANCE_M + 0.02, ANKLE_M),
        shoulders=0.4 * dip,
        turn=0.10 * drift(t, 0.5, 0.35) + 0.05,
        nod=lerp(0.05, -0.09, max(0.0, min(1.0, 3 * act.talk))),
        tilt=0.10 * sway,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="sing",
        en=names("sing, rap, perform, karaoke song, hum"),
        zh=names("唱歌, 唱, 演唱, 歌唱, 说唱, 說唱, 哼唱, 高歌"),
    ),
    pose=pose,
)
