"""The thread page in a real browser: the tree is drawn, moved and searched by hand and by keys, and clips compared."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import PHONE, Person
from tests.browser.stillness import boxes_at_rest
from tests.flows.servers import ROOT, World, embedded

DESK = {"width": 1440, "height": 900}
CHOSEN = "document.querySelector('.outline [aria-selected=true]')?.node.key"
MAP = "document.querySelector('.world').style.transform"
BOXES = """Object.fromEntries([...document.querySelectorAll('.node')].map(
    (node) => [node.dataset.key, node.getBoundingClientRect().toJSON()]))"""
TIMES = "[...document.querySelectorAll('.pair video')].map((video) => video.currentTime)"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: its clips are known to the last."""
    with embedded(tmp_path_factory.mktemp("thread")) as world:
        yield world


@pytest.fixture(scope="module")
def clips(world: World) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.browser.threads"]
    made = subprocess.run(command, cwd=ROOT, env=world.env, check=True, timeout=200, capture_output=True, text=True)
    found: dict[str, str] = json.loads(made.stdout.strip().splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def visitor(chromium: Browser, world: World, clips: dict[str, str]) -> Person:
    person = Person(chromium, world, "visitor")
    person.page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return person


def until(page: Page, truth: str) -> None:
    """Playwright's own waiting evaluates text in the page, which the page's policy forbids."""
    for _try in range(200):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not so after ten seconds: {truth}")


def node(page: Page, clip: str) -> Locator:
    return page.locator(f".node[data-key='{clip}']")


def thread_of(page: Page, clip: str) -> None:
    page.goto(f"/clips/{clip}/thread")
    page.wait_for_selector(".node.is-here")


def test_the_way_to_the_first_clip_is_drawn_and_lit(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["here"])
    page.get_by_role("button", name="Everything").click()

    way = [clips[name] for name in ("root", "night", "joined", "clay", "here")]
    expect(page.locator(".node.is-lit")).to_have_count(len(way))
    boxes = boxes_at_rest(page, *(f".node[data-key='{clip}']" for clip in way))
    middles = [box["x"] + box["width"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 1, "the way is straight"
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert page.locator(".line--lit").get_attribute("d").count("M") == len(way) - 1  # type: ignore[union-attr]
    visitor.picture("thread-desk")


def test_tombstones_newcomers_and_counts_are_shown(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["joined"])

    expect(node(page, clips["lost"])).to_have_class("node node--gone node--deleted")
    expect(node(page, clips["joined"]).locator(".node__added")).to_have_text("@ben")
    expect(node(page, clips["joined"]).locator(".node__count")).to_have_text("10")
    card = page.get_by_role("region", name="The chosen clip")
    expect(card.get_by_role("link", name="+ @ben")).to_be_visible()
    expect(card).to_contain_text("10 remixes · 15 below")
    expect(page.locator(".thread__head")).to_contain_text("50 clips")
    visitor.picture("thread-joined")


def test_a_clip_made_from_two_hangs_from_both(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["stitch"])

    expect(page.get_by_role("region", name="The chosen clip")).to_contain_text("Made from 2 clips")
    assert page.locator(".line--second").get_attribute("d")


def test_a_thumbnail_plays_while_a_pointer_rests_on_it(chromium: Browser, world: World, clips: dict[str, str]) -> None:
    """Where motion is wanted: everybody else of these tests asks for less of it."""
    context = chromium.new_context(base_url=world.web, viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    thread_of(page, clips["joined"])
    image = node(page, clips["night"]).locator("img")
    assert "/poster/" in (image.get_attribute("src") or "")

    node(page, clips["night"]).hover()
    expect(image).to_have_attribute("src", re.compile("/preview/"))
    page.mouse.move(700, 870)
    expect(image).to_have_attribute("src", re.compile("/poster/"))
    context.close()


def test_the_tree_is_dragged_zoomed_and_found_again(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["here"])
    chosen, before = page.evaluate(CHOSEN), page.evaluate(MAP)

    page.mouse.move(400, 700)
    page.mouse.down()
    page.mouse.move(520, 560, steps=4)
    page.mouse.up()
    dragged = page.evaluate(MAP)
    assert dragged != before
    assert page.evaluate(CHOSEN) == chosen, "a drag chooses nothing"
    page.mouse.wheel(0, 200)
    until(page, f"{MAP} !== '{dragged}'")
    scale = "Number(document.querySelector('.world').style.transform.match(/scale\\(([\\d.]+)/)[1])"
    near = page.evaluate(scale)
    page.keyboard.press("+")
    until(page, f"{scale} > {near}")
    page.keyboard.press("0")
    until(page, f"{scale} < {near}")
    page.keyboard.press("h")
    expect(node(page, clips["here"])).to_be_in_viewport()


def test_keys_walk_the_list_and_the_drawing_follows(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["joined"])
    tree = page.get_by_role("tree", name="As a list")
    expect(tree.get_by_role("treeitem", selected=True)).to_have_attribute("aria-level", "3")

    tree.get_by_role("treeitem", selected=True).focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CHOSEN) == clips["night"]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CHOSEN) == clips["root"]
    expect(page.locator(".node.is-lit")).to_have_count(1)
    expect(node(page, clips["root"])).to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(CHOSEN) == clips["night"]
    page.keyboard.press("End")
    expect(tree.locator("li:focus")).to_contain_text("more")
    rows = tree.locator("li").count()
    page.keyboard.press("Enter")
    until(page, f"document.querySelectorAll('.outline li').length > {rows}")
    assert page.evaluate("document.activeElement.closest('.outline') !== null"), "the focus stays in the list"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/login/**")


def test_only_one_kind_leaves_the_ways_to_it(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["root"])
    kinds = page.get_by_role("group", name="Only one kind of remix")
    chip = kinds.get_by_role("button", name="Joined in")
    number = int(chip.locator("span").inner_text())

    chip.click()
    expect(page.locator(".node:not(.is-dim):not(.node--more)")).to_have_count(number)
    expect(kinds.get_by_role("button", name="Joined in")).to_be_focused()
    visitor.picture("thread-kind")
    kinds.get_by_role("button", name="All").click()
    expect(page.locator(".node.is-dim")).to_have_count(0)


def test_more_of_a_clip_comes_when_asked_for(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["root"])
    page.get_by_role("button", name="Everything").click()
    before = page.locator(".outline li").count()

    page.locator(".node--more").first.click()
    until(page, f"document.querySelectorAll('.outline li').length > {before}")


def test_levels_are_read_when_they_come_into_sight(visitor: Person, clips: dict[str, str]) -> None:
    """The first page of the tree is full of the second generation: the third is not in it."""
    page = visitor.page
    page.goto(f"/clips/{clips['wide']}/thread")
    held = page.locator("#thread-data").text_content() or ""
    assert f'"id": "{clips["deep"]}"' not in held
    page.wait_for_selector(f".node[data-key='{clips['deep']}']")
    visitor.picture("thread-wide")

    rows, more = page.locator(".outline [aria-selected]"), page.get_by_role("treeitem", name="more")
    expect(more).to_have_count(1)
    while more.count():
        before = rows.count()
        more.click()
        until(page, f"document.querySelectorAll('.outline [aria-selected]').length > {before}")
    expect(rows).to_have_count(116)


def test_what_the_pointer_is_at_stays_there_while_clips_are_read_on(visitor: Person, clips: dict[str, str]) -> None:
    page, asked, let_go = visitor.page, [], Event()

    def hold(route: Route) -> None:
        if let_go.is_set():
            route.continue_()
        else:
            asked.append(route)

    page.route("**/api/v1/clips/*/thread", hold)
    thread_of(page, clips["wide"])
    until(page, "document.querySelectorAll('.node').length > 8")
    for _look in range(400):
        page.wait_for_timeout(50)
        if asked:
            break
    boxes_at_rest(page, ".node.is-here")
    before = page.evaluate(BOXES)
    shown = {key: box for key, box in before.items() if 0 < box["x"] < 900 and 100 < box["y"] < 600}
    last = max(shown, key=lambda key: shown[key]["x"])
    page.mouse.move(shown[last]["x"] + shown[last]["width"] / 2, shown[last]["y"] + shown[last]["height"] / 2)
    until(page, f"document.querySelector('.node:hover')?.dataset.key === '{last}'")
    let_go.set()
    for route in asked:
        route.continue_()
    boxes_at_rest(page, f".node[data-key='{clips['deep']}']", f".node[data-key='{last}']")
    after = page.evaluate(BOXES)
    page.unroute("**/api/v1/clips/*/thread")
    page.mouse.move(0, 0)

    def apart(key: str) -> float:
        return max(abs(after[key][side] - before[key][side]) for side in ("x", "y"))

    assert apart(last) < 0.5
    assert max(apart(key) for key in before if key in after) > 10, "others made room"


def test_what_is_out_of_sight_is_not_in_the_page(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    thread_of(page, clips["here"])
    page.keyboard.press("0")
    until(page, "document.querySelectorAll('.node').length > 30")
    page.keyboard.press("h")
    for _step in range(4):
        page.keyboard.press("+")
    until(page, "document.querySelectorAll('.node').length < 16")
    assert page.get_by_role("treeitem").count() > 30, "the list has them all"


def test_on_a_phone_the_list_takes_the_place_of_the_tree(
    chromium: Browser, world: World, clips: dict[str, str]
) -> None:
    person = Person(chromium, world, "phone")
    page = person.page
    thread_of(page, clips["here"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_role("link", name="Compare")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Watch it")).to_be_in_viewport()
    person.picture("thread-phone")

    page.get_by_text("List", exact=True).click()
    expect(page.locator(".thread__map")).to_be_hidden()
    expect(page.get_by_role("treeitem").first).to_be_in_viewport()
    person.picture("thread-phone-list")
    page.goto(f"/clips/{clips['night']}/compare/{clips['joined']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_role("link", name="Change sides")).to_be_in_viewport()
    person.picture("compare-phone")
    assert person.faults == []


def test_parent_and_child_play_together(visitor: Person, clips: dict[str, str]) -> None:
    """The child is three seconds long, its parent two: that one waits on its last frame."""
    page = visitor.page
    thread_of(page, clips["joined"])
    page.get_by_role("link", name="Compare").click()
    page.wait_for_url(f"**/clips/{clips['night']}/compare/{clips['joined']}")
    page.get_by_role("button", name="Play or pause").click()
    apart = []
    for _look in range(12):
        page.wait_for_timeout(100)
        first, second = page.evaluate(TIMES)
        if second < 1.8:
            apart.append(abs(first - second))
    assert max(apart) < 0.3
    until(page, f"{TIMES}[1] > 2.3")
    first, _second = page.evaluate(TIMES)
    assert 1.9 <= first <= 2.05
    page.get_by_role("button", name="Play or pause").click()
    page.get_by_role("slider", name="Position in both clips").fill("500")
    until(page, f"{TIMES}.every((time) => Math.abs(time - 1.5) < 0.06)")
    visitor.picture("compare")


def test_the_sound_of_one_is_heard_and_one_is_wiped_over_the_other(visitor: Person, clips: dict[str, str]) -> None:
    page = visitor.page
    page.goto(f"/clips/{clips['night']}/compare/{clips['joined']}")
    muted = "[...document.querySelectorAll('.pair video')].map((video) => video.muted).join()"
    assert page.evaluate(muted) == "true,true"
    page.get_by_text("Second", exact=True).click()
    assert page.evaluate(muted) == "true,false"

    page.get_by_text("Wipe", exact=True).click()
    page.get_by_role("slider", name="How much of the first clip shows").fill("20")
    until(page, "getComputedStyle(document.querySelector('[data-side=second]')).clipPath.includes('20%')")
    visitor.picture("compare-wipe")


def test_the_clip_page_leads_to_the_tree(
    visitor: Person, clips: dict[str, str], chromium: Browser, world: World
) -> None:
    person = Person(chromium, world, "iris")
    person.sign_up()
    person.page.goto(f"/clips/{clips['joined']}")
    person.page.get_by_role("link", name="See the tree").click()
    person.page.wait_for_selector(".node.is-here")
    assert person.faults == []


def test_nothing_broke_in_the_console(visitor: Person) -> None:
    assert visitor.faults == []
