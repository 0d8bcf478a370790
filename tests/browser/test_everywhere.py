"""Every page on the smallest phone: nothing hangs out at its side, a finger finds what it is to press, and sheets are
whole. The label that is part of a clip is never covered, and neither are notices.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from generation.media.label import Label
from tests.browser.conftest import Person
from tests.browser.stillness import boxes_at_rest
from tests.flows.servers import ROOT, World, embedded
from tests.web.house import OPEN_PAGES, OWN_PAGES

SMALL = {"width": 360, "height": 640}
SCREENS = ((360, 640), (375, 667), (390, 844), (768, 1024), (740, 360))
FAULTS = """() => {
  const width = document.documentElement.clientWidth;
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !one.closest(".sr-only, .skip, dialog:not([open])");
  const say = (one) => `${one.localName}.${one.getAttribute("class")} ${one.textContent.trim().slice(0, 30)}`;
  const scrolls = (one) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
  const held = (one) => one !== document.body && (scrolls(one) || held(one.parentElement));
  const found = [];
  if (document.documentElement.scrollWidth > width) found.push(`${document.documentElement.scrollWidth} px wide`);
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (!box.width || !shown(one)) continue;
    if ((box.right > width + 1 || box.left < -1) && !held(one.parentElement)) found.push(`outside: ${say(one)}`);
    if (!one.matches("a[href], button, input, select, textarea, summary") || one.tabIndex < 0) continue;
    const [style, around] = [getComputedStyle(one), getComputedStyle(one, "::after")];
    if (one.matches("a") && style.display === "inline" && around.position !== "absolute") continue;
    const reach = (one.matches("input") && one.closest("label") ? one.closest("label") : one).getBoundingClientRect();
    const more = around.position === "absolute" ? around : { left: 0, right: 0, top: 0, bottom: 0 };
    const wide = reach.width - Math.min(0, parseFloat(more.left) + parseFloat(more.right));
    const high = reach.height - Math.min(0, parseFloat(more.top) + parseFloat(more.bottom));
    if (wide < 43.5 || high < 43.5) found.push(`${Math.round(wide)} x ${Math.round(high)} px: ${say(one)}`);
  }
  return found;
}"""

HIDDEN = """() => {
  const one = document.activeElement;
  if (one.matches("body, .skip")) return null;
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const found = document.elementFromPoint((left + right) / 2, Math.max(0, Math.min(top + 22, (top + bottom) / 2)));
  const seen = found && (one.contains(found) || one.closest("label")?.contains(found) || found.contains(one));
  return seen ? null : `${one.localName} ${one.name ?? ""} ${one.textContent.trim().slice(0, 30)}`;
}"""


@dataclass(frozen=True)
class House:
    places: dict[str, str]
    people: dict[str, Person]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: who is there is known to the person."""
    with embedded(tmp_path_factory.mktemp("everywhere")) as world:
        yield world


def run(world: World, *command: str) -> str:
    whole = [sys.executable, "-m", *command]
    return subprocess.run(
        whole, cwd=ROOT, env=world.env, check=True, timeout=120, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def house(chromium: Browser, world: World) -> House:
    ann = Person(chromium, world, "ann")
    ann.sign_up()
    [post] = run(world, "tests.browser.clips", "1").split()
    people = {"ann": ann, "visitor": Person(chromium, world, "visitor")}
    for person in people.values():
        person.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    return House(json.loads(run(world, "tests.browser.house", post)), people)


def faults(page: Page, address: str) -> list[str]:
    page.goto(address)
    found: list[str] = page.evaluate(FAULTS)
    return found


@pytest.mark.parametrize(("who", "names"), [("visitor", OPEN_PAGES), ("ann", (*OWN_PAGES, "tombstone"))])
def test_every_page_fits_a_small_phone_and_its_fingers(house: House, who: str, names: tuple[str, ...]) -> None:
    page = house.people[who].page
    found = {name: faults(page, house.places[name]) for name in names}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_bar_of_the_feed_covers_neither_label_nor_actions(house: House, width: int, height: int) -> None:
    page = house.people["ann"].page
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/top/week")
    page.wait_for_selector(".feed__item .stage.is-paused")
    stage, like, tab, *bar = boxes_at_rest(
        page, ".feed__item .stage", ".action", ".feed__tabs a", ".feed__moods a", ".feed__tools a"
    )
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    label = Label(width=720, height=1280, font=None)
    left, top = (stage[side] + label.top * stage["width"] / 720 for side in ("left", "top"))
    assert tab["bottom"] <= like["top"]
    assert [box for box in (tab, *bar) if box["bottom"] > top and box["right"] > left] == []


def test_names_in_a_comparison_lie_below_the_labels(house: House) -> None:
    page = house.people["ann"].page
    page.goto(house.places["compare"])
    side, name = boxes_at_rest(page, ".pair__side", ".pair figcaption a")
    label = Label(width=720, height=1280, font=None)
    assert name["top"] >= side["top"] + (label.top + label.height) * side["width"] / 720


def test_a_sheet_that_is_longer_than_the_phone_scrolls(house: House) -> None:
    page = house.people["ann"].page
    page.goto("/top/week")
    page.get_by_role("button", name="Filters").click()
    page.wait_for_selector("#filters form")
    sheet, form = boxes_at_rest(page, "#filters", "#filters form")
    assert form["bottom"] <= sheet["bottom"]
    page.keyboard.press("Escape")
    expect(page.locator("#filters")).to_be_hidden()


def test_a_sheet_that_does_not_come_closes_and_says_why(house: House) -> None:
    page = house.people["ann"].page
    page.goto("/top/week")
    page.route("**/steer", lambda route: route.abort())
    page.locator("[data-opens=steer]").first.click()
    expect(page.locator(".toast--bad")).to_be_visible()
    expect(page.locator("#steer")).to_be_hidden()
    page.unroute("**/steer")


def test_a_notice_lies_above_the_sheet_it_is_about(house: House) -> None:
    page = house.people["ann"].page
    page.goto("/top/week")
    page.locator("[data-opens=steer]").first.click()
    page.fill("#steer-text", "more clay")
    page.route("**/steer", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    page.locator(".toast--bad").click()
    page.unroute("**/steer")
    page.keyboard.press("Escape")
    expect(page.locator("#steer")).to_be_hidden()
    expect(page.locator(".toast--bad")).to_be_visible()


@pytest.mark.parametrize("name", ["board-job", "cameo"])
def test_the_keyboard_never_stops_under_a_bar(house: House, name: str) -> None:
    page = house.people["ann"].page
    page.goto(house.places[name])
    hidden = []
    for _stop in range(45):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(HIDDEN))
    assert [one for one in hidden if one] == []


def test_a_thread_of_one_kind_is_drawn_on_a_phone_too(house: House) -> None:
    page = house.people["ann"].page
    page.goto(house.places["thread"])
    page.wait_for_selector(".thread__card:not([hidden])")
    [drawn] = boxes_at_rest(page, ".thread__map")
    assert drawn["height"] > 100
