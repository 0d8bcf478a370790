"""The editor's takes: ordered together, compared on one page, one kept."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from generation.models import Job, TakeSet
from generation.states import JobState
from tests.factories import ClipFactory
from tests.web.page import Page
from tests.web.test_board import fields, send
from tests.web.test_forms import HTMX, alerts


@pytest.fixture
def browser(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


@pytest.fixture
def given() -> dict[str, list[str]]:
    return {
        "prompt": ["waves"],
        "size": ["720x1280"],
        "key": [str(uuid4())],
        "draft": ["on"],
        "number": ["3"],
        "seed": ["5"],
        "takes.0.setting": ["beach"],
        "takes.0.seconds": ["2"],
    }


def ready(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(state=JobState.READY)
    ClipFactory(job=job, owner=job.owner)


def test_takes_are_ordered_once_and_compared(browser: Client, given: dict[str, list[str]]) -> None:
    first, second = (browser.post(reverse("board"), given | {"do": "make"}) for _time in range(2))
    takes = TakeSet.objects.get()

    assert first["Location"] == second["Location"] == reverse("takes", args=[takes.pk])
    assert Job.objects.count() == 3
    page = Page(browser.get(first["Location"]).content.decode())
    assert [one.words for one in page.all("h2")] == ["Take 1", "Take 2", "Take 3"]
    assert len(page.all("progress")) == 3


def test_the_page_of_takes_costs_as_much_for_four_as_for_two(
    browser: Client, given: dict[str, list[str]], django_assert_max_num_queries
) -> None:
    given["number"] = ["4"]
    page = browser.post(reverse("board"), given | {"do": "make"})["Location"]
    for job in Job.objects.all():
        ready(job)
    with django_assert_max_num_queries(12):
        assert len(Page(browser.get(page).content.decode()).all("video")) == 4


def test_a_take_is_asked_for_until_it_is_ready(browser: Client, given: dict[str, list[str]]) -> None:
    browser.post(reverse("board"), given | {"do": "make"})
    takes = TakeSet.objects.get()
    part = reverse("take", args=[takes.pk, 1])
    waiting = Page(browser.get(part, headers=HTMX).content.decode())
    ready(takes.takes.get(place=1).job)
    there = Page(browser.get(part, headers=HTMX).content.decode())

    assert waiting.all("article")[0].attrs["hx-get"] == part
    assert "hx-get" not in there.all("article")[0].attrs
    assert len(there.all("video")) == 1
    assert browser.get(reverse("take", args=[takes.pk, 3])).status_code == 404


def test_the_kept_draft_can_be_made_in_full_for_the_price_that_is_said(
    browser: Client, given: dict[str, list[str]]
) -> None:
    browser.post(reverse("board"), given | {"do": "make"})
    takes = TakeSet.objects.get()
    job = takes.takes.get(place=1).job
    ready(job)
    kept = browser.post(reverse("take_keep", args=[takes.pk, job.pk]), follow=True)
    full = browser.post(reverse("take_finish", args=[takes.pk]), follow=True)
    made = Job.objects.get(draft=False)

    assert f"· {made.price}" in kept.content.decode()
    assert full.redirect_chain[-1][0] == reverse("job", args=[made.pk])
    assert made.seed == job.seed


def test_what_is_in_the_way_of_takes_is_said_and_nothing_is_begun(
    browser: Client, given: dict[str, list[str]], settings
) -> None:
    settings.DAILY_CREDITS = 1
    page = send(browser, given, "make")
    assert "not have enough credits" in alerts(page)
    assert fields(page)["number"] == ["3"]
    for number in ("0", "5", "two", "-1"):
        assert browser.post(reverse("board"), given | {"do": "make", "number": [number]}).status_code == 422

    assert not Job.objects.exists()


def test_the_price_is_that_of_all_takes(browser: Client, given: dict[str, list[str]]) -> None:
    one, three = (
        browser.post(reverse("board_price"), given | {"number": [number]}, headers=HTMX).content.decode()
        for number in ("1", "3")
    )
    price = int(Page(one).all("span")[1].words)

    assert Page(three).all("span")[1].words == str(3 * price)
    assert f"3 × {price}" in three


def test_a_card_is_dropped_at_another_place(browser: Client, given: dict[str, list[str]]) -> None:
    given |= {"takes.1.setting": ["city"], "takes.2.setting": ["moon"]}
    places = {what: fields(send(browser, given, what)) for what in ("takes.0.to.2", "takes.2.to.0", "takes.1.to.9")}

    def settings_of(sent: dict[str, list[str]]) -> list[str]:
        return [sent[f"takes.{number}.setting"][0] for number in range(3)]

    assert list(map(settings_of, places.values())) == [
        ["city", "moon", "beach"],
        ["moon", "beach", "city"],
        ["beach", "city", "moon"],
    ]


def test_the_words_of_a_card_become_its_scene(browser: Client, given: dict[str, list[str]]) -> None:
    given |= {
        "takes.0.text": ["somebody dances in the desert at night"],
        "takes.0.seconds": ["3.5"],
        "takes.1.setting": ["city"],
    }
    sent = fields(send(browser, given, "takes.0.read"))

    assert sent["takes.0.setting"] == ["desert"]
    assert sent["takes.0.time"] == ["night"]
    assert sent["takes.0.seconds"] == ["3.5"]
    assert sent["takes.0.people.0.action"] == ["dance"]
    assert sent["takes.1.setting"] == ["city"]


def test_words_that_tell_of_more_become_more_cards(browser: Client, given: dict[str, list[str]]) -> None:
    given |= {"takes.0.text": ["waves on the beach. Then two friends run in the city."], "takes.1.setting": ["moon"]}
    sent = fields(send(browser, given, "takes.0.read"))

    assert [sent[f"takes.{number}.setting"] for number in range(3)] == [["beach"], ["city"], ["moon"]]


def test_a_card_without_words_says_so_and_stays(browser: Client, given: dict[str, list[str]]) -> None:
    page = send(browser, given, "takes.0.read")

    assert "Write what should happen" in alerts(page)
    assert fields(page)["takes.0.setting"] == ["beach"]
