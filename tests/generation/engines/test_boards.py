"""What a storyboard names is there, whichever engine makes it."""

from pathlib import Path
from typing import Any

import pytest

from generation.contracts import Reference, ReferenceKind, ReferenceRole, RenderSpec, SpecRejected
from generation.engines.boards import check_board, planned
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.schema import Line, Material, Shot, Storyboard, Subject

PICTURE, FILM = (
    Reference(kind=kind, handle=handle, path=Path("none"), role=ReferenceRole.MATERIAL)
    for kind, handle in ((ReferenceKind.IMAGE, "beach"), (ReferenceKind.VIDEO, "film"))
)
ANN = Reference(kind=ReferenceKind.IMAGE, handle="ann", path=Path("none"))
VOICE = Reference(kind=ReferenceKind.VOICE, handle="ben", path=Path("none"))
GIVEN = (PICTURE, FILM, ANN, VOICE)


def board(*people: str, **shot: Any) -> Storyboard:
    subjects = tuple(Subject(handle=one) for one in people)
    return Storyboard(shots=(Shot(**{"seconds": 2, "setting": "beach", "subjects": subjects} | shot),))


def said_by(name: str) -> tuple[Line, ...]:
    return (Line(speaker=name, text="hi"),)


@pytest.mark.parametrize(
    "good",
    [
        board("ann", "extra1"),
        board("ann", lines=said_by("ann")),
        board(lines=said_by("narrator")),
        board(first_frame="beach", last_frame="beach"),
        board("beach", material=Material(reference="beach"), lines=said_by("beach")),
        board(material=Material(reference="film")),
    ],
)
def test_what_is_there_may_be_named(good: Storyboard) -> None:
    check_board(good, GIVEN)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (board("mira"), "reference_missing"),
        (board("ben"), "reference_missing"),
        (board("extra"), "reference_missing"),
        (board("7"), "reference_missing"),
        (board("ann", lines=said_by("extra1")), "speaker_missing"),
        (board(first_frame="ann"), "material_missing"),
        (board(material=Material(reference="sea")), "material_missing"),
        (board(material=Material(reference="film"), beside=Material(reference="sea")), "material_missing"),
        (board(beside=Material(reference="film")), "material_missing"),
        (board(last_frame="film"), "reference_kind"),
    ],
)
def test_what_is_not_there_may_not(bad: Storyboard, code: str) -> None:
    with pytest.raises(SpecRejected) as refusal:
        check_board(bad, GIVEN)
    assert refusal.value.code == code


def test_people_are_cast_in_a_plan_and_material_is_not(assets: Path) -> None:
    spec = RenderSpec(prompt="somebody dances", references=GIVEN)
    assert planned(spec, Glyphs(assets)).handles == ("ann",)
