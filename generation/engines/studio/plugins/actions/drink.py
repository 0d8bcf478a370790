"""Drinking from a cup with a straw, then a satisfied sigh."""

from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import fold, held_at, mouth_of
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_table import tumbler
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, STANCE_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

SIP_BEATS = 8.0
UP, EMPTY, DOWN = 0.14, 0.52, 0.66
TIP_DEG = 58.0
LOW = (0.30, 1.03)


def _raised(beat: float) -> tuple[float, float]:
    """How far the cup is up, and how far it is tipped."""
    part = beat / SIP_BEATS % 1
    up = smooth(0.0, UP, part) * (1 - smooth(EMPTY, DOWN, part))
    return up, smooth(UP, 0.4, part) * (1 - smooth(EMPTY - 0.03, DOWN - 0.04, part))


def pose(act: Act) -> Pose:
    """The head tips back as the cup empties; afterwards shoulders drop with a breath."""
    up, back = _raised(act.moment.beat)
    part = act.moment.beat / SIP_BEATS % 1
    sigh = smooth(DOWN, 0.74, part) * (1 - smooth(0.8, 0.98, part))
    body = Pose(
        hip=(-0.03, HIP_M - 0.012),
        lean=-0.03 - 0.08 * back,
        left=Arm(upper=52, forearm=-42, hand=Hand.FIST, twist=30),
        left_foot=(-STANCE_M, ANKLE_M),
        right_foot=(STANCE_M + 0.03, ANKLE_M),
        shoulders=0.4 * up - 0.9 * sigh,
        nod=-0.15 * back + 0.05 * up * (1 - back) - 0.04 * sigh,
        tilt=0.05 - 0.10 * back,
        turn=0.10 * up,
    )
    x, y = mouth_of(body)
    cup = (lerp(LOW[0], x + 0.135 + 0.05 * back, up), lerp(LOW[1], y - 0.10 + 0.09 * back, up))
    return alive(replace(body, right=fold(body, 1, cup, Hand.GRIP)), act, 0.6)


def between(figure: Figure, act: Act) -> None:
    """In the right hand, tipped towards the mouth."""
    up, back = _raised(act.moment.beat)
    tumbler(figure, held_at(figure.joints.right), 18 * up + TIP_DEG * back)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="drink",
        en=names(
            "drink, drank, sip, gulp, drink coffee, drink tea, drink water, have a drink, take a sip, "
            "takes a sip, drink a cup of coffee, drink a cup of tea, drink beer, drink wine"
        ),
        zh=names(
            "喝, 喝水, 喝茶, 喝咖啡, 喝酒, 喝着, 喝著, 喝饮料, 喝飲料, 喝奶茶, 喝啤酒, 饮用, 飲用, 品茶, 干杯, "
            "乾杯, 痛饮, 痛飲"
        ),
    ),
    pose=pose,
    between=between,
)  # fmt: skip
