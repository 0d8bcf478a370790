"""What a kind asks of the engines."""

from dataclasses import replace

import pytest

from generation import routing
from generation.contracts import Operation
from remix.kinds import KINDS
from remix.kinds.able import operation_for
from remix.kinds.loop import Loop
from remix.states import RemixKind


class FromFiles(Loop):
    def given(self, options, parents):
        return ()


@pytest.fixture
def only(monkeypatch):
    """As if the one engine here could do nothing else."""

    def limit(*operations: Operation) -> None:
        offers = tuple(
            replace(offer, capability=replace(offer.capability, operations=frozenset(operations)))
            for offer in routing.offers()
        )
        monkeypatch.setattr(routing, "offers", lambda: offers)

    return limit


def test_the_kinds_own_operation_is_asked_for_where_there_is_one():
    assert operation_for(KINDS[RemixKind.RELIGHT]) == Operation.RELIGHT


def test_a_storyboard_alone_can_be_told_to_an_engine_of_words(only):
    only(Operation.TEXT_TO_VIDEO)

    assert operation_for(KINDS[RemixKind.RELIGHT]) == Operation.TEXT_TO_VIDEO
    assert operation_for(FromFiles()) is None


@pytest.mark.parametrize("kind", [RemixKind.LOOP, RemixKind.CAPTION, RemixKind.MOTION_PATH])
def test_what_no_words_say_is_not_left_to_an_engine_of_words(only, kind):
    only(Operation.TEXT_TO_VIDEO)

    assert operation_for(KINDS[kind]) is None


def test_what_nothing_here_can_do_has_none(only):
    only(Operation.UPSCALE)

    assert operation_for(KINDS[RemixKind.RELIGHT]) is None
