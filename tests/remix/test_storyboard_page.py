"""The storyboard editor over a clip: what is set there becomes a remix, one or several takes of it."""

import io
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.models import Block, User
from accounts.services import grant_daily
from common import store
from generation import planning
from generation.models import Clip, Job, TakeSet
from generation.states import Visibility
from generation.storyboard.schema import Line, Material, Shot, Storyboard, Subject
from remix.models import ParentEdge
from remix.services import set_terms
from remix.terms import Terms, Who
from tests.factories import ClipFactory, JobFactory, LikenessFactory
from tests.generation.engines.videos_api.clips import mp4
from tests.web.page import Page
from tests.web.test_board import fields
from tests.web.test_forms import alerts

BOARD = Storyboard(
    style="anime",
    shots=(
        Shot(seconds=2, setting="beach", text="somebody waves", subjects=(Subject(handle="extra1", action="wave"),)),
        Shot(
            seconds=3,
            setting="city",
            time="night",
            subjects=(Subject(handle="extra1"),),
            lines=(Line(speaker="extra1", text="good night"),),
        ),
    ),
)


@pytest.fixture
def clip(ann: User):
    job = JobFactory(owner=ann, storyboard=BOARD.model_dump(mode="json"), width=720, height=1280, seed=9, state="ready")
    return ClipFactory(owner=ann, job=job, width=720, height=1280, visibility=Visibility.PUBLIC, was_public=True)


@pytest.fixture
def browser(ben: User) -> Client:
    grant_daily(ben)
    client = Client()
    client.force_login(ben)
    return client


def address(clip: Clip) -> str:
    return reverse("remix_storyboard", args=[clip.pk])


@pytest.fixture
def opened(browser: Client, clip: Clip) -> dict[str, list[str]]:
    return fields(Page(browser.get(address(clip)).content.decode()))


def test_the_clips_scenes_are_on_the_cards(opened: dict[str, list[str]]) -> None:
    assert [opened[f"takes.{number}.setting"] for number in range(2)] == [["beach"], ["city"]]
    assert opened["takes.0.text"] == ["somebody waves"]
    assert opened["takes.1.lines.0.text"] == ["good night"]
    assert (opened["style"], opened["seed"], opened["size"]) == (["anime"], ["9"], ["720x1280"])
    assert "prompt" not in opened and "draft" not in opened


def test_what_is_set_is_a_remix_and_the_rest_stays(
    browser: Client, ben: User, clip: Clip, opened: dict[str, list[str]]
) -> None:
    sent = opened | {"takes.1.setting": ["moon"], "do": ["make"]}
    first, second = (browser.post(address(clip), sent) for _time in range(2))
    job = Job.objects.get(owner=ben)

    assert first["Location"] == second["Location"] == reverse("job", args=[job.pk])
    assert (job.source_clip, job.seed) == (clip, 9)
    assert ParentEdge.objects.filter(job=job, parent=clip).exists()
    made = Storyboard.model_validate(job.storyboard)
    assert made.shots[0] == BOARD.shots[0]
    assert made.shots[1] == BOARD.shots[1].model_copy(update={"setting": "moon"})


def test_several_takes_are_remixes_each(browser: Client, ben: User, clip: Clip, opened: dict[str, list[str]]) -> None:
    reply = browser.post(address(clip), opened | {"number": ["3"], "do": ["make"]})
    jobs = Job.objects.filter(owner=ben)

    assert reply["Location"] == reverse("takes", args=[TakeSet.objects.get().pk])
    assert {job.source_clip for job in jobs} == {clip}
    assert len({job.seed for job in jobs}) == 3
    assert [row.data["count"] for row in clip.owner.notifications.all()] == [1], "a set of takes is one piece of news"


@pytest.mark.parametrize("number", ["1", "2"])
def test_takes_may_last_as_long_as_one_remix_of_it(
    browser: Client, ben: User, clip: Clip, number: str, settings: Any
) -> None:
    settings.MAX_CLIP_SECONDS = 4
    Clip.objects.filter(pk=clip.pk).update(duration_ms=5000)
    sent = fields(Page(browser.get(address(clip)).content.decode()))
    reply = browser.post(address(clip), sent | {"number": [number], "do": ["make"]})

    assert reply.status_code == 302
    assert Job.objects.filter(owner=ben).count() == int(number)


def test_the_price_is_that_of_a_remix_which_may_last_as_long_as_its_clip(
    browser: Client, clip: Clip, opened: dict[str, list[str]], settings: Any
) -> None:
    settings.MAX_CLIP_SECONDS = 4
    price = reverse("remix_price", args=[clip.pk])
    assert f'hx-post="{price}"' in browser.get(address(clip)).content.decode()
    assert alerts(Page(browser.post(price, opened).content.decode())), "longer than a clip of one's own, and than this"

    Clip.objects.filter(pk=clip.pk).update(duration_ms=5000)
    told = Page(browser.post(price, opened).content.decode())
    assert alerts(told) == ""
    assert told.all("span")[1].words == "5"
    assert alerts(Page(browser.post(reverse("board_price"), opened).content.decode()))

    set_terms(clip.owner, clip, Terms(who=Who.NOBODY))
    assert browser.post(price, opened).status_code == 403


