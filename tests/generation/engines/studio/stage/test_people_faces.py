"""Feelings are told apart, eyes move, and a photographed smile does not stay on a sad face."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from generation.engines.studio.head.casting import head_of
from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Relight
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.cast import Head
from generation.engines.studio.stage.company import Attention
from generation.engines.studio.stage.face_acting import head_pose
from generation.engines.studio.stage.feelings import FEELINGS
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.pose import Pose
from tests.generation.engines.studio.stage.clips import difference
from vision.contracts import Identity

SCALE = 60
MOMENT = Moment(t_s=1.0, shot_s=2.2, shot_seconds=5, beat=2.2, energy=0.3)


@pytest.fixture(scope="module", params=["photographed", "drawn"])
def head(request: pytest.FixtureRequest) -> Head:
    return head_of(request.getfixturevalue("identity") if request.param == "photographed" else None, 3)


def shown(head: Head, pose: HeadPose) -> np.ndarray:
    """BGRA around a head on grey, the point between the eyes in the middle."""
    pixels = np.full((210, 180, 4), (128, 128, 128, 255), np.uint8)
    head.draw(canvas_on(pixels), (180, 210), Light(), Relight(), (90, 105), SCALE, pose, sticker=True)
    return pixels


def face(emotion: str) -> HeadPose:
    return head_pose(MOMENT, Pose(), emotion, np.zeros(5), 11, Attention(), close=True)


def test_every_emotion_is_known_to_the_registry() -> None:
    assert FEELINGS.keys() == registry.EMOTIONS
    assert {"angry", "scared", "laughing", "crying", "sleepy", "in_love", "disgusted", "smug"} <= registry.EMOTIONS


def test_feelings_differ_in_the_face_and_not_only_in_the_angle_of_the_head(head: Head) -> None:
    still = {name: face(name) for name in FEELINGS}
    features = {
        name: shown(
            head,
            replace(pose, yaw=0.0, pitch=0.0, roll=0.0),
        )[60:190, 40:140]
        for name, pose in still.items()
    }
    worst = min((difference(features[one], features[other]), one, other) for one, other in combinations(FEELINGS, 2))
    assert worst[0] > 0.9, worst


@pytest.mark.parametrize("look", [{"look_x": 1.0}, {"look_x": -1.0}, {"look_y": 1.0}])
def test_eyes_turn_and_nothing_else(head: Head, look: dict[str, float]) -> None:
    moved = np.abs(shown(head, HeadPose(**look)).astype(int) - shown(head, HeadPose())).sum(axis=2)
    rows = np.nonzero(moved > 40)[0]
    assert len(rows) > 12
    assert rows.min() > 105 - 0.35 * SCALE
    assert rows.max() < 105 + 0.35 * SCALE


def test_blink_shuts_both_eyes(head: Head) -> None:
    moved = np.abs(shown(head, HeadPose(blink=1)).astype(int) - shown(head, HeadPose())).sum(axis=2) > 60
    assert moved[80:130, :90].sum() > 20
    assert moved[80:130, 90:].sum() > 20


def test_serious_face_closes_the_lips_of_a_smiling_photograph(identity: Identity) -> None:
    head = head_of(identity, 0)

    def teeth(pose: HeadPose) -> int:
        mouth = shown(head, pose)[140:160, 74:106, :3].astype(int)
        return int(((mouth.min(axis=2) > 165) & (np.ptp(mouth, axis=2) < 45)).sum())

    assert teeth(HeadPose(smile=0.7)) > 40
    assert teeth(HeadPose(smile=0.0)) < 0.35 * teeth(HeadPose(smile=0.7))


def test_tears_run_down_the_cheeks(head: Head) -> None:
    dry = shown(head, HeadPose())
    rows = []
    for run in (0.2, 0.35):
        wet = np.abs(shown(head, HeadPose(tears=1, run=run)).astype(int) - dry).sum(axis=2) > 60
        rows.append(np.nonzero(wet[115:, :90])[0].max())
    assert rows[1] > rows[0]


def test_wider_mouth_shows_when_shouting(head: Head) -> None:
    shut, wide = shown(head, HeadPose(smile=0.4)), shown(head, HeadPose(smile=0.4, jaw=1, width=0.6))
    changed = np.abs(wide.astype(int) - shut).sum(axis=2) > 90
    assert changed[125:190, 50:130].mean() > 0.05
