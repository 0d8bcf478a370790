import cv2
import numpy as np
import pytest
from skimage import data

from tests.vision.photos import faceless, rotated, side_by_side, strangers
from vision.contracts import Face
from vision.detect import detect
from vision.pack import FacePack

EYES = ((204, 101), (248, 108))
"""Where the astronaut's eyes are, read off the photo."""


def test_the_face_is_found_where_it_is(face: Face) -> None:
    assert np.abs(face.keypoints_px[:2] - np.array(EYES)).max() < 6
    x, y, w, h = face.box_px
    assert x < EYES[0][0] and EYES[1][0] < x + w
    assert y < EYES[0][1] and y + h > 150, "the mouth"


@pytest.mark.parametrize("degrees", [-45, -20, 20, 45, 90])
def test_a_tilted_head_is_one_face(pack: FacePack, photo: np.ndarray, degrees: float) -> None:
    assert len(detect(pack, rotated(photo, degrees))) == 1


@pytest.mark.parametrize("scale", [0.25, 4.0])
def test_the_size_of_the_picture_does_not_matter(pack: FacePack, photo: np.ndarray, scale: float) -> None:
    found = detect(pack, cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    assert len(found) == 1
    assert np.abs(found[0].keypoints_px[:2] / scale - np.array(EYES)).max() < 8


def test_two_faces_side_by_side_are_two(pack: FacePack, photo: np.ndarray) -> None:
    assert len(detect(pack, side_by_side(photo))) == 2
    assert len(detect(pack, side_by_side(photo[:300, 60:380]))) == 2


def test_a_small_face_in_the_background_is_found_and_comes_second(pack: FacePack, photo: np.ndarray) -> None:
    crowd = photo.copy()
    crowd[20:90, 420:490] = cv2.resize(photo[20:220, 120:320], (70, 70), interpolation=cv2.INTER_AREA)
    first, second = detect(pack, crowd)
    assert first.box_px[2] > 2 * second.box_px[2]
    assert 420 < second.keypoints_px[2, 0] < 490


def test_faces_are_small_in_a_wide_picture_and_still_found(pack: FacePack, photo: np.ndarray) -> None:
    wide = np.full((900, 1600, 3), 128, np.uint8)
    for left in (100, 700, 1300):
        wide[400:600, left : left + 200] = photo[20:220, 120:320]
    assert len(detect(pack, wide)) == 3


def test_nearly_every_stranger_is_found_even_from_25_pixels(pack: FacePack) -> None:
    assert sum(len(detect(pack, picture)) == 1 for picture in strangers(12)) >= 11


@pytest.mark.parametrize("blur", [0.0, 2.0])
@pytest.mark.parametrize("name", ["cat", "coffee", "rocket"])
def test_things_are_no_faces(pack: FacePack, name: str, blur: float) -> None:
    picture = getattr(data, name)()
    assert detect(pack, cv2.GaussianBlur(picture, (0, 0), blur) if blur else picture) == []


def test_no_patch_without_a_face_is_taken_for_one(pack: FacePack) -> None:
    assert [len(detect(pack, picture)) for picture in faceless(12)] == [0] * 12


def test_the_body_of_the_astronaut_is_no_second_face_when_blurred(pack: FacePack, photo: np.ndarray) -> None:
    assert len(detect(pack, cv2.GaussianBlur(photo, (0, 0), 2.5))) == 1


def test_detection_is_deterministic(pack: FacePack, photo: np.ndarray, face: Face) -> None:
    again = detect(pack, photo)[0]
    assert again.score == face.score
    assert np.array_equal(again.box_px, face.box_px)
