"""Reference pictures show who was given, upright on plain paper; a sheet shows everybody once."""

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from generation.contracts import EngineUnavailable, Reference, ReferenceKind, ReferenceRole, SpecRejected
from generation.engines.prompting.faces import chosen, likenesses, pictures
from generation.engines.prompting.paper import PAPER
from generation.engines.prompting.sheet import sheet
from vision.character import Character
from vision.contracts import Identity
from vision.detect import detect
from vision.identity import build
from vision.landmarks import fit, pose
from vision.pack import FacePack

COLOURS = ((200, 30, 30), (30, 200, 30), (30, 30, 200), (200, 200, 30), (200, 30, 200), (30, 200, 200))
SHAPES = ((720, 1280), (1280, 720), (720, 720))


@pytest.fixture(scope="module")
def pack(assets: Path) -> FacePack:
    return FacePack(assets / "face")


@pytest.fixture(scope="module")
def identity(pack: FacePack) -> Identity:
    return build(pack, np.asarray(data.astronaut()))


@pytest.fixture
def saved(identity: Identity, tmp_path: Path) -> Path:
    identity.save(tmp_path / "ann.npz")
    return tmp_path / "ann.npz"


def given(path: Path, handle: str = "ann", **fields: object) -> Reference:
    return Reference(**{"kind": ReferenceKind.IMAGE, "handle": handle, "path": path} | fields)


def code_of(path: Path, assets: Path, **fields: object) -> str:
    with pytest.raises(SpecRejected) as caught:
        pictures([given(path, **fields)], assets)
    assert path.name not in str(caught.value)
    return caught.value.code


