"""Permissions in all their detail, through pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Follow, User
from cameo import services
from cameo.models import Grant, Likeness
from cameo.room import admissions
from cameo.states import Audience, Mode, StyleScope, Tier, Topic, Verb
from cameo.terms import Terms
from generation.models import Clip
from generation.states import Visibility
from tests.factories import ClipFactory, LikenessFactory, UserFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db
CAREFUL: dict[str, Any] = {
    "audience": "approved",
    "username": "@ben",
    "days": "30",
    "mode": "rendering",
    "verbs": ["generate"],
    "denied_topics": ["politics", "romance"],
    "style": "stylised",
    "alone": "on",
    "max_seconds": "8",
    "remix_depth": "0",
    "per_day": "2",
    "total": "",
}
TERMS = Terms(
    mode=Mode.RENDERING,
    verbs=(Verb.GENERATE,),
    denied_topics=(Topic.POLITICS, Topic.ROMANCE),
    style=StyleScope.STYLISED,
    alone=True,
    max_seconds=8,
    remix_depth=0,
    per_day=2,
)


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


@pytest.fixture
def browser(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


def read(client: Client, address: str) -> Page:
    return Page(client.get(address).content.decode())


def alerts(page: Page) -> str:
    return " ".join(one.words for one in page.elements if one.attrs.get("role") == "alert")


def test_everything_that_the_form_says_is_granted(browser: Client, likeness: Likeness, ben: User) -> None:
    assert browser.post(reverse("cameo_grant_new"), CAREFUL).status_code == 302
    grant = Grant.objects.open().get()
    assert (grant.person, Terms.of(grant).as_columns()) == (ben, TERMS.as_columns())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verbs": []}, "has to allow something"),
        ({"username": "@nobody_at_all"}, "nobody of this name"),
        ({"username": "@ann"}, "your own cameo anyway"),
        ({"max_seconds": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_granted(
    browser: Client, likeness: Likeness, ben: User, wrong: dict[str, Any], said: str
) -> None:
    reply = browser.post(reverse("cameo_grant_new"), CAREFUL | wrong)
    assert reply.status_code == 422
    assert said in alerts(Page(reply.content.decode()))
    assert not Grant.objects.exists()


def test_the_page_of_a_grant_shows_what_it_allows(browser: Client, likeness: Likeness, ben: User) -> None:
    browser.post(reverse("cameo_grant_new"), CAREFUL)
    page = read(browser, reverse("cameo_grant", args=[Grant.objects.get().pk]))
    checked = {
        (one.attrs["name"], one.attrs["value"])
        for one in page.all("input")
        if "checked" in one.attrs and "value" in one.attrs
    }
    assert {
        ("verbs", "generate"),
        ("denied_topics", "romance"),
        ("style", "stylised"),
        ("mode", "rendering"),
    } <= checked
    assert ("verbs", "remix") not in checked
    assert {one.attrs["name"]: one.attrs.get("value") for one in page.all("input")}["max_seconds"] == "8"


def test_narrowing_holds_at_once_and_asks_about_the_clips_of_before(
    browser: Client, likeness: Likeness, ann: User, ben: User
) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    long, short = (
        ClipFactory(
            owner=ben, cast=[likeness], visibility=Visibility.PUBLIC, job__num_frames=seconds * 30, job__stylised=True
        )
        for seconds in (12, 4)
    )
    reply = browser.post(reverse("cameo_grant", args=[grant.pk]), CAREFUL | {"days": ""})
    assert reply["Location"] == reverse("cameo_existing")
    assert "1 clip would not be allowed now" in [one.words for one in read(browser, reply["Location"]).all("h2")]
    assert not Clip.objects.filter(visibility=Visibility.WITHDRAWN).exists()

    browser.post(reverse("cameo_existing"))
    assert list(Clip.objects.filter(visibility=Visibility.WITHDRAWN)) == [long]
    assert Clip.objects.get(visibility=Visibility.PUBLIC) == short


def test_saving_the_short_form_again_keeps_what_a_grant_allows(browser: Client, likeness: Likeness, ben: User) -> None:
    """Else a button that says Save would open what was closed with care."""
    browser.post(reverse("cameo_grant_new"), CAREFUL)
    browser.post(reverse("cameo_approve"), {"username": "ben", "days": "365"})
    assert Terms.of(Grant.objects.open().get()).as_columns() == TERMS.as_columns()
    browser.post(reverse("cameo_grant_new"), CAREFUL | {"audience": "everyone"})
    browser.post(reverse("cameo_open"), {"audience": "everyone", "days": "90"})
    assert Terms.of(Grant.objects.open().get(audience=Audience.EVERYONE)).as_columns() == TERMS.as_columns()


def test_one_wide_audience_stands_at_a_time(browser: Client, likeness: Likeness) -> None:
    for audience in ("everyone", "mutuals"):
        browser.post(reverse("cameo_grant_new"), CAREFUL | {"audience": audience})
    assert Grant.objects.open().get().audience == Audience.MUTUALS


def test_mutuals_are_counted_as_they_are_now(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.MUTUALS)
    assert [one.count for one in admissions(likeness)] == [0]
    Follow.objects.create(source=ann, target=ben)
    assert [(one.count, one.people) for one in admissions(likeness)] == [(1, [ben])]
    Follow.objects.filter(source=ben).delete()
    assert [one.count for one in admissions(likeness)] == [0]


@pytest.mark.parametrize("tier", list(Tier))
def test_a_tier_that_is_too_low_is_said_with_the_way_to_raise_it(
    browser: Client, likeness: Likeness, ann: User, ben: User, tier: Tier
) -> None:
    Likeness.objects.update(tier=tier)
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    services.grant_use(ann, likeness, audience=Audience.MUTUALS)
    page = read(browser, reverse("cameo"))
    waits = [one for one in page.all("p") if one.words.endswith("Show it now")]
    assert len(waits) == {Tier.SELF_DECLARED: 2, Tier.CHALLENGED: 1, Tier.REVIEWED: 0}[tier]
    if waits:
        assert any(one.attrs.get("href") == reverse("cameo_capture") for one in page.all("a"))


def test_wishes_are_kept_and_a_new_restriction_asks_about_the_clips_of_before(
    browser: Client, likeness: Likeness, ann: User, ben: User
) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    ClipFactory(owner=ben, cast=[likeness], visibility=Visibility.PUBLIC, job__prompt="@ann says I quit")
    asked = {"appearance": "always wears a red hat", "restrictions": "never says I quit"}
    assert browser.post(reverse("cameo_wishes"), asked)["Location"] == reverse("cameo_existing")
    likeness.refresh_from_db()
    assert (likeness.appearance, likeness.restrictions) == tuple(asked.values())
    assert browser.post(reverse("cameo_wishes"), asked)["Location"] == reverse("cameo")


def test_a_wish_that_is_too_long_says_so(browser: Client, likeness: Likeness) -> None:
    page = Page(browser.post(reverse("cameo_wishes"), {"appearance": "x" * 201}, follow=True).content.decode())
    assert any("At most 200" in said for said in page.sayings)


def test_grants_of_others_are_nobodys_business(likeness: Likeness, ann: User, ben: User) -> None:
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    for person in (ben, UserFactory()):
        client = Client()
        client.force_login(person)
        assert client.get(reverse("cameo_grant", args=[grant.pk])).status_code == 404
        assert client.post(reverse("cameo_grant", args=[grant.pk]), CAREFUL).status_code == 404
    assert Grant.objects.open().get() == grant
