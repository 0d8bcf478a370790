"""What is drawn around frames of a clip: which shot goes on, with whom, and where words lead it."""

from dataclasses import replace

import pytest

from generation.models import Clip
from generation.storyboard.schema import Storyboard
from remix.kinds import KINDS
from remix.kinds.films import film_board, film_shots
from remix.states import RemixKind
from tests.remix.kinds.conftest import BOARD, SHOT, parent_with

FOREST = SHOT.model_copy(update={"setting": "forest", "seconds": 2})
TWO = parent_with(BOARD.model_copy(update={"shots": (SHOT, FOREST), "loop": True}))
"""Three seconds on the beach, two in the forest."""


def filmed(*cast: str):
    """A parent that is a film and nothing else."""
    parent = replace(parent_with(BOARD, *cast), clip=Clip(duration_ms=6000), drawn=False)
    return replace(parent, storyboard=film_board(film_shots(parent), like=BOARD))


def child(kind, *parents, **options) -> Storyboard:
    return KINDS[kind].board(KINDS[kind].read(options, me="ben"), parents)


def test_it_goes_on_where_the_clip_ended():
    (shot,) = child(RemixKind.CONTINUE, TWO, seconds=4).shots

    assert (shot.setting, shot.seconds, shot.first_frame) == ("forest", 4, "last-frame")
    assert shot.subjects == FOREST.subjects
    assert shot.transition == "cut"


def test_a_loop_that_goes_on_is_none_any_more():
    assert not child(RemixKind.CONTINUE, TWO).loop


def test_words_tell_what_happens_next_to_the_same_people():
    board = child(RemixKind.CONTINUE, TWO, words="they jump on the moon")

    assert board.handles == ("ann",)
    assert board.shots[0].setting == "moon"
    assert [shot.first_frame for shot in board.shots] == ["last-frame", *[None] * (len(board.shots) - 1)]


@pytest.mark.parametrize(("at_s", "setting"), [(0, "beach"), (2.9, "beach"), (3.1, "forest"), (4.9, "forest")])
def test_what_leads_away_from_a_frame_is_what_was_shown_then(at_s, setting):
    (shot,) = child(RemixKind.FIRST_LAST, TWO, parent_with(BOARD), first_s=at_s).shots

    assert (shot.setting, shot.first_frame, shot.last_frame) == (setting, "first-frame", "last-frame")


def test_several_scenes_begin_and_end_as_the_frames():
    board = child(RemixKind.FIRST_LAST, TWO, words="@ann walks in the city. then @ann swims in the sea", seconds=6)

    assert len(board.shots) > 1
    assert (board.shots[0].first_frame, board.shots[-1].last_frame) == ("first-frame", "last-frame")
    assert board.seconds == pytest.approx(6)


def test_the_picture_itself_comes_alive_where_nobody_was_drawn():
    (shot,) = child(RemixKind.CONTINUE, filmed()).shots

    assert shot.given == {"last-frame"}
    assert shot.material.reference == "last-frame"
    assert shot.move != "static"


def test_words_bring_back_those_who_are_in_a_film():
    board = child(RemixKind.CONTINUE, filmed("ann", "cy"), words="they dance on the beach")

    assert set(board.handles) == {"ann", "cy"}
    assert board.shots[0].given == {"last-frame"}


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_film_is_not_shown_again_in_what_is_added_to_it(side):
    board = child(RemixKind.EXTEND, filmed(), side=side, seconds=2)

    film = [shot.material.reference.startswith("film-") for shot in board.shots]
    assert film == ([False, True] if side == "before" else [True, False])
    assert board.seconds == pytest.approx(8)


@pytest.mark.parametrize("kind", [RemixKind.CONTINUE, RemixKind.FIRST_LAST, RemixKind.EXTEND])
def test_who_is_named_in_the_words_is_asked(kind):
    assert KINDS[kind].joins(KINDS[kind].read({"words": "@me and @Cy dance"}, me="ben")) == ("ben", "cy")
