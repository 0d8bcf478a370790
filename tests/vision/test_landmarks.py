import numpy as np
import pytest

from tests.vision.photos import eyes_shut, rotated, turned_away
from vision.contracts import Landmarks
from vision.detect import detect
from vision.eyes import iris_height
from vision.landmarks import eye_openness, face_mask, fit, pose
from vision.pack import FacePack


def refit(pack: FacePack, rgb: np.ndarray) -> Landmarks:
    return fit(pack, rgb, detect(pack, rgb)[0])


def test_the_mesh_lies_on_the_face(landmarks: Landmarks) -> None:
    assert landmarks.points_px.shape == (468, 3)
    assert landmarks.confidence > 0.99
    assert 58 < landmarks.eye_distance_px < 68
    nose, chin = landmarks.points_px[1, :2], landmarks.points_px[152, :2]
    assert np.abs(nose - (221, 126)).max() < 6
    assert 160 < chin[1] < 180


def test_a_head_that_looks_into_the_camera_is_straight(landmarks: Landmarks) -> None:
    assert all(abs(degrees) < 8 for degrees in pose(landmarks))


@pytest.mark.parametrize("degrees", [-30, 30])
def test_roll_is_the_angle_by_which_the_picture_was_turned(
    pack: FacePack, photo: np.ndarray, landmarks: Landmarks, degrees: float
) -> None:
    turned = pose(refit(pack, rotated(photo, degrees)))[2]
    assert turned - pose(landmarks)[2] == pytest.approx(-degrees, abs=3)


@pytest.mark.parametrize("degrees", [-35, 35])
def test_yaw_has_the_sign_and_most_of_the_size_of_the_turn(
    pack: FacePack, photo: np.ndarray, landmarks: Landmarks, degrees: float
) -> None:
    yaw = pose(refit(pack, turned_away(photo, landmarks, degrees)))[0]
    assert np.sign(yaw) == np.sign(degrees)
    assert 20 < abs(yaw) < 40


def test_shut_eyes_show_in_mesh_and_pixels(pack: FacePack, photo: np.ndarray, landmarks: Landmarks) -> None:
    shut = eyes_shut(photo, landmarks)
    refitted = refit(pack, shut)
    assert eye_openness(refitted) < 0.75 * eye_openness(landmarks)
    assert iris_height(shut, refitted) < 0.5 * iris_height(photo, landmarks)


def test_the_face_mask_covers_the_face_and_little_else(photo: np.ndarray, landmarks: Landmarks) -> None:
    mask = face_mask(landmarks, photo.shape)
    assert mask[125, 222] and not mask[20, 222] and not mask[125, 120]
    assert 0.015 < mask.mean() < 0.04


def test_fitting_is_deterministic(pack: FacePack, photo: np.ndarray, landmarks: Landmarks) -> None:
    assert np.array_equal(refit(pack, photo).points_px, landmarks.points_px)