def block(colour: tuple[int, int, int], width: int = 90, height: int = 90) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def where(laid: np.ndarray, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what has the colour."""
    return cv2.boundingRect((laid == colour).all(axis=2).astype(np.uint8))


def test_a_likeness_is_head_and_shoulders_on_plain_paper(pack, saved, assets):
    picture = pictures([given(saved)], assets)["ann"]
    (face,) = detect(pack, picture)
    height, width = picture.shape[:2]
    middle = face.box_px[0] + face.box_px[2] / 2

    assert picture.dtype == np.uint8
    assert height == width
    assert abs(middle / width - 0.5) < 0.06
    assert 0.3 < face.box_px[3] / height < 0.65
    assert (picture[: height // 10, : width // 8] == PAPER).all()
    assert (picture[: height // 40] == PAPER).all()
    assert (picture[-height // 20 :] < PAPER).any(axis=(0, 2)).mean() > 0.6


def test_a_tilted_head_stands_upright(pack, assets, tmp_path):
    turn = cv2.getRotationMatrix2D((222, 128), 25, 1.0)
    photo = cv2.warpAffine(data.astronaut(), turn, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    Image.fromarray(photo).save(tmp_path / "tilted.png")
    picture = pictures([given(tmp_path / "tilted.png")], assets)["ann"]
    (face,) = detect(pack, picture)

    assert abs(pose(fit(pack, picture, face))[2]) < 4


def test_a_plain_picture_shows_what_a_saved_face_shows(saved, assets, tmp_path):
    Image.fromarray(data.astronaut()).save(tmp_path / "photo.png")
    shown = pictures([given(saved, "ann"), given(tmp_path / "photo.png", "ben")], assets)

    assert list(shown) == ["ann", "ben"]
    assert (shown["ann"] == shown["ben"]).all()


def test_a_head_at_the_edge_of_its_crop_gets_paper_beyond_it(identity, assets, tmp_path):
    part = Identity(
        rgb=identity.rgb[: identity.rgb.shape[0] * 3 // 5],
        matte=identity.matte[: identity.rgb.shape[0] * 3 // 5],
        landmarks=identity.landmarks,
        skin_rgb=identity.skin_rgb,
    )
    part.save(tmp_path / "part.npz")
    whole, cut = (
        pictures([given(path)], assets)["ann"] for path in (_saved(identity, tmp_path), tmp_path / "part.npz")
    )

    assert cut.shape == whole.shape
    assert (cut[-5:] == PAPER).all()
    assert (cut[: len(cut) // 2] == whole[: len(whole) // 2]).all()


def _saved(identity: Identity, folder: Path) -> Path:
    identity.save(folder / "whole.npz")
    return folder / "whole.npz"


def test_a_character_is_shown_whole_and_without_its_background(assets, tmp_path):
    rgba = np.zeros((120, 200, 4), np.uint8)
    rgba[..., :3] = (10, 20, 30)
    cv2.ellipse(rgba, (100, 60), (99, 59), 0, 0, 360, (200, 90, 20, 255), -1)
    toy = Character(rgba=rgba, mouth=np.array([0.5, 0.6, 0.1]), bust=False, colour_rgb=np.array([200.0, 90.0, 20.0]))
    toy.save(tmp_path / "toy.npz")
    picture = pictures([given(tmp_path / "toy.npz", "toy", role=ReferenceRole.CHARACTER)], assets)["toy"]

    assert where(picture, (200, 90, 20))[2:] == (199, 119)
    assert (picture[0] == PAPER).all()
    assert not (picture == (10, 20, 30)).all(axis=2).any()


def test_what_is_no_picture_is_refused(saved, identity, assets, tmp_path):
    text, other, cut = tmp_path / "a.png", tmp_path / "other.npz", tmp_path / "cut.npz"
    text.write_text("not a picture")
    np.savez(other, rgb=np.zeros((64, 64, 3)))
    cut.write_bytes(saved.read_bytes()[:4000])
    flat, nobody = tmp_path / "flat.npz", tmp_path / "nobody.npz"
    Identity(
        rgb=identity.rgb.astype(np.float32), matte=identity.matte, landmarks=identity.landmarks, skin_rgb=np.zeros(3)
    ).save(flat)
    Identity(rgb=identity.rgb, matte=identity.matte * 0, landmarks=identity.landmarks, skin_rgb=identity.skin_rgb).save(
        nobody
    )

    for path in (text, other, cut, flat, nobody, tmp_path / "gone.npz"):
        assert code_of(path, assets) == "reference_unreadable"
    assert code_of(saved, assets, role=ReferenceRole.CHARACTER) == "reference_unreadable"


def test_a_picture_without_a_face_is_refused_as_a_likeness(assets, tmp_path):
    Image.fromarray(np.full((200, 200, 3), 90, np.uint8)).save(tmp_path / "wall.png")

    assert code_of(tmp_path / "wall.png", assets) == "no_face"


def test_a_photo_needs_the_face_models_and_a_saved_face_does_not(saved, tmp_path):
    Image.fromarray(data.astronaut()).save(tmp_path / "photo.png")

    assert pictures([given(saved)], tmp_path)["ann"].size
    with pytest.raises(EngineUnavailable) as caught:
        pictures([given(tmp_path / "photo.png")], tmp_path)
    assert caught.value.code == "face_pack_missing"


def test_voices_and_material_are_passed_over(saved, assets, tmp_path):
    gone = tmp_path / "gone"
    voice = given(gone, kind=ReferenceKind.VOICE)
    hall = given(gone, "hall", role=ReferenceRole.MATERIAL)
    toy = given(gone, "toy", role=ReferenceRole.CHARACTER)

    assert list(pictures([voice, given(saved), hall], assets)) == ["ann"]
    assert likenesses([voice, given(saved), hall, toy]) == {"ann"}


def test_those_who_appear_are_shown_once_in_order_of_appearance():
    known = {"ann": block(COLOURS[0]), "ben": block(COLOURS[1])}
    shown = chosen(known, ["ben", "nobody", "ann", "ben"])

    assert [tuple(picture[0, 0]) for picture in shown] == [COLOURS[1], COLOURS[0]]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_a_sheet_gives_everybody_a_place_of_their_own_in_order_and_fills_it(number, shape):
    width, height = shape
    laid = sheet([block(colour) for colour in COLOURS[:number]], width, height)
    places = [where(laid, colour) for colour in COLOURS[:number]]

    assert laid.shape == (height, width, 3)
    assert laid.dtype == np.uint8
    assert all(abs(wide - tall) <= 1 for _, _, wide, tall in places)
    for (left, top, wide, tall), (next_left, next_top, _, _) in pairwise(places):
        beside = abs(next_top - top) <= 1 and next_left >= left + wide
        assert beside or next_top >= top + tall
    inside = sum(wide * tall for _, _, wide, tall in places)
    assert inside == (laid != PAPER).any(axis=2).sum()
    assert inside / (width * height) > 0.4


def test_a_sheet_is_the_same_every_time_and_changes_where_a_face_changes(saved, assets):
    face = pictures([given(saved)], assets)["ann"]
    first, again, other = (sheet([face, second], 320, 192) for second in (face, face.copy(), face[:, ::-1]))

    assert (first == again).all()
    assert (first[:, :160] == other[:, :160]).all()
    assert np.abs(first[:, 160:].astype(int) - other[:, 160:]).mean() > 5


def test_a_sheet_of_one_face_keeps_it_sharp_and_large(pack, saved, assets):
    laid = sheet([pictures([given(saved)], assets)["ann"]], 704, 1280)
    (face,) = detect(pack, laid)

    assert face.box_px[2] > 250


def test_only_shoulders_are_trimmed_for_room():
    head = np.full((100, 100, 3), PAPER, np.uint8)
    head[10:60, 30:70] = COLOURS[0]
    head[60:] = COLOURS[1]
    wide = block(COLOURS[2], 100, 100)
    trimmed, whole = (sheet([picture], 400, 800) for picture in (head, wide))

    assert where(trimmed, COLOURS[0])[2] / 40 > 1.2 * 400 / 100
    assert where(whole, COLOURS[2])[2:] == (400, 400)


def test_a_sheet_of_nobody_is_refused():
    with pytest.raises(ValueError, match="needs a picture"):
        sheet([], 320, 192)
