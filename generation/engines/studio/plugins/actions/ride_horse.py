"""Riding a horse at a canter: the rider rises with every stride, one arm swings a hat's worth of air."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_horse import horse_body, horse_front
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SADDLE_M = 0.96
WAVE_BEATS = 16.0


def _rise(beat: float) -> float:
    return 0.5 - 0.5 * math.cos(2 * math.pi * beat)


def pose(act: Act) -> Pose:
    """One stride a beat; in every fourth bar an arm goes up and whirls."""
    beat = act.moment.beat
    rise = _rise(beat - 0.08)
    sway = math.sin(math.pi * beat)
    part = (beat + act.seed % 12) % WAVE_BEATS
    up = smooth(8.0, 9.0, part) * (1 - smooth(14.5, 15.8, part))
    whirl = 2 * math.pi * beat
    body = Pose(
        hip=(0.015 * sway, SADDLE_M + 0.075 * rise),
        lean=0.03 * sway - 0.07 * up,
        left_foot=(-0.31, 0.42 + 0.03 * rise),
        right_foot=(0.31, 0.42 + 0.03 * rise),
        left_knee=(-0.27, 0.74 + 0.05 * rise),
        right_knee=(0.27, 0.74 + 0.05 * rise),
        shoulders=1.0 - 1.4 * rise,
        nod=0.08 - 0.12 * _rise(beat - 0.2),
        turn=0.08 * sway,
        tilt=0.05 * sway - 0.06 * up,
    )
    left = fold(body, -1, (-0.20, 0.98 + 0.05 * rise), Hand.FIST, elbow=36)
    rein = fold(body, 1, (0.20, 0.98 + 0.05 * rise), Hand.FIST, elbow=36)
    arm = Arm(upper=138 + 10 * math.sin(whirl), forearm=172 + 22 * math.cos(whirl), hand=Hand.FIST)
    return alive(replace(body, left=left, right=rein.toward(arm, up)), act, 0.5)


def behind(figure: Figure, act: Act) -> None:
    horse_body(figure, act.moment.beat)


def between(figure: Figure, act: Act) -> None:
    beat = act.moment.beat
    horse_front(figure, beat, 0.05 * math.sin(2 * math.pi * beat + 0.6))


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="ride_horse",
        en=names(
            "ride a horse, ride horses, ride horseback, horse riding, horseback riding, ride on a horse, "
            "gallop, ride the horse, on horseback, rode a horse, ride a pony, ride a unicorn, rodeo"
        ),
        zh=names(
            "骑马, 騎馬, 骑着马, 騎著馬, 策马, 策馬, 策马奔腾, 策馬奔騰, 马背上, 馬背上, 骑一匹马, 騎一匹馬, "
            "赛马, 賽馬, 骑着一匹马, 騎著一匹馬"
        ),
    ),
    pose=pose,
    behind=behind,
    between=between,
    steps=Steps(every=0.5, offset=0.25, sound="clap", gain=0.18, dust=1.0),
    speed_mps=0.7,
    feeling="excited",
    lower_m=-0.16,
    wide_m=0.06,
)  # fmt: skip
