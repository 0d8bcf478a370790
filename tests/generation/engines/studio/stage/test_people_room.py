"""People leave each other's faces free, chat without lines, and make room for what is big."""

from pathlib import Path

import numpy as np

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.company import Company
from generation.engines.studio.stage.elbow_room import FACE_HALF_M, elbow_room
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.paths import Place
from generation.engines.studio.stage.pose import Arm, Pose, skeleton
from generation.engines.studio.stage.props import Props
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.stage.sprites import SpriteBook
from generation.storyboard.schema import Line, Prop, Shot
from tests.generation.engines.studio.stage.clips import RATE, clip, person

ASIDE = Pose(right=Arm(upper=88, forearm=176), left=Arm(upper=88, forearm=176))
NEIGHBOUR_M = 0.56


def test_raised_arm_leaves_the_face_beside_it_free_and_the_other_arm_stays_up() -> None:
    here, beside = Place(x=0, z=0), Place(x=NEIGHBOUR_M, z=0)
    joints = skeleton(elbow_room(ASIDE, here, [here, beside]))
    assert skeleton(ASIDE).right.wrist[0] > NEIGHBOUR_M - FACE_HALF_M
    assert joints.right.wrist[1] < 1.1
    assert joints.left.wrist == skeleton(ASIDE).left.wrist


def test_arm_stays_up_with_nobody_near_or_behind_somebody() -> None:
    here = Place(x=0, z=0.28)
    assert elbow_room(ASIDE, here, [here]) == ASIDE
    assert elbow_room(ASIDE, here, [here, Place(x=2, z=0)]) == ASIDE
    assert elbow_room(ASIDE, here, [here, Place(x=0.5, z=0)]) == ASIDE


def test_two_who_talk_without_lines_take_turns_and_look_at_each_other() -> None:
    timeline = clip(Shot(seconds=6, setting="open", subjects=(person("a", action="talk"), person("b", action="talk"))))
    company = Company(timeline, timeline.shots[0])
    talk = np.array([[company.talk(number, index) for number in (0, 1)] for index in range(timeline.num_frames)])
    assert (talk.max(0) > 0.1).all()
    assert np.minimum(talk[:, 0], talk[:, 1]).max() < 0.1
    looks = [company.attention(0, index, index / RATE, [-0.3, 0.3], 1).look for index in range(timeline.num_frames)]
    assert max(looks) > 0.5
    assert max(company.mouth(0, index)[0] for index in range(timeline.num_frames)) > 0.2


def test_lips_keep_still_without_lines_where_the_clip_has_some_elsewhere() -> None:
    quiet = Shot(seconds=3, setting="open", subjects=(person("a", action="talk"),))
    spoken = Shot(
        seconds=3,
        setting="open",
        subjects=(person("a", action="talk"),),
        lines=(Line(speaker="a", text="hi there", language="en"),),
    )
    timeline = clip(quiet, spoken)
    company = Company(timeline, timeline.shots[0])
    assert max(company.mouth(0, index)[0] for index in range(timeline.shots[0].num_frames)) == 0


def test_picture_widens_and_shifts_for_something_big_beside_one_person(assets: Path) -> None:
    dragon = Prop(name="dragon", glyph="1f409", motion="static")
    shot = Shot(seconds=2, setting="open", move="static", subjects=(person("a", action="idle"),))
    apple = Prop(name="apple", glyph="1f34e", motion="held")
    sizes = {}
    for thing in (apple, dragon):
        timeline = clip(shot.model_copy(update={"setting": "cave", "props": (thing,)}))
        scene = FrameRenderer(timeline, {}, assets)._scene(timeline.shots[0])
        sizes[thing.name] = scene._camera.reference(scene.moment(10))
    assert sizes["dragon"].z < sizes["apple"].z - 0.3
    assert abs(sizes["dragon"].x) > abs(sizes["apple"].x) + 0.1


def test_fish_hang_in_the_water_and_stand_elsewhere(assets: Path) -> None:
    shark = Prop(name="shark", glyph="1f988", motion="static")
    lens = Camera(x=0, y=1.2, z=-3, focal_px=280, width_px=180, height_px=320)
    now = Moment(t_s=1, shot_s=1, shot_seconds=3, beat=2, energy=0.5)

    def height(setting: str) -> float:
        shot = Shot(seconds=3, setting=setting, subjects=(person(),), props=(shark,))
        return Props(shot, 3, SpriteBook(assets), 9.8, lens).now(now)[0].y

    assert height("underwater") > 0.9
    assert height("beach") == 0
