"""A picture of a person is told from a toy, a pet and a drawing of an animal, whatever was done to it."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from tests.vision.photos import faceless, in_its_transparency, strangers
from tests.vision.toys import robot
from vision.human import Sight, people_in
from vision.pack import FacePack


def smoothed(rgb: np.ndarray) -> np.ndarray:
    for _ in range(6):
        rgb = cv2.bilateralFilter(rgb, 9, 40, 9)
    return rgb


def sketched(rgb: np.ndarray) -> np.ndarray:
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    lines = cv2.divide(grey, 255 - cv2.GaussianBlur(255 - grey, (0, 0), 8), scale=256)
    return cv2.cvtColor(lines, cv2.COLOR_GRAY2RGB)


def posterised(rgb: np.ndarray) -> np.ndarray:
    return np.asarray((cv2.pyrMeanShiftFiltering(rgb, 12, 30) // 64) * 64 + 32, np.uint8)


@pytest.mark.parametrize(
    "change",
    [
        lambda rgb: rgb,
        lambda rgb: cv2.GaussianBlur(rgb, (0, 0), 3),
        lambda rgb: np.rot90(rgb, 1).copy(),
        lambda rgb: np.rot90(rgb, 2).copy(),
        lambda rgb: cv2.copyMakeBorder(rgb, 500, 500, 500, 500, cv2.BORDER_CONSTANT, value=(240, 240, 240)),
        lambda rgb: np.asarray((rgb // 48) * 48 + 24, np.uint8),
        smoothed,
        sketched,
        posterised,
    ],
    ids=["photo", "blurred", "lying", "upside-down", "small", "levels", "smoothed", "sketched", "posterised"],
)
def test_a_person_stays_one_whatever_a_filter_makes_of_the_photo(
    pack: FacePack, photo: np.ndarray, change: Callable[[np.ndarray], np.ndarray]
) -> None:
    assert people_in(pack, change(photo)) == Sight.PERSON


@pytest.mark.parametrize(
    "change",
    [
        lambda rgb: 255 - rgb,
        lambda rgb: np.rint(rgb * 0.03).astype(np.uint8),
        lambda rgb: 255 - np.rint((255 - rgb) * 0.03).astype(np.uint8),
        lambda rgb: cv2.copyMakeBorder(
            np.rint(rgb * 0.03).astype(np.uint8), 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=(255, 255, 255)
        ),
    ],
    ids=["negative", "dark", "bright", "dark-in-a-white-frame"],
)
def test_a_person_hidden_in_the_levels_is_one(
    pack: FacePack, photo: np.ndarray, change: Callable[[np.ndarray], np.ndarray]
) -> None:
    hiding = change(photo[:256, 96:352])
    assert people_in(pack, hiding) == Sight.PERSON


@pytest.mark.parametrize("colour", [255, 128, 0])
def test_a_person_hidden_in_the_transparency_is_one(pack: FacePack, colour: int) -> None:
    assert people_in(pack, in_its_transparency(colour)) == Sight.PERSON


def test_what_hides_in_white_is_not_seen_on_white(pack: FacePack) -> None:
    assert people_in(pack, in_its_transparency()[..., :3]) == Sight.NOBODY


def test_other_people_are_people(pack: FacePack) -> None:
    seen = [people_in(pack, face) for face in strangers(5)]
    assert Sight.NOBODY not in seen and seen.count(Sight.PERSON) >= 4


@pytest.mark.parametrize("picture", [robot, data.cat, data.coffee, data.rocket], ids=["robot", "cat", "cup", "rocket"])
def test_what_is_nobody_is_nobody(pack: FacePack, picture: Callable[[], np.ndarray]) -> None:
    assert people_in(pack, np.asarray(picture())) == Sight.NOBODY


def test_scraps_of_scenery_are_nobody(pack: FacePack) -> None:
    assert [people_in(pack, patch) for patch in faceless(4)] == [Sight.NOBODY] * 4


@pytest.mark.parametrize(
    ("code", "person"),
    [
        ("1f435", False), ("1f98a", False), ("1f436", False), ("1f43b", False), ("1f916", False), ("1f47b", False),
        ("1f469", True), ("1f474", True), ("1f478", True),
    ],
    ids=["monkey", "fox", "dog", "bear", "robot", "ghost", "woman", "old-man", "princess"],
)  # fmt: skip
def test_drawn_animals_are_nobody_and_drawn_people_with_real_features_are_not(
    pack: FacePack, assets: Path, code: str, person: bool
) -> None:
    drawn = Image.open(assets / "emoji" / f"{code}.webp").convert("RGBA").resize((384, 384), Image.Resampling.LANCZOS)
    page = Image.new("RGBA", (480, 480), (255, 255, 255, 255))
    page.alpha_composite(drawn, (48, 48))
    seen = people_in(pack, np.array(page.convert("RGB")))
    assert seen == (Sight.PERSON if person else Sight.NOBODY)
