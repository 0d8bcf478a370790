"""The feed in a real browser: swiped by keys, steered, explained, saved, answered to; what was watched is told."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Person
from tests.flows.servers import ROOT, World, embedded

NUMBER = 24
SMALL = {"width": 360, "height": 640}
PAGES = (
    "/",
    "/latest",
    "/top/week",
    "/cameos",
    "/moods/dance",
    "/search",
    "/search?q=dance",
    "/leaderboards/creators",
    "/analytics",
    "/saved",
    "/settings/feed",
)
HERE = "document.querySelector('.feed__item[tabindex=\"0\"]').dataset.post"
LISTED = "[...document.querySelectorAll('.feed__item[data-post]')].map((item) => item.dataset.post)"
ATTACHED = """() => {
  const items = [...document.querySelectorAll('.feed__item[data-post]')];
  const here = items.findIndex((item) => item.tabIndex === 0);
  return items.slice(here + 1).filter((item) => item.querySelector('video[src]')).length;
}"""
TOLD = """
from collections import Counter
from feed.models import Event
print(dict(Counter(Event.objects.filter(person__username="{name}").values_list("kind", flat=True))))
"""


def until(page: Page, truth: str) -> None:
    """Playwright's own waiting evaluates text in the page, which the page's policy forbids."""
    for _try in range(200):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not so after ten seconds: {truth}")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: what is in the feed is known to the clip."""
    with embedded(tmp_path_factory.mktemp("feed")) as world:
        yield world


@pytest.fixture(scope="module")
def posts(world: World) -> list[str]:
    command = [sys.executable, "-m", "tests.browser.clips", str(NUMBER)]
    made = subprocess.run(command, cwd=ROOT, env=world.env, check=True, timeout=120, capture_output=True, text=True)
    return made.stdout.split()


@pytest.fixture(scope="module")
def dora(chromium: Browser, world: World, posts: list[str]) -> Person:
    person = Person(chromium, world, "dora")
    person.sign_up()
    return person


@pytest.fixture
def told(world: World) -> Callable[[str], dict[str, int]]:
    """How many events of each kind the database holds of somebody."""

    def read(name: str) -> dict[str, int]:
        reply = world.manage("shell", "-v", "0", "-c", TOLD.format(name=name))
        return eval(reply.stdout.strip().splitlines()[-1])  # noqa: S307  (a dict that we printed)

    return read


def test_keys_lead_through_every_clip_and_none_comes_twice(dora: Person, posts: list[str]) -> None:
    page = dora.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    seen = [page.evaluate(HERE)]
    while len(seen) < NUMBER:
        page.keyboard.press("j")
        until(page, f"{HERE} && {HERE} !== '{seen[-1]}'")
        seen.append(page.evaluate(HERE))

    assert seen == posts[::-1]
    assert page.evaluate(LISTED) == seen
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="You have seen it all")).to_be_in_viewport()
    page.keyboard.press("k")
    until(page, f"{HERE} === '{seen[-1]}'")


@pytest.fixture
def moving(dora: Person) -> Iterator[Person]:
    """Has nothing against motion, as the browsers of the other tests have."""
    dora.page.emulate_media(reduced_motion="no-preference")
    yield dora
    dora.page.emulate_media(reduced_motion="reduce")


def test_exactly_one_clip_is_decoded_ahead(moving: Person) -> None:
    page = moving.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0'] .stage.is-shown")
    assert page.evaluate(ATTACHED) == 1
    page.keyboard.press("j")
    page.wait_for_selector(".feed__item[data-post]:nth-of-type(2)[tabindex='0'] .stage.is-shown")
    assert page.evaluate(ATTACHED) == 1


def test_what_was_watched_reaches_the_database(moving: Person, told: Callable[[str], dict[str, int]]) -> None:
    page = moving.page
    page.goto("/")
    page.wait_for_selector(".feed__item[tabindex='0'] .stage.is-shown")
    with page.expect_response("**/api/v1/feed/events") as taken:
        page.wait_for_timeout(5200)
    assert taken.value.status == 202
    page.keyboard.press("j")
    page.wait_for_timeout(1300)
    page.goto("/about")
    page.wait_for_timeout(500)

    found = told("dora")
    assert found["impression"] >= 2
    assert found["completion"] >= 1
    assert found["rewatch"] >= 1
    assert found["watch"] >= 2


