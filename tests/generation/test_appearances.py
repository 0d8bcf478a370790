"""Wishes of those who are shown, in what is rendered."""

from generation import planning
from generation.appearances import with_wishes
from generation.contracts import RenderSpec
from generation.storyboard.schema import Shot, Storyboard, Subject

PAIR = (Subject(handle="ann"), Subject(handle="ben"))


def spec() -> RenderSpec:
    shots = (
        Shot(text="@ann and @ben dance", seconds=2, setting="beach", subjects=PAIR),
        Shot(text="@ben waves", seconds=2, setting="beach", subjects=PAIR[1:]),
        Shot(seconds=2, setting="beach", subjects=PAIR[:1]),
    )
    return RenderSpec(prompt="@ann and @ben dance. @ben waves", storyboard=Storyboard(shots=shots))


def test_wish_is_read_in_every_shot_of_that_person_and_no_other() -> None:
    made = with_wishes(spec(), {"ann": "always wears a red hat.", "ben": ""}, planning.vocabulary())
    assert made.prompt == "@ann and @ben dance. @ben waves @ann always wears a red hat."
    assert made.storyboard is not None
    assert [shot.text for shot in made.storyboard.shots] == [
        "@ann and @ben dance @ann always wears a red hat.",
        "@ben waves",
        "",
    ]


def test_outfit_that_can_be_drawn_is_worn() -> None:
    outfits = {term.id for term in planning.vocabulary().terms if term.kind == "outfit"}
    assert "knight" in outfits, "else this test needs another one"
    made = with_wishes(spec(), {"Ann": "always dresses as a knight"}, planning.vocabulary())
    assert made.storyboard is not None
    worn = [{one.handle: one.outfit for one in shot.subjects} for shot in made.storyboard.shots]
    assert worn == [{"ann": "knight", "ben": "hoodie"}, {"ben": "hoodie"}, {"ann": "knight"}]


def test_nothing_changes_without_a_wish() -> None:
    plain = spec()
    assert with_wishes(plain, {"ann": " ", "ben": ""}, planning.vocabulary()) is plain
