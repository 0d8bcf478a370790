"""How people want their feed, and what young people may not change."""

from datetime import date

import pytest
import time_machine

from feed.models import FeedPreference
from feed.services.taste import reset_feed
from feed.steering import is_personal, preferences
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PREFERENCES = "/api/v1/me/feed/preferences"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-06-01T12:00:00Z"):
        yield


def aged(years: int):
    return UserFactory(birth_date=date(2026 - years, 1, 1))


def test_only_what_is_named_changes(api, ben):
    first = api(ben).get(PREFERENCES).json()
    assert first == {
        "personalise": True,
        "hide_people": False,
        "hide_remixes": False,
        "languages": [],
        "longest_s": None,
        "break_after": None,
        "reset_at": None,
        "bound": False,
    }

    changed = api(ben).patch(PREFERENCES, {"hide_remixes": True, "languages": ["zh", "en", "en"], "longest_s": 10})

    assert changed.json() == first | {"hide_remixes": True, "languages": ["en", "zh"], "longest_s": 10}
    assert api(ben).get(PREFERENCES).json() == changed.json()


@pytest.mark.parametrize(
    "body", [{"longest_s": 0}, {"break_after": -1}, {"languages": ["english!"]}, {"personalise": "x"}]
)
def test_what_makes_no_sense_is_refused_and_nothing_kept(api, ben, body):
    assert api(ben).patch(PREFERENCES, body).status_code == 400
    assert not FeedPreference.objects.exists()


def test_young_people_begin_impersonal_and_with_breaks(api):
    teen = aged(17)

    held = api(teen).get(PREFERENCES).json()
    assert (held["personalise"], held["break_after"], held["bound"]) == (False, 20, False)
    assert not is_personal(teen)


def test_from_the_operators_age_on_they_choose(api):
    teen = aged(16)

    held = api(teen).patch(PREFERENCES, {"personalise": True, "break_after": None}).json()
    assert (held["personalise"], held["break_after"]) == (True, None)
    assert is_personal(teen)


@pytest.mark.parametrize("body", [{"personalise": True}, {"break_after": None}, {"break_after": 21}])
def test_below_it_they_can_not(api, body):
    child = aged(15)

    refused = api(child).patch(PREFERENCES, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "too_young_to_choose")
    held = api(child).patch(PREFERENCES, {"break_after": 5, "personalise": False, "hide_people": True}).json()
    assert (held["personalise"], held["break_after"], held["hide_people"], held["bound"]) == (False, 5, True, True)


def test_below_it_even_a_row_that_says_otherwise_does_not_count(settings):
    settings.FEED_CHOICE_AGE = 17
    child = aged(16)
    FeedPreference.objects.create(person=child)

    held = preferences(child)
    assert (held.personalise, held.break_after) == (False, 20)


def test_starting_over_makes_nobody_personal():
    teen = aged(17)
    reset_feed(teen)

    assert not preferences(teen).personalise
    assert preferences(teen).reset_at is not None


def test_growing_up_changes_nothing_by_itself(api):
    teen = aged(17)
    api(teen).patch(PREFERENCES, {"hide_people": True})

    with time_machine.travel("2027-06-01T12:00:00Z"):
        assert not preferences(teen).personalise
        assert api(teen).patch(PREFERENCES, {"personalise": True}).json()["personalise"]


def test_a_grown_persons_feed_costs_no_question(django_assert_num_queries, ben):
    with django_assert_num_queries(0):
        assert is_personal(ben)
