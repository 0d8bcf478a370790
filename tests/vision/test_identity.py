from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from tests.vision.photos import rotated
from vision.contracts import Identity, Landmarks, VisionError
from vision.foreground import foreground
from vision.identity import build, cutout
from vision.landmarks import face_mask, pose
from vision.pack import FacePack


def mesh(identity: Identity) -> Landmarks:
    return Landmarks(points_px=identity.landmarks, confidence=1.0)


def test_the_head_stands_in_the_middle_with_hair_and_neck(identity: Identity) -> None:
    height, width = identity.rgb.shape[:2]
    assert height == width == identity.matte.shape[0] < 512
    forehead, chin = identity.landmarks[10, 1], identity.landmarks[152, 1]
    assert abs(identity.landmarks[:, 0].mean() - width / 2) < 0.05 * width
    assert forehead > 0.25 * height, "room for hair"
    assert chin < 0.65 * height, "room for the neck"
    assert identity.matte[face_mask(mesh(identity), identity.rgb.shape)].mean() > 0.97
    assert identity.matte[: round(0.08 * height)].max() < 0.1, "nothing above the hair"


def test_a_tilted_selfie_gives_an_upright_head(pack: FacePack, photo: np.ndarray) -> None:
    assert abs(pose(mesh(build(pack, rotated(photo, 25))))[2]) < 2


def test_a_large_selfie_gives_at_most_1024_pixels(pack: FacePack, photo: np.ndarray) -> None:
    large = build(pack, cv2.resize(photo, None, fx=5, fy=5, interpolation=cv2.INTER_CUBIC))
    assert large.rgb.shape == (1024, 1024, 3)
    assert large.matte.shape == (1024, 1024)


def test_the_skin_has_the_colour_of_the_cheeks(identity: Identity) -> None:
    red, green, blue = identity.skin_rgb
    assert 200 < red < 235 and red > green > blue > 130


def test_a_mirrored_photo_gives_the_mirrored_head(pack: FacePack, photo: np.ndarray, identity: Identity) -> None:
    other = build(pack, photo[:, ::-1].copy())
    assert abs(other.rgb.shape[0] - identity.rgb.shape[0]) < 8
    assert np.abs(other.skin_rgb - identity.skin_rgb).max() < 5


def test_the_cutout_has_an_alpha_and_no_old_wall_in_the_hair(identity: Identity, photo: np.ndarray) -> None:
    picture = cutout(identity)
    assert picture.dtype == np.uint8 and picture.shape == (*identity.rgb.shape[:2], 4)
    above_chin = np.zeros(identity.matte.shape, bool)
    above_chin[: int(identity.landmarks[10, 1])] = True
    edge = above_chin & (identity.matte > 0.1) & (identity.matte < 0.8)
    hair = above_chin & (identity.matte == 1.0)
    wall = np.median(photo[20:60, 60:140].reshape(-1, 3), axis=0)
    assert edge.sum() > 50
    to_hair = np.abs(picture[edge][:, :3].mean(axis=0) - picture[hair][:, :3].mean(axis=0)).mean()
    to_wall = np.abs(picture[edge][:, :3].mean(axis=0) - wall).mean()
    assert to_hair < 0.5 * to_wall


def test_colour_under_a_half_transparent_edge_is_recovered() -> None:
    hair, wall = np.array([200, 40, 20]), np.array([20, 220, 240])
    share = np.tile(np.clip((np.arange(256) - 122) / 12, 0, 1).astype(np.float32), (256, 1))
    mixed = np.rint(share[..., None] * hair + (1 - share[..., None]) * wall).astype(np.uint8)
    front = foreground(mixed, share)
    edge = (share > 0.2) & (share < 0.9)
    assert np.abs(front[edge] - hair).mean() < 0.25 * np.abs(mixed[edge] - hair).mean()
    assert np.array_equal(front[share == 1], mixed[share == 1])


def test_no_face_is_a_typed_error(pack: FacePack) -> None:
    with pytest.raises(VisionError) as refusal:
        build(pack, data.coffee())
    assert refusal.value.code == "no_face"


def test_an_identity_survives_saving_and_is_built_alike_twice(
    pack: FacePack, photo: np.ndarray, identity: Identity, tmp_path: Path
) -> None:
    identity.save(tmp_path / "identity.npz")
    loaded, again = Identity.load(tmp_path / "identity.npz"), build(pack, photo)
    for name in ("rgb", "landmarks", "matte", "skin_rgb"):
        assert np.array_equal(getattr(loaded, name), getattr(identity, name))
        assert np.array_equal(getattr(again, name), getattr(identity, name))
