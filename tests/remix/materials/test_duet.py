"""Two clips share a frame: both move, and both are heard."""

from itertools import pairwise

import pytest

from remix.states import RemixKind
from tests.remix.materials.conftest import SQUARE
from tests.remix.materials.films import BLUE, RED, bar, hue, pitches


@pytest.fixture
def two(ann, ben, filmed):
    return filmed(ann, RED, 440, seconds=2.0), filmed(ben, BLUE, 660, seconds=1.5)


def test_both_move_beside_each_other_and_both_are_heard(two, remixed):
    film = remixed(RemixKind.DUET, *two)
    height, width = film.frames.shape[1:3]
    left, right = film.frames[:, :, : width // 2], film.frames[:, :, width // 2 :]

    assert (width, height) == SQUARE
    assert film.seconds == pytest.approx(1.5, abs=0.07)
    assert {hue(frame) for frame in left} == {0}
    assert {hue(frame) for frame in right} == {2}
    for half in (left, right):
        places = [bar(frame) for frame in half]
        assert all(later > sooner for sooner, later in pairwise(places[3:]))
    assert pitches(film.sound, 0.2, 1.3, at_least=0.1) == {440, 660}


def test_they_may_stand_above_each_other(two, remixed):
    film = remixed(RemixKind.DUET, *two, split="stack")
    half = film.frames.shape[1] // 2

    assert hue(film.frames[5][:half]) == 0
    assert hue(film.frames[5][half:]) == 2


def test_everybody_in_either_is_asked(ann, ben, filmed, ordered, likeness_of):
    anns, bens = likeness_of(ann), likeness_of(ben)

    job = ordered(RemixKind.DUET, filmed(ann, RED, 440, cast=[anns]), filmed(ben, BLUE, 660, cast=[bens]))

    assert {row.likeness for row in job.references.all()} == {anns, bens}
