"""Who leaves, who comes, and what stays."""

import re

import pytest

from common.errors import Invalid
from generation.contracts import SpecRejected
from remix.kinds import KINDS
from remix.states import RemixKind
from tests.remix.kinds.conftest import BOARD, SHOT, parent_with

NAMED = re.compile(r"\bann\b")


def test_a_swap_gives_the_newcomer_the_same_deed_clothes_and_lines(make):
    child = make(RemixKind.SWAP, replaced="@Ann", newcomer="ben")

    assert child.handles == ("ben",)
    assert [shot.subjects[0].action for shot in child.shots] == ["dance", "dance"]
    assert child.shots[1].lines[0].speaker == "ben"
    assert [shot.setting for shot in child.shots] == ["beach", "beach"]
    assert not NAMED.search(child.model_dump_json())


def test_a_swap_with_me_brings_the_one_who_asks(make):
    assert make(RemixKind.SWAP, replaced="ann", newcomer="@me").handles == ("ben",)


def test_a_swap_with_somebody_who_is_there_already_is_refused(make):
    both = SHOT.model_copy(update={"subjects": (*SHOT.subjects, SHOT.subjects[0].model_copy(update={"handle": "ben"}))})

    with pytest.raises(SpecRejected):
        make(
            RemixKind.SWAP,
            of=parent_with(BOARD.model_copy(update={"shots": (both,)}), "ann", "ben"),
            replaced="ann",
            newcomer="ben",
        )


def test_who_joins_does_what_the_others_do_and_they_stay(make):
    child = make(RemixKind.ADD, newcomer="ben")

    assert child.handles == ("ann", "ben")
    assert child.shots[0].subjects[0] == BOARD.shots[0].subjects[0]
    assert {one.action for one in child.shots[0].subjects} == {"dance"}


def test_who_is_taken_out_is_neither_seen_heard_nor_named(make):
    child = make(RemixKind.REMOVE, what="ann")

    assert child.handles == ()
    assert not NAMED.search(child.model_dump_json())
    assert [shot.props for shot in child.shots] == [shot.props for shot in BOARD.shots]


@pytest.mark.parametrize(
    ("kind", "options", "leaves"),
    [
        (RemixKind.SWAP, {"replaced": "ann", "newcomer": "ben"}, {"ann"}),
        (RemixKind.REMOVE, {"what": "ann"}, {"ann"}),
        (RemixKind.REMOVE, {"what": "cat"}, set()),
        (RemixKind.ADD, {"newcomer": "ben"}, set()),
        (RemixKind.WORDS, {"words": "make it night"}, set()),
        (RemixKind.WORDS, {"words": "remove @ann"}, {"ann"}),
        (RemixKind.WORDS, {"words": "swap @ann for @ben"}, {"ann"}),
        (RemixKind.WORDS, {"words": "@ben dances on the moon"}, set()),
        (RemixKind.TEMPLATE, {"values": {"person1": "@ben"}}, {"ann"}),
        (RemixKind.TEMPLATE, {"values": {"person1": "@ann"}}, set()),
        (RemixKind.STORYBOARD, {"storyboard": BOARD.model_dump(mode="json")}, set()),
    ],
)
def test_only_who_is_not_shown_any_more_leaves(parent, kind, options, leaves):
    read = KINDS[kind].read(options, me="ben")

    assert KINDS[kind].leaves(read, [parent]) == leaves
    assert not leaves & set(KINDS[kind].board(read, [parent]).handles)


def test_a_template_is_nobodys_until_somebody_is_put_in(make):
    child = make(RemixKind.TEMPLATE, values={"person1": "@ben", "line1": "good night", "thing1": "dog"})

    assert child.handles == ("ben",)
    assert child.shots[1].lines[0].text == "good night"
    assert child.shots[0].props[0].name == "dog"
    with pytest.raises(SpecRejected, match="empty"):
        make(RemixKind.TEMPLATE, values={})


def test_leaving_asks_who_is_there(make):
    with pytest.raises(Invalid, match="remix_incomplete"):
        make(RemixKind.SWAP, replaced="cy", newcomer="ben")
