"""Feelings show in bodies, and close-ups show the hands that they are about."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.feelings import FEELINGS
from generation.engines.studio.stage.manner import MANNERS, manner
from generation.engines.studio.stage.pose import Pose, skeleton
from generation.engines.studio.stage.reach import raised_m
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Shot
from tests.generation.engines.studio.stage.clips import clip, person


def felt(emotion: str, action: str = "idle", talk: float = 0.0, t_s: float = 2.0) -> Pose:
    return manner(Pose(), emotion, action, t_s=t_s, shot_s=t_s, beat=2 * t_s, talk=talk, seed=4)


def test_every_manner_belongs_to_a_feeling() -> None:
    assert MANNERS.keys() <= FEELINGS.keys()
    assert felt("neutral") == Pose()


def test_strong_feelings_hold_their_hands_differently() -> None:
    wrists = {}
    for emotion in ("sad", "angry", "scared", "surprised", "in_love", "excited"):
        joints = skeleton(felt(emotion))
        wrists[emotion] = np.array([joints.left.wrist, joints.right.wrist])
    closest = min((np.abs(wrists[one] - wrists[other]).max(), one, other) for one, other in combinations(wrists, 2))
    assert closest[0] > 0.05, closest


@pytest.mark.parametrize("emotion", sorted(MANNERS))
def test_feet_stay_and_hands_are_free_for_speech(emotion: str) -> None:
    pose = felt(emotion, "talk", talk=1.0)
    assert (pose.left_foot, pose.right_foot) == (Pose().left_foot, Pose().right_foot)
    assert (pose.left, pose.right) == (Pose().left, Pose().right)


def test_what_somebody_does_is_not_undone_by_how_they_feel() -> None:
    assert felt("sad", "dance") == Pose()


def test_close_up_of_a_wave_is_wide_enough_for_the_hand(assets: Path) -> None:
    def metres(action: str) -> float:
        timeline = clip(
            Shot(seconds=2, setting="open", move="static", framing="close", subjects=(person(action=action),))
        )
        scene = FrameRenderer(timeline, {}, assets)._scene(timeline.shots[0])
        camera = scene._camera.reference(scene.moment(10))
        return 2 * camera.half_width_m(0.0)

    assert raised_m(registry.action("wave")) > 0.3
    assert raised_m(registry.action("idle")) == 0
    assert metres("wave") > metres("idle") + 0.1


def test_sleepers_keep_their_eyes_shut(assets: Path) -> None:
    timeline = clip(Shot(seconds=3, setting="room", move="static", subjects=(person(action="sleep"),)))
    scene = FrameRenderer(timeline, {}, assets)._scene(timeline.shots[0])
    stances = [scene._stances(index, scene.moment(index))[0] for index in range(timeline.num_frames)]
    assert {stance.face.blink for stance in stances} == {1.0}
