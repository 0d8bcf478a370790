"""Characters act: the picture's own colours are seen, its mouth follows speech, its body the action."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from generation.contracts import EngineUnavailable, Reference, ReferenceKind, ReferenceRole, SpecRejected
from generation.engines.studio.head.casting import head_of
from generation.engines.studio.head.puppet import Puppet
from generation.engines.studio.references import identities
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, Shot
from tests.generation.engines.studio.stage.clips import clip, difference, person
from tests.vision.photos import astronaut, encoded
from tests.vision.toys import BLUE, ORANGE, robot
from vision.character import Character, build
from vision.contracts import Identity
from vision.pack import FacePack

SIZE = {"width": 180, "height": 320}
LINE = Line(speaker="toy", text="Hello I am made of paper")


@pytest.fixture(scope="module")
def toy(assets: Path) -> Character:
    return build(FacePack(assets / "face"), robot())


@pytest.fixture(scope="module")
def pet(assets: Path) -> Character:
    return build(FacePack(assets / "face"), np.asarray(data.cat()))


def shot(**changes: object) -> Shot:
    return Shot.model_validate(
        {"seconds": 2, "setting": "open", "move": "static", "subjects": (person("toy", action="talk"),)} | changes
    )


def hued(frame: np.ndarray, colour: tuple[int, int, int]) -> float:
    """Share of the frame that has the colour's hue."""
    hue = int(cv2.cvtColor(np.array([[colour]], np.uint8), cv2.COLOR_RGB2HSV)[0, 0, 0])
    found = cv2.cvtColor(frame, cv2.COLOR_RGB2HSV).astype(int)
    return float(((np.abs(found[..., 0] - hue) < 8) & (found[..., 1] > 110) & (found[..., 2] > 90)).mean())


def test_puppet_shows_the_colours_of_its_picture(toy: Character, assets: Path) -> None:
    frame = FrameRenderer(clip(shot()), {"toy": toy}, assets).frame(6)
    empty = FrameRenderer(clip(shot(subjects=())), {}, assets).frame(6)
    for colour in (BLUE, ORANGE):
        assert hued(frame, colour) > hued(empty, colour) + 0.02


@pytest.mark.parametrize("kind", ["toy", "pet"])
def test_mouth_of_a_character_opens_with_its_speech(kind: str, assets: Path, request: pytest.FixtureRequest) -> None:
    character = request.getfixturevalue(kind)
    speaking, silent = clip(shot(framing="close", lines=(LINE,)), captions=False), clip(shot(framing="close"))
    renderer, quiet = (FrameRenderer(each, {"toy": character}, assets) for each in (speaking, silent))
    assert isinstance(head_of(character, 0), Puppet) == (kind == "toy")
    frames = range(3, 17)
    jaw = [float(speaking.mouth("toy", index)[0]) for index in frames]
    dark = [hued_dark(renderer.frame(index)) - hued_dark(quiet.frame(index)) for index in frames]
    assert max(dark) > 0.001
    assert np.corrcoef(jaw, dark)[0, 1] > 0.6


def hued_dark(frame: np.ndarray) -> float:
    """Share of the dark red inside of a mouth."""
    red, green, blue = (frame[..., part].astype(int) for part in range(3))
    return float(((red < 120) & (red > green + 18) & (red > blue + 12) & (green < 60)).mean())


def test_puppet_dances_differently_from_standing(toy: Character, assets: Path) -> None:
    dancing = FrameRenderer(clip(shot(subjects=(person("toy", action="dance"),))), {"toy": toy}, assets)
    standing = FrameRenderer(clip(shot(subjects=(person("toy"),))), {"toy": toy}, assets)
    assert min(difference(dancing.frame(index), standing.frame(index)) for index in (5, 8, 13)) > 1.5
    assert difference(dancing.frame(5), dancing.frame(8)) > 1.5


def test_characters_draw_the_same_bytes_in_any_order(toy: Character, pet: Character, assets: Path) -> None:
    timeline = clip(shot(subjects=(person("toy", action="dance"), person("pet", action="wave")), lines=(LINE,)))
    first, second = (FrameRenderer(timeline, {"toy": toy, "pet": pet}, assets) for _ in range(2))
    there = [first.frame(index) for index in (2, 7, 12)]
    back = [second.frame(index) for index in (12, 7, 2)]
    assert all(np.array_equal(one, other) for one, other in zip(there, back[::-1], strict=True))


def given(path: Path, role: ReferenceRole = ReferenceRole.CHARACTER) -> tuple[Reference, ...]:
    return (Reference(kind=ReferenceKind.IMAGE, handle="toy", path=path, role=role),)


def test_picture_of_a_toy_and_a_saved_one_give_the_same_character(tmp_path: Path, assets: Path) -> None:
    picture, saved = tmp_path / "toy.png", tmp_path / "toy.npz"
    picture.write_bytes(encoded(robot(), "PNG"))
    character = identities(given(picture), assets / "face")["toy"]
    assert isinstance(character, Character)
    character.save(saved)
    again = identities(given(saved), assets / "face")["toy"]
    assert isinstance(again, Character)
    assert np.array_equal(again.rgba, character.rgba)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (encoded(np.full((300, 300, 3), 90, np.uint8), "PNG"), "nothing_stands_out"),
        (encoded(robot()[:100], "PNG"), "reference_unreadable"),
        (b"no picture at all", "reference_unreadable"),
    ],
)
def test_useless_pictures_of_characters_are_refused(picture: bytes, code: str, tmp_path: Path, assets: Path) -> None:
    path = tmp_path / "toy.png"
    path.write_bytes(picture)
    with pytest.raises(SpecRejected) as refusal:
        identities(given(path), assets / "face")
    assert refusal.value.code == code


def test_saved_face_is_no_saved_character(identity: Identity, tmp_path: Path, assets: Path) -> None:
    path = tmp_path / "face.npz"
    identity.save(path)
    with pytest.raises(SpecRejected) as refusal:
        identities(given(path), assets / "face")
    assert refusal.value.code == "reference_unreadable"


def test_missing_models_are_the_workers_fault(tmp_path: Path) -> None:
    path = tmp_path / "toy.png"
    path.write_bytes(encoded(astronaut(), "PNG"))
    with pytest.raises(EngineUnavailable) as missing:
        identities(given(path), tmp_path)
    assert missing.value.code == "face_pack_missing"