def test_what_is_watched_says_which_list_it_stood_in(dora: Person) -> None:
    page = dora.page
    for address, mode in (("/latest", "latest"), ("/", None)):
        page.goto(address)
        with page.expect_response("**/api/v1/feed/events") as taken:
            page.wait_for_selector(".feed__item[tabindex='0']")
        assert taken.value.status == 202
        for event in taken.value.request.post_data_json["events"]:
            assert (event.get("mode"), "session" in event) == (mode, mode is None)


def test_a_wish_is_shown_as_chips_weighed_and_taken_back(dora: Person) -> None:
    page = dora.page
    page.goto("/")
    page.wait_for_selector(".feed__item[tabindex='0']")
    page.keyboard.press("t")
    page.get_by_role("button", name="more claymation").click()
    page.fill("#steer-text", "more claymation, no quokkas")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("More claymation", exact=True).wait_for()
    assert page.get_by_text("No quokkas", exact=True).is_visible()
    assert page.get_by_text("hours left").first.is_visible()

    with page.expect_response("**/steer/*"):
        page.locator("input[name=strength]").first.fill("3")
        page.locator("input[name=strength]").first.dispatch_event("change")
    page.get_by_role("button", name="Delete “No quokkas”").click()
    page.get_by_text("No quokkas", exact=True).wait_for(state="detached")
    dora.picture("feed-steered")
    page.keyboard.press("Escape")
    page.get_by_text("Your feed follows.").wait_for()
    first = page.locator(".feed__item").first
    expect(first.locator(".feed__caption")).to_contain_text("#claymation")
    page.keyboard.press("w")
    expect(page.locator("#why-told")).to_contain_text("You asked for")


def test_why_is_told_and_a_clip_refused_is_gone(dora: Person, told: Callable[[str], dict[str, int]]) -> None:
    page = dora.page
    page.goto("/")
    page.wait_for_selector(".feed__item[tabindex='0']")
    refused = page.evaluate(HERE)
    page.keyboard.press("w")
    expect(page.locator("#why-told .why__first")).not_to_be_empty()
    dora.picture("feed-why")
    with page.expect_response("**/api/v1/feed/events"):
        page.get_by_role("button", name="Not interested").click()
        until(page, f"{HERE} !== '{refused}'")
    assert refused not in page.evaluate(LISTED)
    assert told("dora")["not_interested"] == 1


def test_a_clip_is_liked_and_saved_by_keys(dora: Person) -> None:
    page = dora.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    post = page.evaluate(HERE)
    for key, kind in (("l", "like"), ("s", "save")):
        with page.expect_response(f"**/api/v1/posts/{post}/{kind}") as done:
            page.keyboard.press(key)
        assert done.value.status == 204
    page.goto("/saved")
    assert page.locator(f"a.tile[href='/p/{post}']").is_visible()


def test_a_comment_is_answered(dora: Person) -> None:
    page = dora.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    page.keyboard.press("c")
    page.get_by_placeholder("Say something kind").fill("how did you do that")
    page.locator("#comments").get_by_role("button", name="Send").click()
    page.get_by_text("how did you do that").wait_for()
    page.get_by_text("Answer", exact=True).click()
    page.get_by_role("textbox", name="Answer dora").fill("with clay")
    page.locator(".answer__form button").click()
    page.locator(".comment__answers").get_by_text("with clay").wait_for()
    dora.picture("feed-answers")
    assert page.locator(".feed__item[tabindex='0'] [data-comments-of]").inner_text() == "2"


def test_the_sound_is_remembered(dora: Person) -> None:
    page = dora.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    page.keyboard.press("m")
    page.reload()
    sound = page.locator(".feed__item[tabindex='0'] .stage__sound")
    expect(sound).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("m")


def test_the_next_page_that_did_not_come_is_asked_for_again(dora: Person) -> None:
    page = dora.page
    page.route(re.compile(r"/latest\?cursor="), lambda route: route.abort())
    page.goto("/latest")
    page.locator("[data-wait]").scroll_into_view_if_needed()
    page.locator("[data-wait] button").wait_for()
    page.unroute(re.compile(r"/latest\?cursor="))
    dora.picture("feed-retry")
    page.get_by_role("button", name="Try again").click()
    until(page, f"{LISTED}.length > 10")


