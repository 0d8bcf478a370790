import numpy as np

from tests.vision.photos import side_by_side
from vision.contracts import Face
from vision.detect import detect
from vision.landmarks import face_mask, fit
from vision.matte import matte
from vision.pack import FacePack


def test_hair_face_and_suit_are_the_person_and_the_wall_is_not(pack: FacePack, photo: np.ndarray, face: Face) -> None:
    coverage = matte(pack, photo, face)
    assert coverage.shape == photo.shape[:2] and coverage.dtype == np.float32
    assert coverage.min() >= 0.0 and coverage.max() <= 1.0
    assert coverage[face_mask(fit(pack, photo, face), photo.shape)].mean() > 0.97
    assert coverage[40, 222] > 0.9, "hair"
    assert coverage[60, 100] < 0.05 and coverage[40, 330] < 0.05, "wall"


def test_the_edge_is_narrow(pack: FacePack, photo: np.ndarray, face: Face) -> None:
    coverage = matte(pack, photo, face)
    across = coverage[70, 100:340]
    assert ((across > 0.05) & (across < 0.95)).sum() <= 24


def test_the_neighbour_is_left_out(pack: FacePack, photo: np.ndarray) -> None:
    pair = side_by_side(photo[:330, 90:360])
    first, second = detect(pack, pair)
    coverage = matte(pack, pair, first)
    neighbour = face_mask(fit(pack, pair, second), pair.shape)
    assert coverage[neighbour].mean() < 0.02
    assert coverage[face_mask(fit(pack, pair, first), pair.shape)].mean() > 0.95


def test_a_box_without_a_person_covers_nothing(pack: FacePack, face: Face) -> None:
    assert matte(pack, np.full((512, 512, 3), 128, np.uint8), face).mean() < 0.02


def test_the_matte_is_deterministic(pack: FacePack, photo: np.ndarray, face: Face) -> None:
    assert np.array_equal(matte(pack, photo, face), matte(pack, photo, face))
