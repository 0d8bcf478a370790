"""Taking pictures: crouch, frame, flash, and a look at the result."""

import math

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.canvas import RGB
from generation.engines.studio.stage.clay import soft_spot
from generation.engines.studio.stage.curves import smooth
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait_reach import beside_eyes, grasp, held_at
from generation.engines.studio.stage.gait_track import alive
from generation.engines.studio.stage.gear_desk import camera
from generation.engines.studio.stage.pose import ANKLE_M, HIP_M, Pose
from generation.storyboard.vocabulary import Term, TermKind, names

CYCLE_BEATS = 4.0
SHOT_AT = 2.0
HALF_M = 0.135
FLASH_RGB: RGB = (255, 255, 248)


def _raised(beat: float) -> float:
    part = beat % CYCLE_BEATS
    return smooth(0.3, 1.3, part) * (1 - smooth(2.7, 3.6, part))


def _flash(beat: float) -> float:
    since = (beat - SHOT_AT) % CYCLE_BEATS
    return math.exp(-5 * since)


def pose(act: Act) -> Pose:
    """Each picture is taken from another side."""
    beat = act.moment.beat
    up = _raised(beat)
    side = math.sin(math.pi * beat / CYCLE_BEATS + act.seed % 6)
    press = math.exp(-(((beat % CYCLE_BEATS - SHOT_AT) / 0.12) ** 2))
    body = Pose(
        hip=(0.07 * side, HIP_M - 0.03 - 0.13 * up),
        lean=-0.13 * side * up,
        left_foot=(-0.25, ANKLE_M),
        right_foot=(0.25, ANKLE_M),
        knees=0.5,
        shoulders=0.5 * up - 0.5 * press,
        nod=0.14 * (1 - up) - 0.02,
        turn=0.10 * side,
        tilt=-0.12 * side * up,
    )
    x, y = beside_eyes(body, 0.0, -0.045 - 0.30 * (1 - up))
    return alive(grasp(body, (x - HALF_M, y - 0.035), (x + HALF_M, y - 0.035), elbow=40), act, 0.4)


def between(figure: Figure, act: Act) -> None:
    left, right = held_at(figure.joints.left), held_at(figure.joints.right)
    middle = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + 0.035)
    flash = _flash(act.moment.beat)
    camera(figure, middle, flash)
    if flash > 0.05:
        centre = figure.px((middle[0], middle[1] + 0.10))
        soft_spot(figure.canvas, centre, figure.m(0.30), FLASH_RGB, 0.8 * flash)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="photograph",
        en=names(
            "photograph, take a photo, takes a photo, take photos, take pictures, take a picture, "
            "takes a picture, take a selfie, takes a selfie, selfie, film, shoot a video, snap a picture, "
            "take selfies, taking photos"
        ),
        zh=names(
            "拍照, 照相, 自拍, 拍照片, 摄影, 攝影, 拍摄, 拍攝, 录像, 錄像, 拍视频, 拍視頻, 合影, 拍合照, "
            "举着相机, 舉著相機"
        ),
    ),
    pose=pose,
    between=between,
    steps=Steps(every=CYCLE_BEATS, offset=SHOT_AT, sound="pop", gain=0.35, dust=0.0),
    feeling="happy",
)  # fmt: skip
