"""How a feeling stands: what emotions do to a body that has nothing else to do."""

import math
from dataclasses import dataclass, replace

from generation.engines.studio.stage.curves import drift, smooth
from generation.engines.studio.stage.pose import Arm, Hand, Pose
from generation.engines.studio.stage.seeds import choose

STANDING = frozenset({"idle", "talk"})
"""Actions whose arms a feeling takes over while nothing is said; of WALKING ones only the posture changes."""
WALKING = frozenset({"walk", "sit"})
ARRIVE_S = 0.5
SPEAKS = (0.03, 0.14)

HANGING = Arm(upper=8, forearm=7)
ON_HIP = Arm(upper=52, forearm=-42, hand=Hand.FIST, twist=30)
AT_COLLAR = Arm(upper=28, forearm=-150, hand=Hand.FIST)
BESIDE_FACE = Arm(upper=40, forearm=166, hand=Hand.OPEN)
PUMPED = Arm(upper=46, forearm=150, hand=Hand.FIST)
AT_HEART = Arm(upper=30, forearm=-116, hand=Hand.CLASP)
AT_BELLY = Arm(upper=26, forearm=-62, hand=Hand.CLASP)
SCRATCHING = Arm(upper=106, forearm=200, hand=Hand.OPEN)
KEPT_OFF = Arm(upper=26, forearm=128, hand=Hand.PALM)
EASY = Arm(upper=18, forearm=30)
SLACK = Arm(upper=10, forearm=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Metres and radians added to a pose; `left` and `right` change sides by seed, None leaves an arm as it is."""

    left: Arm | None = None
    right: Arm | None = None
    shoulders: float = 0.0
    sink_m: float = 0.0
    lean: float = 0.0
    nod: float = 0.0
    hop_m: float = 0.0
    """How far the hips go up and down on each beat."""
    tremble_m: float = 0.0
    sway_m: float = 0.0


MANNERS = {
    "sad": Manner(left=HANGING, right=HANGING, shoulders=-1.2, sink_m=0.03, nod=0.05, sway_m=0.012),
    "crying": Manner(left=HANGING, right=HANGING, shoulders=-1.2, sink_m=0.03, nod=0.04, tremble_m=0.003),
    "sleepy": Manner(left=SLACK, right=SLACK, shoulders=-1.0, sink_m=0.025, nod=0.04, sway_m=0.035),
    "angry": Manner(left=ON_HIP, right=ON_HIP, shoulders=0.8, lean=0.03),
    "determined": Manner(left=ON_HIP, right=ON_HIP, shoulders=0.3),
    "scared": Manner(left=AT_COLLAR, right=AT_COLLAR, shoulders=1.4, sink_m=0.05, lean=-0.03, tremble_m=0.007),
    "surprised": Manner(left=BESIDE_FACE, right=BESIDE_FACE, shoulders=0.9, lean=-0.03),
    "excited": Manner(left=PUMPED, right=PUMPED, shoulders=0.7, hop_m=0.028),
    "laughing": Manner(left=AT_BELLY, shoulders=0.4, hop_m=0.014),
    "happy": Manner(left=EASY, right=EASY, shoulders=0.3, hop_m=0.010, sway_m=0.022),
    "in_love": Manner(left=AT_HEART, right=AT_HEART, shoulders=0.5, sway_m=0.035),
    "smug": Manner(right=ON_HIP, lean=-0.02, nod=-0.03),
    "confused": Manner(left=ON_HIP, right=SCRATCHING, lean=0.02),
    "disgusted": Manner(left=KEPT_OFF, right=KEPT_OFF, shoulders=0.6, lean=-0.05),
    "calm": Manner(left=AT_BELLY, right=AT_BELLY, sway_m=0.010),
}


def manner(
    pose: Pose, emotion: str, action: str, *, t_s: float, shot_s: float, beat: float, talk: float, seed: int
) -> Pose:
    """`pose` as somebody who feels so would hold it; hands are left to speech while it lasts. Feet stay."""
    found = MANNERS.get(emotion)
    if found is None or action not in STANDING | WALKING:
        return pose
    mirrored = choose(2, seed, "manner") == 1
    left, right = (found.right, found.left) if mirrored else (found.left, found.right)
    side = -1 if mirrored else 1
    there = smooth(-0.1, ARRIVE_S, shot_s)
    free = there * (1 - smooth(*SPEAKS, talk)) if action in STANDING else 0.0
    shiver = found.tremble_m * math.sin(2 * math.pi * 8.3 * t_s)
    x = found.sway_m * drift(t_s, seed % 7, 0.45) + shiver
    up = found.hop_m * math.cos(2 * math.pi * beat) - found.sink_m
    return replace(
        pose,
        hip=(pose.hip[0] + x * there, pose.hip[1] + (up - abs(found.hop_m)) * there),
        lean=pose.lean + side * found.lean * there,
        left=pose.left if left is None else pose.left.toward(left, free),
        right=pose.right if right is None else pose.right.toward(right, free),
        shoulders=pose.shoulders + found.shoulders * there,
        nod=pose.nod + found.nod * there,
    )
