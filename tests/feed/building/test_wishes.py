from datetime import timedelta

import pytest

from accounts.models import Follow
from common.clock import now
from common.rows import key
from feed.building import allowing
from feed.building.details import ID, newest
from feed.building.gathering import Found
from feed.building.knowing import know
from feed.building.request import request_of
from feed.contracts import Ask
from feed.models import FeedPreference, Steer
from feed.ranking.features import INDEX, unpack
from feed.search import index
from feed.states import Mode, Source
from feed.steering import ask
from tests.factories import UserFactory
from tests.feed.building.people import ids, listed, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(ann):
    """Twelve clips of cars, three of clay."""
    other = UserFactory()
    cars = [post(other, tags=["cars"], caption="fast cars") for _ in range(12)]
    clay = [post(other, tags=["claymation"], caption="clay figures", age=timedelta(days=20)) for _ in range(3)]
    for one in [*cars, *clay]:
        index(one)
    return cars, clay


def wish(person, *chips, text="as I said", hours=72):
    kept = [{"verb": "", "topic": "", "tags": [], "strength": 1.0, "found": 1.0} | chip for chip in chips]
    return Steer.objects.create(person=person, text=text, chips=kept, expires_at=now() + timedelta(hours=hours))


def test_more_of_something_brings_it_to_the_top_and_says_so(ann, made):
    _cars, clay = made
    wish(ann, {"verb": "more", "topic": "claymation"})

    found = listed(ann)

    assert {item.post_id for item in found[:3]} == {one.pk for one in clay}
    assert all(item.source == Source.STEER for item in found[:3])
    assert ("steer", "claymation") in [(reason.feature, reason.about) for reason in found[0].reasons]
    assert unpack(found[0].features)[INDEX["steer"]] == 1


def test_less_of_something_brings_it_to_the_end(ann, made):
    cars, _clay = made
    wish(ann, {"verb": "less", "topic": "cars"})

    assert set(ids(ann)[-12:]) == {one.pk for one in cars}


@pytest.mark.parametrize("personal", [True, False])
def test_no_is_a_rule_in_every_feed(ann, made, personal):
    _cars, clay = made
    FeedPreference.objects.create(person=ann, personalise=personal)
    wish(ann, {"verb": "no", "topic": "cars"})

    assert set(ids(ann)) == {one.pk for one in clay}


def test_only_shows_nothing_else_and_ends_with_it(ann, made):
    _cars, clay = made
    wish(ann, {"verb": "only", "topic": "claymation"})

    first = ids(ann, count=2)

    assert len(first) == 2
    assert set(first) | set(ids(ann, exclude=first)) == {one.pk for one in clay}


def test_only_of_what_the_site_has_nothing_of_leaves_the_feed_as_it_was(ann, made):
    wish(ann, {"verb": "only", "topic": "submarines", "found": 0.0})

    assert len(ids(ann)) == 15


def test_a_wish_that_ran_out_counts_no_more(ann, made):
    wish(ann, {"verb": "no", "topic": "cars"}, hours=-1)

    assert len(ids(ann)) == 15


def test_shorter_puts_short_clips_first(ann):
    other = UserFactory()
    made = [post(other, duration_ms=1000 * seconds) for seconds in (30, 4, 12, 8)]
    wish(ann, {"verb": "shorter"})

    assert ids(ann) == [made[at].pk for at in (1, 3, 2, 0)]


def test_from_friends_puts_followees_first(ann, ben):
    strangers = [post(UserFactory(), credit=50) for _ in range(10)]
    theirs = post(ben)
    Follow.objects.create(source=ann, target=ben)
    wish(ann, {"verb": "friends"})

    assert ids(ann)[0] == theirs.pk
    assert len(ids(ann)) == len(strangers) + 1


def test_words_as_people_say_them_are_followed(ann, made):
    _cars, clay = made
    ask(ann, "more claymation, no cars for a week")

    assert set(ids(ann)) == {one.pk for one in clay}


def test_what_a_no_leaves_is_found_below_whole_stretches_that_it_refuses(ann, made, monkeypatch):
    """What is wanted lies below more than the first stretch looks at."""
    _cars, clay = made
    monkeypatch.setattr(allowing, "STRETCHES", (4, 6, 20))
    monkeypatch.setattr(allowing, "REFUSED", 0)
    wish(ann, {"verb": "no", "topic": "cars"})

    rows = [row[ID] for row in newest(know(ann, now()), Ask(mode=Mode.FOR_YOU), 20)]
    found = Found(sure=set(rows))
    request = request_of(ann, Ask(mode=Mode.FOR_YOU), exclude=(), count=3, seed=1)

    assert {row[ID] for row in allowing.allow(request, found).rows} == {key(one.pk) for one in clay}
