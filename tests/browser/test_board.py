"""The storyboard editor in a real browser, on a phone."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Person
from tests.flows.servers import World


@pytest.fixture(scope="module")
def dora(chromium: Browser, world: World) -> Person:
    person = Person(chromium, world, "dora")
    person.page.set_viewport_size({"width": 360, "height": 740})
    person.sign_up()
    return person


def test_scenes_are_edited_with_stills_and_ordered(dora: Person) -> None:
    page = dora.page
    page.goto("/create")
    page.fill("[name=prompt]", "somebody dances on the moon")
    page.get_by_role("button", name="Edit").click()
    first = page.locator("[data-take]").first
    expect(first.locator("img")).to_be_visible(timeout=30_000)
    before = first.locator("img").get_attribute("src")

    page.locator("[name='takes.0.setting']").select_option("beach")
    expect(first.locator("img")).not_to_have_attribute("src", before or "", timeout=20_000)
    first.get_by_role("button", name="Add a thing").press("Enter")
    expect(page.locator("[name='takes.0.things.0.name']")).to_be_focused()
    page.keyboard.type("cat")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dora.picture("storyboard")
    page.get_by_role("button", name="Make it").click()
    page.wait_for_url("**/jobs/*")

    assert dora.faults == []
