"""In an impersonal feed a "no" holds and every other wish does nothing: what is said of it is what happens."""

from datetime import date

import pytest
from django.test import Client

from feed.models import FeedPreference
from feed.search import index
from tests.factories import UserFactory
from tests.feed.building.people import post
from tests.web.page import Page

pytestmark = pytest.mark.django_db
STEERS, FEED = "/api/v1/me/feed/steers", "/api/v1/feed"
HOLDS, IDLE = "Your feed is impersonal: this holds.", "Your feed is impersonal: this does nothing."


@pytest.fixture
def site(ann):
    zebras = [post(ann, tags=["zebra"], caption="a zebra") for _ in range(3)]
    for one in [*zebras, *(post(ann, tags=["other"], caption="a thing") for _ in range(9))]:
        index(one)
    return {str(one.pk) for one in zebras}


def impersonal():
    person = UserFactory()
    FeedPreference.objects.create(person=person, personalise=False)
    return person


def teen():
    return UserFactory(birth_date=date(2013, 1, 1))


def listed(client) -> list[str]:
    return [item["id"] for item in client.get(FEED, {"size": 50}).json()["items"]]


@pytest.mark.parametrize("who", [impersonal, teen])
def test_the_note_says_what_of_a_wish_holds(api, site, who):
    client = api(who())
    before = listed(client)

    said = client.post(STEERS, {"text": "only zebra, more quokkas, shorter"}).json()["items"][0]
    assert [chip["note"] for chip in said["chips"]] == [
        IDLE,
        f"Nothing here matches “quokkas” yet. {IDLE}",
        IDLE,
    ]
    assert listed(client) == before

    (refused,) = client.post(STEERS, {"text": "no zebra"}).json()["items"]
    assert [chip["note"] for chip in refused["chips"]] == [HOLDS]
    assert set(listed(client)) == set(before) - site
    notes = [chip["note"] for steer in client.get(STEERS).json()["items"] for chip in steer["chips"]]
    assert sorted(notes) == sorted([HOLDS, IDLE, IDLE, f"Nothing here matches “quokkas” yet. {IDLE}"])
    assert client.patch(f"{STEERS}/{refused['id']}", {"for_good": True}).json()["chips"][0]["note"] == HOLDS


@pytest.mark.parametrize("kept", [None, True])
def test_a_personal_feed_needs_no_note(api, ben, site, kept):
    if kept is not None:
        FeedPreference.objects.create(person=ben, personalise=kept)
    said = api(ben).post(STEERS, {"text": "only zebra, no zebras"}).json()["items"][0]

    assert [chip["note"] for chip in said["chips"]] == [""]


def test_who_may_choose_again_by_age_is_told_by_their_choice(api, settings, site):
    settings.FEED_CHOICE_AGE = 16
    person = UserFactory(birth_date=date(2010, 1, 1))
    assert api(person).post(STEERS, {"text": "more zebra"}).json()["items"][0]["chips"][0]["note"] == IDLE

    FeedPreference.objects.create(person=person, personalise=True)
    assert api(person).get(STEERS).json()["items"][0]["chips"][0]["note"] == ""


def sheet(person, text: str) -> Page:
    browser = Client()
    browser.force_login(person)
    return Page(browser.post("/steer", {"text": text}, headers={"HX-Request": "true"}).content.decode())


def test_the_sheet_says_it_too(site):
    told = "Your feed is impersonal: what you do not want to see stays out, your other wishes do nothing."
    read = sheet(impersonal(), "more zebra, no politics")
    assert told in " ".join(read.sayings)
    assert "Does nothing in an impersonal feed." in read.sayings
    assert told not in " ".join(sheet(UserFactory(), "more zebra, no politics").sayings)


def test_the_sheet_tells_back_what_was_not_understood(site):
    said = " ".join(sheet(UserFactory(), "more zebra, not only cats").sayings)
    assert "Not understood: “not only cats”" in said
