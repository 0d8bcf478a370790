"""Templates: storyboards with slots."""

import pytest

from generation.contracts import SpecRejected
from generation.storyboard.schema import Line, Material, Prop, Shot, Storyboard, Subject
from generation.storyboard.templates import PlaceSlot, Template, fill, template_of

BOARD = Storyboard(
    shots=(
        Shot(
            text="@ann dances with a cat",
            seconds=3,
            setting="moon",
            subjects=(Subject(handle="ann", action="dance"), Subject(handle="extra1")),
            props=(Prop(name="kitten", glyph="1f408", motion="fall"),),
            lines=(Line(speaker="ann", text="hello"), Line(speaker="narrator", text="she said")),
        ),
        Shot(seconds=2, setting="beach", subjects=(Subject(handle="ann"),)),
    ),
    not_understood=("glorp",),
)


@pytest.fixture
def filled(vocabulary, glyphs):
    def board(template: Template, **values: str) -> Storyboard:
        return fill(template, values, vocabulary=vocabulary, glyphs=glyphs)

    return board


def test_everybody_every_line_and_every_thing_becomes_a_slot():
    template = template_of(BOARD, "Moon dance")

    assert [(slot.kind, slot.name, slot.default) for slot in template.slots] == [
        ("person", "person1", ""),
        ("line", "line1", "hello"),
        ("line", "line2", "she said"),
        ("thing", "thing1", "kitten"),
    ]
    assert template.storyboard.handles == ("person1", "extra1")


def test_what_its_shots_refer_to_stays_behind():
    shot = Shot(seconds=2, setting="beach", material=Material(reference="anns"), first_frame="a", last_frame="b")
    (kept,) = template_of(Storyboard(shots=(shot,)), "x").storyboard.shots

    assert (kept.material, kept.first_frame, kept.last_frame) == (None, None, None)


def test_a_template_survives_as_json():
    template = template_of(BOARD, "Moon dance")
    assert Template.model_validate_json(template.model_dump_json()) == template


def test_defaults_give_the_first_storyboard_back_with_another_person(filled):
    board = filled(template_of(BOARD, "Moon dance"), person1="@ben")

    assert board.handles == ("ben", "extra1")
    assert [line.text for line in board.shots[0].lines] == ["hello", "she said"]
    assert [line.speaker for line in board.shots[0].lines] == ["ben", "narrator"]
    assert board.shots[0].props == BOARD.shots[0].props


def test_words_and_things_are_replaced(filled):
    board = filled(template_of(BOARD, "Moon dance"), person1="ben", line1="bonjour", thing1="pizza")

    assert board.shots[0].lines[0].text == "bonjour"
    assert (board.shots[0].props[0].name, board.shots[0].props[0].glyph) == ("pizza", "1f355")
    assert filled(template_of(BOARD, "x"), person1="ben", thing1="glorp").shots[0].props[0].glyph is None


def test_a_place_is_one_that_exists(filled):
    shot = Shot(seconds=2, setting="place1")
    template = Template(
        title="x", storyboard=Storyboard(shots=(shot,)), slots=(PlaceSlot(name="place1", label="where"),)
    )

    assert filled(template, place1="city").shots[0].setting == "city"
    with pytest.raises(SpecRejected, match="setting"):
        filled(template, place1="atlantis")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "slot_empty"),
        ({"person1": "  "}, "slot_empty"),
        ({"person1": "ben", "person2": "cy"}, "slot_unknown"),
        ({"person1": "ben", "line1": "x" * 401}, "slot_too_long"),
    ],
)
def test_a_wrong_filling_is_refused(values, code, filled):
    with pytest.raises(SpecRejected) as refusal:
        filled(template_of(BOARD, "Moon dance"), **values)
    assert refusal.value.code == code
