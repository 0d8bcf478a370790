"""The remix page, terms, credit and sounds in a real browser, on a phone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Person
from tests.browser.stillness import boxes_at_rest
from tests.flows.servers import ROOT, World, embedded

NAMES = ("clip", "tune", "with_tune", "remixed", "own")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: who is there is known to the person."""
    with embedded(tmp_path_factory.mktemp("remixing")) as world:
        yield world


def run(world: World, *command: str) -> list[str]:
    whole = [sys.executable, "-m", *command]
    done = subprocess.run(whole, cwd=ROOT, env=world.env, check=True, timeout=120, capture_output=True, text=True)
    return done.stdout.split()


@pytest.fixture(scope="module")
def ann(chromium: Browser, world: World) -> Person:
    person = Person(chromium, world, "ann")
    person.sign_up()
    return person


@pytest.fixture(scope="module")
def ids(world: World, ann: Person) -> dict[str, str]:
    [post] = run(world, "tests.browser.clips", "1")
    return dict(zip(NAMES, run(world, "tests.browser.remixing", post), strict=True))


def fits(person: Person) -> bool:
    """Nothing hangs out at the side."""
    return bool(person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_way_is_chosen_in_place_and_ordered_by_keys(ann: Person, ids: dict[str, str]) -> None:
    page = ann.page
    page.goto(f"/clips/{ids['clip']}/remix")
    expect(page.get_by_role("heading", name="Change the words")).to_be_visible()
    page.get_by_role("button", name="make it night").click()
    page.get_by_role("button", name="add rain").click()
    expect(page.get_by_label("What should be different?")).to_have_value("make it night, add rain")
    assert fits(ann)

    page.locator("[data-way=relight]").press("Enter")
    expect(page.get_by_role("heading", name="Change the light")).to_be_focused()
    expect(page.locator("[data-way=relight]")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("?kind=relight")
    page.get_by_role("radio", name="Night").check(force=True)
    page.get_by_role("button", name="Make the remix").press("Enter")
    page.wait_for_url("**/jobs/*")
    assert ann.faults == []
    page.goto(f"/clips/{ids['clip']}/remix")
    ann.picture("remix")


def test_a_way_is_drawn_on_the_picture(ann: Person, ids: dict[str, str]) -> None:
    page = ann.page
    page.goto(f"/clips/{ids['clip']}/remix?kind=motion_path")
    page.evaluate("document.querySelector('.path').scrollIntoView({ block: 'start' })")
    [box] = boxes_at_rest(page, ".path")
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * 0.7)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + box["height"] * 0.6, steps=40)
    page.mouse.up()

    points = json.loads(page.locator("input[type=hidden][name=path]").input_value())
    assert 2 <= len(points) <= 24
    assert points[0]["x"] < -0.5 < 0.5 < points[-1]["x"] and points[0]["depth"] < points[-1]["depth"]
    assert (points[0]["at"], points[-1]["at"]) == (0, 1)
    page.get_by_role("radio", name="In a circle").check(force=True)
    expect(page.locator("input[type=hidden][name=path]")).to_have_value("")
    assert ann.faults == []


def test_clips_are_numbered_as_they_are_chosen(ann: Person, ids: dict[str, str]) -> None:
    page = ann.page
    page.goto(f"/clips/{ids['clip']}/remix?kind=stitch")
    page.locator(f"[name=with][value='{ids['own']}']").check(force=True)
    page.locator(f"[name=with][value='{ids['remixed']}']").check(force=True)

    numbers = page.locator(".pick:has(:checked) .pick__number")
    assert sorted(numbers.all_text_contents()) == ["2", "3"]
    expect(page.locator("[name=order]")).to_have_value(f"{ids['own']},{ids['remixed']}")
    ann.picture("remix-stitch")
    assert fits(ann) and ann.faults == []


def test_credit_leads_to_the_sound_and_the_sound_to_a_remix(ann: Person, ids: dict[str, str]) -> None:
    page = ann.page
    page.goto(f"/clips/{ids['with_tune']}")
    credit = page.locator(".credit")
    expect(credit).to_contain_text("@benno")
    expect(credit).to_contain_text("@mo")
    credit.get_by_role("link", name="@benno", exact=True).last.click()
    page.wait_for_url(f"**/sounds/{ids['tune']}")
    expect(page.get_by_text("1 clip has it")).to_be_visible()
    assert fits(ann)
    ann.picture("sound")

    page.get_by_role("link", name="Use this sound").click()
    page.locator(f"a[href*='{ids['own']}']").click()
    expect(page.locator(f"[name=with][value='{ids['tune']}']")).to_be_checked()
    assert ann.faults == []


def test_terms_are_set_on_a_phone(ann: Person, ids: dict[str, str]) -> None:
    page = ann.page
    page.goto(f"/clips/{ids['own']}/terms")
    expect(page.locator("#id_approved")).to_be_hidden()
    page.get_by_text("People I approve").click()
    page.fill("#id_approved", "@benno")
    page.fill("#id_share_percent", "15")
    assert fits(ann)
    ann.picture("terms")
    page.get_by_role("button", name="Set these terms").click()
    page.wait_for_url("**/jobs/*")

    page.goto(f"/clips/{ids['own']}/terms")
    expect(page.locator("#id_approved")).to_have_value("benno")
    assert ann.faults == []
