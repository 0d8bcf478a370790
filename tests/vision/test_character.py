"""What has no human face is cut out of its picture, or refused with a reason."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from tests.vision.photos import encoded, in_its_transparency
from tests.vision.toys import BLUE, robot, with_alpha
from vision.character import Character, build
from vision.contracts import VisionError
from vision.pack import FacePack
from vision.picture import open_cutout


@pytest.fixture(scope="module")
def toy(pack: FacePack) -> Character:
    return build(pack, robot())


def test_drawing_is_cut_out_of_its_paper_and_stands_by_itself(toy: Character) -> None:
    assert not toy.bust
    height, width = toy.rgba.shape[:2]
    assert height == pytest.approx(540, abs=30)
    assert width == pytest.approx(340, abs=30)
    cover = toy.rgba[..., 3] > 128
    paper = np.abs(toy.rgba[..., :3].astype(int) - (250, 248, 240)).sum(axis=2) < 30
    assert (cover & paper).mean() < 0.06
    assert 0.55 < cover.mean() < 0.85


def test_mouth_lies_in_the_lower_part_of_the_head(toy: Character) -> None:
    x, y, half = toy.mouth
    assert x == pytest.approx(0.5, abs=0.04)
    assert (580 - 52) * y + 52 == pytest.approx(185, abs=25)
    assert 0.05 < half < 0.15


def test_transparency_says_what_is_in_front(pack: FacePack) -> None:
    picture = open_cutout(encoded(with_alpha(robot()), "PNG"))
    character = build(pack, picture)
    assert tuple(np.median(character.rgba[20:60, 60:280, :3].reshape(-1, 3), axis=0)) == pytest.approx(BLUE, abs=6)
    assert (character.rgba[..., 3] > 128).mean() == pytest.approx(0.62, abs=0.12)


def test_nothing_shines_through_inside_the_outline(pack: FacePack) -> None:
    character = build(pack, in_its_transparency())
    assert (character.rgba[10:-10, 10:-10, 3] == 255).all()
    assert np.ptp(character.rgba[10:-10, 10:-10, :3]) == 0


def test_soft_edge_of_a_drawing_stays_soft(pack: FacePack) -> None:
    drawn = with_alpha(robot())
    drawn[..., 3] = cv2.GaussianBlur(drawn[..., 3], (0, 0), 1.5)
    cover = build(pack, drawn).rgba[..., 3]
    soft = (cover > 12) & (cover < 243)
    assert 0.005 < soft.mean() < 0.08
    assert (cover[30:60, 90:240] == 255).all()


def test_portrait_of_a_pet_is_a_head_for_a_body(pack: FacePack) -> None:
    character = build(pack, np.asarray(data.cat()))
    assert character.bust
    assert (character.rgba[..., 3] > 128).mean() > 0.4
    red, green, blue = character.colour_rgb
    assert red > green > blue


def test_character_survives_being_saved(toy: Character, tmp_path: Path) -> None:
    toy.save(tmp_path / "toy.npz")
    again = Character.load(tmp_path / "toy.npz")
    assert np.array_equal(again.rgba, toy.rgba)
    assert np.array_equal(again.mouth, toy.mouth)
    assert again.bust == toy.bust


def test_same_picture_gives_the_same_character(pack: FacePack, toy: Character) -> None:
    assert np.array_equal(build(pack, robot()).rgba, toy.rgba)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (np.full((300, 300, 3), 180, np.uint8), "nothing_stands_out"),
        (np.dstack([robot(), np.zeros((640, 480), np.uint8)]), "nothing_stands_out"),
        (np.full((300, 100, 3), 180, np.uint8), "image_too_small"),
    ],
)
def test_pictures_without_anybody_are_refused(pack: FacePack, picture: np.ndarray, code: str) -> None:
    with pytest.raises(VisionError) as refusal:
        build(pack, picture)
    assert refusal.value.code == code
