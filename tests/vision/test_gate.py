import cv2
import numpy as np
import pytest
from skimage import data

from tests.vision.photos import eyes_shut, rotated, side_by_side, turned_away
from vision.contracts import Landmarks, Reason
from vision.gate import inspect
from vision.pack import FacePack
from vision.picture import open_picture, reencode


def reasons(pack: FacePack, rgb: np.ndarray) -> set[Reason]:
    return set(inspect(pack, rgb).verdict.reasons)


def scaled(rgb: np.ndarray, scale: float) -> np.ndarray:
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=how)


def test_the_astronaut_passes_and_sees_her_numbers(pack: FacePack, photo: np.ndarray) -> None:
    seen = inspect(pack, photo)
    assert seen.verdict.passed
    assert seen.face is not None and seen.landmarks is not None
    assert seen.verdict.measures["faces"] == 1
    assert 60 <= seen.verdict.measures["eye_distance_px"] < 70
    assert all(isinstance(value, float) for value in seen.verdict.measures.values())


@pytest.mark.parametrize(
    "change",
    [
        lambda rgb: rgb[:, ::-1].copy(),
        lambda rgb: scaled(rgb, 3.0),
        lambda rgb: rotated(rgb, 25),
        lambda rgb: rotated(rgb, -25),
        lambda rgb: (rgb * 0.5).astype(np.uint8),
        lambda rgb: open_picture(reencode(rgb, quality=50)),
    ],
    ids=["mirrored", "large", "tilted-left", "tilted-right", "dim", "recompressed"],
)
def test_everyday_differences_pass(pack: FacePack, photo: np.ndarray, change) -> None:  # type: ignore[no-untyped-def]
    assert reasons(pack, change(photo)) == set()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (side_by_side, Reason.SEVERAL_FACES),
        (lambda rgb: scaled(rgb, 0.5), Reason.FACE_TOO_SMALL),
        (lambda rgb: rotated(rgb, 60), Reason.TILTED),
        (lambda rgb: np.rot90(rgb).copy(), Reason.TILTED),
        (lambda rgb: cv2.GaussianBlur(rgb, (0, 0), 1.5), Reason.BLURRED),
        (lambda rgb: cv2.GaussianBlur(rgb, (0, 0), 2.5), Reason.BLURRED),
        (lambda rgb: (rgb * 0.25).astype(np.uint8), Reason.TOO_DARK),
        (lambda rgb: np.clip(rgb * 2.5, 0, 255).astype(np.uint8), Reason.TOO_BRIGHT),
        (lambda rgb: rgb[70:400].copy(), Reason.NO_OUTLINE),
        (lambda rgb: rgb[:, 215:].copy(), Reason.NO_OUTLINE),
    ],
    ids=["two", "tiny", "tilted", "sideways", "soft", "blurred", "dark", "bright", "hair-cut-off", "half-a-face"],
)
def test_a_bad_selfie_is_refused_for_its_one_fault(  # type: ignore[no-untyped-def]
    pack: FacePack, photo: np.ndarray, change, reason: Reason
) -> None:
    assert reasons(pack, change(photo)) == {reason}


def test_a_head_turned_away_is_refused(pack: FacePack, photo: np.ndarray, landmarks: Landmarks) -> None:
    large = inspect(pack, scaled(photo, 2.0)).landmarks
    assert large is not None
    for degrees in (-35, 35):
        assert reasons(pack, turned_away(scaled(photo, 2.0), large, degrees)) == {Reason.TURNED_AWAY}


def test_shut_eyes_are_refused(pack: FacePack, photo: np.ndarray, landmarks: Landmarks) -> None:
    assert reasons(pack, eyes_shut(photo, landmarks)) == {Reason.EYES_CLOSED}


@pytest.mark.parametrize("name", ["cat", "coffee"])
def test_a_picture_without_a_face_is_refused(pack: FacePack, name: str) -> None:
    seen = inspect(pack, getattr(data, name)())
    assert seen.verdict.reasons == (Reason.NO_FACE,)
    assert seen.face is None and seen.landmarks is None


def test_somebody_far_behind_does_not_count(pack: FacePack, photo: np.ndarray) -> None:
    behind = scaled(photo, 3.0)
    behind[40:100, 1300:1360] = scaled(photo[20:220, 120:320], 0.3)
    assert reasons(pack, behind) == set()


def test_the_verdict_is_the_same_every_time(pack: FacePack, photo: np.ndarray) -> None:
    assert inspect(pack, photo).verdict == inspect(pack, photo).verdict