def test_a_break_is_asked_for(dora: Person) -> None:
    page = dora.page
    page.goto("/settings/feed")
    page.get_by_text("10", exact=True).click()
    page.get_by_role("button", name="Save").click()
    page.evaluate("sessionStorage.removeItem('reprise.watched')")
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    for _number in range(9):
        before = page.evaluate(HERE)
        page.keyboard.press("j")
        until(page, f"{HERE} !== '{before}'")
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Time for a break?")).to_be_in_viewport()
    dora.picture("feed-break")
    page.get_by_role("button", name="Go on").click()
    until(page, f"{HERE} === {LISTED}[10]")
    page.goto("/settings/feed")
    page.get_by_text("Never", exact=True).click()
    page.get_by_role("button", name="Save").click()


def test_filters_are_kept_and_say_when_they_leave_nothing(dora: Person) -> None:
    page = dora.page
    page.goto("/latest")
    page.keyboard.press("x")
    page.get_by_text("Français").click()
    page.get_by_role("button", name="Show these").click()
    page.get_by_role("heading", name="Your filters leave nothing over").wait_for()
    page.reload()
    page.get_by_role("heading", name="Your filters leave nothing over").wait_for()
    page.locator(".feed__end button").click()
    page.get_by_role("button", name="No filters").click()
    page.wait_for_selector(".feed__item[data-post]")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wider_than_a_small_phone(dora: Person, address: str) -> None:
    dora.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    dora.page.goto(address)
    assert dora.page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    dora.page.set_viewport_size({"width": 390, "height": 844})


def test_steps_do_not_glide_where_motion_is_not_wanted(dora: Person) -> None:
    """The browser of these tests asks for reduced motion: a step is there with the next frame."""
    page = dora.page
    page.goto("/latest")
    page.wait_for_selector(".feed__item[tabindex='0']")
    moved = page.evaluate(
        """async () => {
          const feed = document.querySelector("#feed");
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return feed.scrollTop / feed.clientHeight;
        }"""
    )
    assert abs(moved - 1) < 0.02


def test_no_clip_starts_by_itself_where_motion_is_not_wanted(dora: Person) -> None:
    page = dora.page
    page.goto("/latest")
    for place in (1, 2):
        here = f".feed__item[data-post]:nth-of-type({place})[tabindex='0'] .stage"
        page.wait_for_selector(f"{here}.is-paused")
        page.wait_for_timeout(600)
        assert page.evaluate("[...document.querySelectorAll('video')].every((video) => video.paused)")
        dora.picture("feed-calm")
        page.keyboard.press(" ")
        page.wait_for_selector(f"{here}.is-shown:not(.is-paused)")
        until(page, f'document.querySelector("{here} video").currentTime > 0.2')
        page.keyboard.press("j")


def test_a_visitor_swipes_too_and_is_counted_by_their_visit(chromium: Browser, world: World, posts: list[str]) -> None:
    visitor = Person(chromium, world, "nobody")
    page = visitor.page
    page.goto("/")
    page.wait_for_selector(".feed__item[tabindex='0']")
    with page.expect_response("**/api/v1/feed/events") as taken:
        page.wait_for_timeout(5200)
    assert taken.value.status == 202
    page.keyboard.press("t")
    page.get_by_role("heading", name="Your feed, in your words").wait_for()
    assert visitor.faults == []


def test_a_shared_link_shows_its_picture_and_film(dora: Person, posts: list[str]) -> None:
    page = dora.page
    page.goto(f"/p/{posts[0]}")
    for name in ("og:image", "og:video"):
        address = page.locator(f"meta[property='{name}']").get_attribute("content")
        assert address is not None
        assert page.request.get(address).status == 200
    assert page.locator("meta[name='twitter:card']").get_attribute("content") == "summary_large_image"


def test_nothing_broke_in_the_console(dora: Person) -> None:
    """The page that was cut off on purpose is logged, by the browser and by htmx."""
    expected = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError")
    faults = [fault for fault in dora.faults if not fault.startswith(expected)]
    assert faults == []
