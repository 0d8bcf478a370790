"""Templates on pages: kept from a clip, filled in a form, taken on in the editor."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from generation.models import StoryTemplate
from generation.storyboard.schema import Storyboard
from tests.factories import ClipFactory, JobFactory
from tests.web.house import BOARD
from tests.web.page import Page
from tests.web.test_board import fields
from tests.web.test_forms import alerts


@pytest.fixture
def browser(ann: User) -> Client:
    client = Client()
    client.force_login(ann)
    return client


@pytest.fixture
def kept(browser: Client, ann: User) -> StoryTemplate:
    board = Storyboard.model_validate(BOARD).model_dump(mode="json")
    job = ClipFactory(owner=ann, job__storyboard=board, job__owner=ann).job
    browser.post(reverse("keep_template", args=[job.pk]), {"title": "Beach day", "public": "on"})
    return StoryTemplate.objects.get()


def test_a_template_is_kept_from_the_page_of_a_clip(kept: StoryTemplate, ann: User) -> None:
    assert (kept.title, kept.public, kept.owner) == ("Beach day", True, ann)


def test_a_filled_template_opens_in_the_editor(browser: Client, kept: StoryTemplate) -> None:
    asked = {"slot.person1": "@Ben", "slot.line1": "Hello there"}
    given = fields(Page(browser.post(reverse("template", args=[kept.pk]), asked).content.decode()))

    assert given["takes.0.people.0.who"] == ["@Ben"]
    assert given["takes.0.lines.0.text"] == ["Hello there"]
    assert given["prompt"] == ["Beach day"]


def test_a_person_left_out_is_made_up_and_nobody_else(browser: Client, kept: StoryTemplate) -> None:
    given = fields(Page(browser.post(reverse("template", args=[kept.pk])).content.decode()))

    assert given["takes.0.people.0.who"] == [""]
    assert given["takes.0.people.0.drawn"] != given["takes.0.people.1.drawn"]


def test_what_does_not_fit_is_said_and_what_was_typed_stays(browser: Client, kept: StoryTemplate) -> None:
    asked = {"slot.person1": "@" + "b" * 41, "slot.line1": "Hello there"}
    page = Page(browser.post(reverse("template", args=[kept.pk]), asked).content.decode())

    assert alerts(page)
    assert "Hello there" in [one.words for one in page.all("textarea")]


def test_only_ones_own_scenes_are_kept(browser: Client, ben: User) -> None:
    assert browser.post(reverse("keep_template", args=[JobFactory(owner=ben).pk]), {"title": "x"}).status_code == 404
    assert not StoryTemplate.objects.exists()


def test_a_template_without_a_title_is_not_kept(browser: Client, ann: User) -> None:
    job = JobFactory(owner=ann, storyboard=Storyboard.model_validate(BOARD).model_dump(mode="json"))
    browser.post(reverse("keep_template", args=[job.pk]), {"title": "  "})

    assert not StoryTemplate.objects.exists()
