"""Light, weather, place and look change; what is not named stays where it was and who they were."""

import numpy as np
import pytest

from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.films import SEEN, alike, change, colour, light, steps

BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(Shot(seconds=1, setting="beach", move="static", subjects=(Subject(handle="extra1", action="wave"),)),),
)
AT = 10


@pytest.fixture
def parent(shown):
    return shown(BOARD)


@pytest.fixture
def person(parent, seen, remixed, kept):
    """bool [H, W]: where somebody waves."""
    if "nobody" not in kept:
        kept["nobody"] = remixed(RemixKind.REMOVE, parent, what="extra1")
    return change(seen(parent).frames, kept["nobody"].frames) > SEEN


@pytest.fixture
def moon(parent, remixed, kept):
    if "moon" not in kept:
        kept["moon"] = remixed(RemixKind.PLACE, parent, setting="moon")
    return kept["moon"]


@pytest.mark.parametrize(
    ("kind", "options"), [(RemixKind.WORDS, {"words": "make it night"}), (RemixKind.RELIGHT, {"time": "night"})]
)
def test_night_is_darker_over_the_same_set_and_person(parent, seen, remixed, person, moon, kind, options):
    day, night = seen(parent), remixed(kind, parent, **options)

    assert light(night.frames) < 0.6 * light(day.frames)
    same_set, another = (alike(day.frames[AT], film.frames[AT], ~person) for film in (night, moon))
    assert same_set > another + 0.2
    assert alike(day.frames[AT], night.frames[AT], person) > 0.5


def test_another_place_has_the_same_person_in_it(parent, seen, person, moon):
    here, there = seen(parent).frames[AT], moon.frames[AT]

    assert alike(here, there, ~person) < 0.3
    assert alike(here, there, person) > alike(here, there, ~person) + 0.25


def test_rain_falls_and_nothing_else_changes(parent, seen, remixed):
    dry, wet = seen(parent).frames, remixed(RemixKind.WEATHER, parent, weather=["rain"]).frames

    assert steps(wet).mean() > 1.1 * steps(dry).mean()
    assert alike(dry[AT], wet[AT]) > 0.9


def test_a_black_and_white_film_shows_the_same_in_grey(parent, seen, remixed):
    before, noir = seen(parent).frames, remixed(RemixKind.RESTYLE, parent, style="noir").frames

    assert np.ptp(colour(before)) > 10
    assert np.ptp(colour(noir)) < 2
    assert alike(before[AT], noir[AT]) > 0.9


def test_another_seed_is_another_person(parent, seen, remixed, person):
    """What stays above stays by the seed: with another one it does not."""
    before, other = seen(parent).frames, remixed(RemixKind.RESTYLE, parent, style="clay", seed=99).frames

    assert alike(before[AT], other[AT]) < 0.75
    assert change(before, other)[person].mean() > SEEN
