"""Everybody keeps their colours when others come and go."""

from generation.storyboard.schema import Shot, Storyboard, Subject
from generation.storyboard.wardrobe import as_before, numbers


def board(*shots: str) -> Storyboard:
    """`board("ann ben", "cy")`: who is in each shot."""
    cast = (tuple(Subject(handle=handle) for handle in shot.split()) for shot in shots)
    return Storyboard(shots=tuple(Shot(seconds=1, setting="beach", subjects=subjects) for subjects in cast))


def test_colours_go_by_the_order_of_appearance():
    assert numbers(board("ann ben", "ben cy")) == {"ann": 0, "ben": 1, "cy": 2}


def test_who_stays_wears_what_they_wore():
    assert numbers(as_before(board("ann ben"), board("ben"))) == {"ben": 1}
    assert numbers(as_before(board("ann", "ben"), board("ann cy", "ben"))) == {"ann": 0, "cy": 2, "ben": 1}
    assert numbers(as_before(board("ann ben"), board("cy ben"))) == {"cy": 0, "ben": 1}


def test_it_holds_from_remix_to_remix():
    alone = as_before(board("ann ben"), board("ben"))
    joined = alone.model_copy(
        update={"shots": (alone.shots[0].model_copy(update={"subjects": (*alone.shots[0].subjects, CY)}),)}
    )

    assert numbers(as_before(alone, joined)) == {"ben": 1, "cy": 0}


def test_where_nobody_moves_nothing_is_written():
    for after in (board("ann ben"), board("ann ben cy"), board("cy ben"), board("cy")):
        assert as_before(board("ann ben"), after) is after


CY = Subject(handle="cy")
