"""Talking with the hands."""

from generation.engines.studio.plugins.actions import idle
from generation.engines.studio.plugins.base import Act, ActionPlugin
from generation.engines.studio.stage.curves import drift, lerp, smooth
from generation.engines.studio.stage.gait_ease import swing
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.engines.studio.stage.seeds import choose
from generation.storyboard.vocabulary import Term, TermKind, names

GESTURE_S = 0.85
REST = Arm(upper=15, forearm=24)
GESTURES: tuple[tuple[Arm, Arm], ...] = (
    (Arm(upper=20, forearm=58, hand=Hand.OPEN, twist=-20), Arm(upper=20, forearm=58, hand=Hand.OPEN, twist=-20)),
    (Arm(upper=52, forearm=-42, hand=Hand.FIST, twist=30), Arm(upper=34, forearm=152, hand=Hand.OPEN)),
    (Arm(upper=36, forearm=148, hand=Hand.OPEN), Arm(upper=24, forearm=60, hand=Hand.OPEN, twist=-20)),
    (Arm(upper=20, forearm=-116, hand=Hand.OPEN, twist=20), Arm(upper=15, forearm=32)),
    (Arm(upper=16, forearm=34), Arm(upper=42, forearm=172, hand=Hand.POINT)),
    (Arm(upper=44, forearm=126, hand=Hand.OPEN), Arm(upper=44, forearm=126, hand=Hand.OPEN)),
)


def _gesture(seed: int, number: int) -> tuple[Arm, Arm]:
    """Never the same twice running."""
    first = choose(len(GESTURES), seed, "gesture")
    stride = 1 + choose(len(GESTURES) - 1, seed, "stride", number // 3)
    return GESTURES[(first + number * stride) % len(GESTURES)]


def pose(act: Act) -> Pose:
    t = act.moment.t_s
    number = int(t // GESTURE_S)
    arrived = swing((t % GESTURE_S) / (0.6 * GESTURE_S))
    still = idle.pose(act)
    speaking = smooth(0.02, 0.16, act.talk)
    before, after = _gesture(act.seed, number - 1), _gesture(act.seed, number)
    arms = []
    for side in (0, 1):
        moving = before[side].toward(after[side], arrived)
        arms.append(REST.toward(moving, speaking))
    beat = drift(t, act.seed % 7, 0.9) * speaking
    aside = (arms[1].forearm - arms[0].forearm) / 180 * speaking
    return Pose(
        hip=(still.hip[0] - 0.04 * aside, still.hip[1] - 0.012 * speaking),
        lean=still.lean + 0.03 * beat + 0.05 * aside,
        left=arms[0],
        right=arms[1],
        left_foot=still.left_foot,
        right_foot=still.right_foot,
        shoulders=0.5 * speaking * beat,
        turn=lerp(still.turn, 0.14 * beat, speaking),
        nod=still.nod + 0.05 * beat + 0.06 * act.talk,
        tilt=still.tilt + 0.05 * beat + 0.05 * aside,
    )


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="talk",
        en=names(
            "talk, speak, say, tell, whisper, shout, yell, announce, explain, report, present, chat, discuss, introduce"
        ),
        zh=names(
            "说, 說, 说话, 說話, 讲, 講, 告诉, 告訴, 喊, 大喊, 宣布, 介绍, 介紹, 聊天, 报道, 報道, 报导, 報導, "
            "解释, 解釋"
        ),
    ),
    pose=pose,
)
