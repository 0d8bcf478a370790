"""Meditating on a cushion: palms together, breath by breath, and hovering after a while."""

import math
from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import grasp
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_sport import cushion
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SEAT_M = 0.27
BREATH_BEATS = 8.0
HOVER_M = 0.16
HOVER_FROM_S, HOVER_AT_S = 2.0, 5.0
PALMS_M = 0.045


def pose(act: Act) -> Pose:
    """Legs crossed; the arms open and come back with every second breath."""
    beat = act.moment.beat
    breath = 0.5 - 0.5 * math.cos(2 * math.pi * beat / BREATH_BEATS)
    part = beat / BREATH_BEATS % 2
    open_ = smooth(1.0, 1.35, part) * (1 - smooth(1.65, 1.98, part))
    rise = smooth(HOVER_FROM_S, HOVER_AT_S, act.moment.shot_s) * (HOVER_M + 0.025 * math.sin(math.pi * beat / 2))
    seat = SEAT_M + rise
    body = Pose(
        hip=(0.0, seat + 0.006 * breath),
        left_foot=(0.13, 0.10 + rise),
        right_foot=(-0.13, 0.10 + rise),
        left_knee=(-0.36, 0.19 + rise),
        right_knee=(0.36, 0.19 + rise),
        shoulders=0.8 * breath,
        nod=0.07 - 0.05 * breath,
        bounce=rise,
    )
    chest = seat + 0.29 + 0.01 * breath
    joined = grasp(body, (-PALMS_M, chest), (PALMS_M, chest), Hand.PALM, elbow=44)
    wide = Arm(upper=58, forearm=128, hand=Hand.OPEN)
    opened = replace(joined, left=joined.left.toward(wide, open_), right=joined.right.toward(wide, open_))
    return alive(opened, act, 0.4)


def behind(figure: Figure, act: Act) -> None:
    cushion(figure)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="pray",
        en=names(
            "pray, meditate, meditating, meditation, do zen, kneel, say a prayer, prayer, zen, "
            "sit cross legged, chant, worship"
        ),
        zh=names(
            "祈祷, 祈禱, 打坐, 冥想, 静坐, 靜坐, 盘腿, 盤腿, 双手合十, 雙手合十, 许愿, 許願, 参禅, 參禪, 入定, "
            "拜佛, 祷告, 禱告, 修炼, 修煉"
        ),
    ),
    pose=pose,
    behind=behind,
    steps=Steps(every=BREATH_BEATS, offset=0.0, sound="bell", gain=0.2, dust=0.0),
    feeling="calm",
    lower_m=0.5,
    wide_m=0.05,
)  # fmt: skip