def test_several_takes_of_a_remix_are_ordered_over_rest_once(ben: User, clip: Clip, api: Any) -> None:
    grant_daily(ben)
    asked = {"kind": "words", "options": {"words": "at night", "seed": 3}, "number": 2}
    url, headers = f"/api/v1/clips/{clip.pk}/remix/takes", {"Idempotency-Key": "k"}
    first, again = (api(ben).post(url, asked, format="json", headers=headers) for _time in range(2))

    assert (first.status_code, again.json()) == (201, first.json())
    assert [take["job"]["source_clip_id"] for take in first.json()["takes"]] == [str(clip.pk)] * 2
    assert first.json()["takes"][0]["job"]["seed"] == 3
    assert [row.data["count"] for row in clip.owner.notifications.all()] == [1]
    set_terms(clip.owner, clip, Terms(who=Who.NOBODY))
    refused = api(ben).post(url, asked, format="json")
    assert (refused.status_code, refused.json()["code"]) == (403, "terms_who")
    assert Job.objects.filter(owner=ben).count() == 2


def test_cards_are_moved_on_the_clips_own_page(browser: Client, clip: Clip, opened: dict[str, list[str]]) -> None:
    reply = browser.post(address(clip), opened | {"do": ["takes.1.to.0"]})

    assert fields(Page(reply.content.decode()))["takes.0.setting"] == ["city"]
    assert not Job.objects.exclude(pk=clip.job_id).exists()


def test_somebody_who_did_not_allow_it_is_named_and_nothing_is_held(
    browser: Client, ben: User, clip: Clip, opened: dict[str, list[str]]
) -> None:
    handle = LikenessFactory().handle
    reply = browser.post(address(clip), opened | {"takes.0.people.0.who": [f"@{handle}"], "do": ["make"]})

    assert reply.status_code == 422
    assert f"@{handle} has not allowed you" in alerts(Page(reply.content.decode()))
    assert not Job.objects.filter(owner=ben).exists()


def test_who_may_not_remix_it_does_not_get_the_editor(browser: Client, ann: User, ben: User, clip: Clip) -> None:
    set_terms(ann, clip, Terms(who=Who.NOBODY))
    assert browser.get(address(clip)).status_code == 403
    Block.objects.create(source=ann, target=ben)
    assert browser.get(address(clip)).status_code == 404
    assert browser.post(address(clip), {"do": "make"}).status_code == 404


@pytest.fixture
def studio(settings: Any, assets: Any):
    settings.ASSETS_DIR = assets
    planning.studio.cache_clear()
    yield planning.studio()
    planning.studio().close()
    planning.studio.cache_clear()


@pytest.fixture
def film(ann: User):
    """Two seconds of red, two of blue; made of another clip's film, so that its scenes are its own film now."""
    board = Storyboard(shots=(Shot(seconds=4, setting="open", material=Material(reference="film-other")),))
    job = JobFactory(owner=ann, storyboard=board.model_dump(mode="json"), width=180, height=320, state="ready")
    shown = [np.full((320, 180, 3), colour, np.uint8) for colour in ((200, 30, 30), (30, 30, 200)) for _ in range(60)]
    clip = ClipFactory(
        owner=ann, job=job, width=180, height=320, duration_ms=4000, visibility=Visibility.PUBLIC, was_public=True
    )
    clip.video_key = store.put_bytes(clip.space, mp4(shown), suffix="mp4")
    clip.save()
    return clip


def still(browser: Client, clip: Clip, sent: dict[str, Any]) -> Any:
    return browser.post(reverse("remix_still", args=[clip.pk]), sent)


def colour(reply: Any) -> list[int]:
    """The mean of the picture's middle: its rim is darker."""
    return list(np.asarray(Image.open(io.BytesIO(reply.content)).convert("RGB"))[120:240, 60:120].mean((0, 1)).round())


def test_a_scene_that_shows_the_clips_film_is_previewed_with_its_frame(
    browser: Client, studio: Any, film: Clip
) -> None:
    sent = fields(Page(browser.get(address(film)).content.decode()))
    assert sent["takes.0.seconds"] == ["4"]

    reply = still(browser, film, sent | {"takes.0.seconds": ["2"]})
    red, _green, blue = colour(reply)
    assert reply.status_code == 200 and red > 3 * blue

    red, _green, blue = colour(still(browser, film, sent | {"takes.0.seconds": ["6"]}))
    assert blue > 3 * red


def test_a_film_that_is_gone_is_no_preview_and_another_clips_film_is_not_shown(
    browser: Client, studio: Any, film: Clip, clip: Clip
) -> None:
    sent = fields(Page(browser.get(address(film)).content.decode()))
    bare = still(browser, clip, sent)
    red, green, blue = colour(bare)
    assert bare.status_code == 200 and abs(red - blue) < 60 and green > 60

    Clip.objects.filter(pk=film.pk).update(video_key="")
    assert still(browser, film, sent).status_code == 503


def test_whoever_opens_the_editor_wakes_what_draws_its_pictures(
    browser: Client, clip: Clip, studio: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[str] = []
    monkeypatch.setattr(studio, "wake", lambda: woken.append("editor"))
    page = browser.get(address(clip))
    assert woken == ["editor"]

    browser.post(address(clip), fields(Page(page.content.decode())) | {"do": "add"}, headers={"HX-Request": "true"})
    assert woken == ["editor"]
