"""A crisp salute, held, and snapped down."""

from dataclasses import replace

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import smooth, spring
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.gait_reach import beside_eyes, reach
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 8.0
UP_BEATS, DOWN_AT = 0.8, 6.0
AT_SIDE = Arm(upper=7, forearm=6, hand=Hand.FIST)


def pose(act: Act) -> Pose:
    """Chest out, heels together; the heel click shakes the body a little."""
    part = act.moment.beat % CYCLE_BEATS
    up = swing(part / UP_BEATS) * (1 - smooth(DOWN_AT, DOWN_AT + 0.35, part))
    click = spring((part - UP_BEATS) * 0.5, 5.0, 9.0) + spring((part - DOWN_AT - 0.35) * 0.5, 5.0, 9.0)
    body = Pose(
        hip=(0.0, HIP_M + 0.004 * click),
        lean=0.012 * click,
        left=AT_SIDE,
        right=AT_SIDE,
        left_foot=(-0.085, ANKLE_M),
        right_foot=(0.085, ANKLE_M),
        knees=0.1,
        shoulders=0.7 + 0.3 * up,
        nod=-0.06,
        tilt=0.03 * up,
    )
    brow = reach(body, 1, beside_eyes(body, 0.13, 0.045), Hand.PALM, bend=-1)
    return alive(replace(body, right=AT_SIDE.toward(brow, up)), act, 0.35)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="salute",
        en=names("salute, salutes, give a salute, stand at attention, military salute, saluted, stand to attention"),
        zh=names("敬礼, 敬禮, 行军礼, 行軍禮, 立正, 敬个礼, 敬個禮, 敬了个礼, 敬了個禮, 军礼, 軍禮"),
    ),
    pose=pose,
    steps=Steps(every=CYCLE_BEATS, offset=0.8, sound="step", gain=0.4, dust=0.0),
    feeling="determined",
)  # fmt: skip
