"""A clip is watched in a real browser while it is made; where that can not be, pictures of it are shown."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, Person
from tests.flows.servers import World

MADE_MS = 120_000
SHOWN = """() => {
  const last = document.querySelector(".stage__last") ?? document.querySelector("article.clip video");
  return last.currentTime;
}"""
NO_STREAMS = 'HTMLMediaElement.prototype.canPlayType = () => "";'


@pytest.fixture(scope="module")
def watch(chromium: Browser, world: World) -> Callable[..., Page]:
    """Opens a phone whose owner has not asked for calm, signed in as Cleo."""
    cleo = Person(chromium, world, "cleo")
    cleo.sign_up()
    state = cleo.page.context.storage_state()

    def phone(*, calm: bool = False) -> Page:
        motion = "reduce" if calm else "no-preference"
        context = chromium.new_context(
            base_url=world.web, viewport=PHONE, storage_state=state, reduced_motion=motion, locale="en"
        )
        return context.new_page()

    return phone


def start(page: Page, prompt: str) -> str:
    """Address of the page that waits for the clip."""
    page.goto("/create")
    page.fill("[name=prompt]", prompt)
    page.get_by_role("button", name="Make it").click()
    page.wait_for_url(re.compile(r"/jobs/"))
    return page.url


def until_it_plays(page: Page, selector: str, seconds: float) -> float:
    """Waits for the time that the video shows; its time."""
    page.wait_for_function(
        "([at, seconds]) => document.querySelector(at)?.currentTime > seconds", arg=[selector, seconds], timeout=MADE_MS
    )
    return float(page.evaluate("at => document.querySelector(at).currentTime", selector))


def seek(page: Page) -> None:
    """The bar shows a picture of where it would lead, and leads there."""
    bar = page.locator(".stage__seek")
    quarter = {"x": bar.bounding_box()["width"] * 0.25, "y": 4}
    bar.hover(position=quarter)  # waits until the bar stands still and nothing lies over it
    page.locator(".stage__peek").wait_for()
    assert "sprites.webp" in page.locator(".stage__peek").evaluate("one => one.style.backgroundImage")
    page.keyboard.press("Space")
    bar.press("Home")
    assert page.evaluate("() => document.querySelector('article.clip video').currentTime") == 0
    page.keyboard.press("Space")


def faults_of(page: Page) -> list[str]:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def test_it_plays_before_it_is_there_and_goes_on_when_it_is(watch: Callable[..., Page]) -> None:
    page = watch()
    faults = faults_of(page)
    start(page, "a fox dances in the desert, 8 seconds")
    waiting = "#job .stage.is-shown video"
    until_it_plays(page, waiting, 0.3)
    assert page.locator("#job #progress").count() == 1
    assert page.evaluate("at => document.querySelector(at).muted", waiting)
    page.reload()
    seen = until_it_plays(page, waiting, 0.3)

    page.wait_for_selector("article.clip", timeout=MADE_MS)
    shown = page.evaluate(SHOWN)
    assert shown >= seen
    until_it_plays(page, "article.clip video:not(.stage__last)", 0.3)
    page.wait_for_selector(".stage__last", state="detached")
    seek(page)
    assert page.get_by_role("heading", name="Here it is").is_visible()
    assert page.locator("article.clip .stage.is-shown video").count() == 1
    assert faults == []


def test_where_streams_can_not_be_played_pictures_are_shown(watch: Callable[..., Page]) -> None:
    page = watch()
    faults = faults_of(page)
    page.add_init_script(NO_STREAMS)
    page.route("**/static/vendor/**", lambda route: route.fulfill(status=404))
    start(page, "a fox waves in the snow, 3 seconds")
    page.wait_for_function("() => document.querySelector('#preview')?.naturalWidth > 0", timeout=MADE_MS)
    assert page.locator("#job video").is_hidden()

    page.wait_for_selector("article.clip", timeout=MADE_MS)
    until_it_plays(page, "article.clip video", 0.3)
    assert faults == []


def test_who_asked_for_calm_starts_it_by_hand(watch: Callable[..., Page]) -> None:
    page = watch(calm=True)
    pieces: list[str] = []
    page.on("request", lambda request: pieces.append(request.url) if "/live/" in request.url else None)
    start(page, "a fox sleeps in the forest, 6 seconds")
    toggle = page.locator("#job .stage__toggle")
    toggle.wait_for(timeout=MADE_MS)
    assert pieces == []
    page.keyboard.press("Space")
    until_it_plays(page, "#job .stage.is-shown video", 0.1)
    page.get_by_role("button", name="Stop").click()
    page.locator("#job").wait_for(state="detached")
