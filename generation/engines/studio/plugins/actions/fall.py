"""Losing balance: arms whirl, down on the seat with a thump, stars, and up again."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.curves import lerp, smooth, spring
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_shapes import placed, slab
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Arm, Hand, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 12.0
WOBBLE, SLIP, DOWN, RISE, STANDING = 0.8, 3.2, 4.0, 8.4, 10.6
SEAT_M = 0.23
STARS = 4
STAR_RGB = (255, 214, 70)


def pose(act: Act) -> Pose:
    """The feet shoot away on the fourth beat; the whole body shakes when it lands."""
    beat = act.moment.beat
    part = beat % CYCLE_BEATS
    wobble = smooth(WOBBLE, WOBBLE + 1, part) * (1 - smooth(SLIP, DOWN, part))
    fallen = smooth(SLIP, DOWN, part) ** 1.6 * (1 - smooth(RISE, STANDING, part))
    hop = math.sin(math.pi * smooth(SLIP - 0.2, DOWN - 0.1, part)) * 0.10
    shake = spring((part - DOWN) * 0.5, 4.0, 5.0)
    whirl = 2 * math.pi * 1.5 * beat
    tip = math.sin(2 * math.pi * beat * 0.75) * wobble
    dazed = fallen * smooth(DOWN, DOWN + 0.6, part)
    giddy = math.sin(math.pi * beat) * dazed
    flail = Arm(upper=96 + 46 * math.sin(whirl), forearm=112 + 60 * math.sin(whirl - 0.7), hand=Hand.OPEN)
    other = Arm(upper=96 - 46 * math.sin(whirl), forearm=112 - 60 * math.sin(whirl - 0.7), hand=Hand.OPEN)
    rest = Arm(upper=14, forearm=22)
    propped = Arm(upper=40, forearm=16, hand=Hand.OPEN, upper_shown=0.9, forearm_shown=0.8)
    fly = hop * (part < RISE)

    shot_away = 0.08 * math.sin(math.pi * smooth(SLIP, DOWN + 0.6, part))

    def foot(side: int) -> tuple[float, float]:
        return (side * lerp(0.16, 0.30, fallen), ANKLE_M + fly + shot_away)

    def knee(side: int) -> tuple[float, float]:
        standing = (side * lerp(0.14, 0.15, wobble), 0.42)
        return (lerp(standing[0], side * 0.27, fallen), lerp(standing[1], 0.27, fallen) + fly)

    body = Pose(
        hip=(0.06 * tip, lerp(HIP_M - 0.02, SEAT_M, fallen) + fly + 0.02 * shake),
        lean=0.26 * tip + 0.06 * giddy,
        left=rest.toward(flail, wobble).toward(propped, fallen),
        right=rest.toward(other, wobble).toward(propped, fallen),
        left_foot=foot(-1),
        right_foot=foot(1),
        left_knee=knee(-1),
        right_knee=knee(1),
        shoulders=1.2 * wobble + 2 * shake,
        turn=0.10 * giddy,
        nod=-0.10 * wobble + 0.4 * shake + 0.06 * dazed,
        tilt=-0.12 * tip + 0.16 * giddy,
        bounce=fly,
    )
    return alive(body, act, 0.5)


def front(figure: Figure, act: Act) -> None:
    """Stars circle over a dazed head."""
    part = act.moment.beat % CYCLE_BEATS
    shown = smooth(DOWN, DOWN + 0.5, part) * (1 - smooth(RISE - 0.6, RISE, part))
    if shown < 0.05:
        return
    x, y = figure.joints.eyes
    for number in range(STARS):
        angle = 2 * math.pi * (act.moment.beat / 3 + number / STARS)
        size = 0.036 * shown * (1 + 0.3 * math.sin(angle))
        put = placed((x + 0.24 * math.cos(angle), y + 0.29 + 0.055 * math.sin(angle)), 60 * angle, size)
        points = []
        for corner in range(10):
            out = 1.0 if corner % 2 == 0 else 0.45
            points.append(put(out * math.sin(math.pi * corner / 5), out * math.cos(math.pi * corner / 5)))
        slab(figure, points, STAR_RGB, round_m=0.18 * size)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="fall",
        en=names(
            "fall over, falls over, fell over, trip over, trips over, slip, slip on a banana peel, stumble, "
            "fall on the ground, collapse, faint, trip and fall, knocked down, lose balance, fall to the ground"
        ),
        zh=names("摔倒, 跌倒, 滑倒, 绊倒, 絆倒, 摔跤, 摔了一跤, 晕倒, 暈倒, 跌了一跤, 摔在地上, 倒地, 倒下, 失去平衡"),
    ),
    pose=pose,
    front=front,
    steps=Steps(every=CYCLE_BEATS, offset=DOWN, sound="thump", gain=0.6, dust=1.2),
    feeling="surprised",
)  # fmt: skip
