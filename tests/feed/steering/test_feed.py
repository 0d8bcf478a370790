"""A wish changes what the feed's own API returns."""

from datetime import timedelta

import pytest
import time_machine

from common.clock import now
from feed.search import index
from tests.factories import UserFactory
from tests.feed.building.people import post

pytestmark = pytest.mark.django_db
STEERS, FEED = "/api/v1/me/feed/steers", "/api/v1/feed"


@pytest.fixture
def site(ann):
    """Twelve clips of trains and six about politics, said and tagged in different ways."""
    other = UserFactory()
    trains = [post(other, tags=["trains"], caption=f"train {number}") for number in range(12)]
    words = ["politics again", "an election", "政治笑话", "談談政治", "Politicians dance", "Parliament in clay"]
    politics = [post(other, tags=[], caption=caption) for caption in words]
    for one in [*trains, *politics]:
        index(one)
    return {str(one.pk) for one in trains}, {str(one.pk) for one in politics}


def everything(client, **asked) -> list[str]:
    shown, cursor = [], ""
    while cursor is not None:
        page = client.get(FEED, {"size": 5, "cursor": cursor, **asked}).json()
        shown += [item["id"] for item in page["items"]]
        cursor = page["next"]
    return shown


@pytest.mark.parametrize("text", ["no politics", "不要政治", "不要政治和新聞，more trains"])
def test_no_politics_takes_out_every_post_about_it_and_time_brings_them_back(api, ben, site, text):
    trains, politics = site
    assert set(everything(api(ben))) == trains | politics
    assert api(ben).post(STEERS, {"text": text}).status_code == 201

    assert set(everything(api(ben))) == trains
    with time_machine.travel(now() + timedelta(hours=73)):
        assert set(everything(api(ben))) == trains | politics


def test_a_wish_in_the_middle_of_a_list_holds_from_the_next_page_on(api, ben, site):
    _trains, politics = site
    first = api(ben).get(FEED, {"size": 3}).json()
    api(ben).post(STEERS, {"text": "no politics"})

    shown, cursor = [item["id"] for item in first["items"]], first["next"]
    second = api(ben).get(FEED, {"size": 50, "cursor": cursor}).json()
    after = [item["id"] for item in second["items"]]

    assert second["expired"]
    assert not set(after) & (politics | set(shown))
    assert api(ben).delete(f"{STEERS}/{api(ben).get(STEERS).json()['items'][0]['id']}").status_code == 204
    assert politics <= set(everything(api(ben)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("more politics, no politics", False),
        ("no politics, more politics", True),
        ("more politics for a week, no politics today", False),
        ("dont show me politics", False),
        ("不要再给我推政治了", False),
        ("don't show me fewer politics", True),
    ],
)
def test_the_last_word_about_a_topic_holds_in_every_list(api, ben, site, text, shown):
    _trains, politics = site
    assert api(ben).post(STEERS, {"text": text}).status_code == 201

    for mode in ("for_you", "latest", "top_all"):
        assert (politics <= set(everything(api(ben), mode=mode))) is shown
        assert bool(politics & set(everything(api(ben), mode=mode))) is shown


def test_more_of_something_brings_it_up(api, ben, site):
    _trains, politics = site
    api(ben).post(STEERS, {"text": "a lot more politics"})

    assert set(everything(api(ben))[:4]) <= politics


def test_only_something_leaves_out_the_rest(api, ben, site):
    trains, _politics = site
    api(ben).post(STEERS, {"text": "only trains"})

    assert set(everything(api(ben))) == trains
