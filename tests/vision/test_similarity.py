import cv2
import numpy as np
import pytest

from tests.vision.photos import eyes_shut, rotated, strangers, turned_away
from vision.contracts import Identity, Landmarks
from vision.detect import detect
from vision.landmarks import fit
from vision.pack import FacePack
from vision.similarity import texture_similarity


def alike(pack: FacePack, identity: Identity, rgb: np.ndarray) -> float:
    return texture_similarity(identity, rgb, fit(pack, rgb, detect(pack, rgb)[0]))


def relit(rgb: np.ndarray) -> np.ndarray:
    """Cold light from the left, as a moon set might give."""
    shade = np.linspace(1.3, 0.5, rgb.shape[1])[None, :, None] * np.array([0.7, 0.85, 1.1])
    return np.clip(rgb * shade, 0, 255).astype(np.uint8)


def mouth_open(rgb: np.ndarray, landmarks: Landmarks) -> np.ndarray:
    y, x = np.mgrid[0 : rgb.shape[0], 0 : rgb.shape[1]].astype(np.float32)
    lip_x, lip_y = landmarks.points_px[14, :2]
    drop = np.clip((y - lip_y) / 6, 0, 1) * 8 * np.exp(-(((x - lip_x) / 40) ** 2))
    return cv2.remap(rgb, x, (y - drop).astype(np.float32), cv2.INTER_LINEAR)


@pytest.fixture(scope="module")
def best_stranger(pack: FacePack, identity: Identity) -> float:
    return max(alike(pack, identity, picture) for picture in strangers(10) if detect(pack, picture))


def test_the_same_photo_is_nearly_one(identity: Identity, photo: np.ndarray, landmarks: Landmarks) -> None:
    assert texture_similarity(identity, photo, landmarks) > 0.9


@pytest.mark.parametrize(
    "change",
    [
        lambda rgb, mesh: relit(rgb),
        lambda rgb, mesh: relit(turned_away(rgb, mesh, -15)),
        lambda rgb, mesh: turned_away(rgb, mesh, 15),
        lambda rgb, mesh: mouth_open(relit(rgb), mesh),
        eyes_shut,
        lambda rgb, mesh: rotated(cv2.resize(rgb, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), 10),
        lambda rgb, mesh: cv2.resize(rgb, None, fx=3, fy=3, interpolation=cv2.INTER_LANCZOS4),
        lambda rgb, mesh: (rgb // 48 * 48 + 24).astype(np.uint8),
    ],
    ids=["relit", "relit-and-turned", "turned", "talking", "blinking", "small", "close-up", "poster"],
)
def test_a_changed_face_is_still_more_alike_than_any_stranger(  # type: ignore[no-untyped-def]
    pack: FacePack, identity: Identity, photo: np.ndarray, landmarks: Landmarks, best_stranger: float, change
) -> None:
    assert best_stranger < 0.35
    assert alike(pack, identity, change(photo, landmarks)) > best_stranger + 0.2
