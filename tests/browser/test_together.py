"""Working together in a real browser: a draft is opened to a friend and closed again, and a chain goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Person
from tests.flows.servers import ROOT, World, embedded

DESKTOP = {"width": 1280, "height": 860}
SMALL = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: who is there is known to the person."""
    with embedded(tmp_path_factory.mktemp("together")) as world:
        yield world


def run(world: World, *command: str) -> list[str]:
    whole = [sys.executable, "-m", *command]
    done = subprocess.run(whole, cwd=ROOT, env=world.env, check=True, timeout=120, capture_output=True, text=True)
    return done.stdout.split()


@pytest.fixture(scope="module")
def people(chromium: Browser, world: World) -> dict[str, Person]:
    found = {name: Person(chromium, world, name) for name in ("ann", "ben")}
    for person in found.values():
        person.sign_up()
    found["ann"].page.set_viewport_size(DESKTOP)
    return found


@pytest.fixture(scope="module")
def made(world: World, people: dict[str, Person]) -> dict[str, str]:
    [post] = run(world, "tests.browser.clips", "1")
    return dict(zip(("draft", "clip", "chain", "last"), run(world, "tests.browser.together", post), strict=True))


def fits(person: Person) -> bool:
    """Nothing hangs out at the side, on the smallest phone neither. The window takes a moment to become small."""
    page = person.page
    before = page.viewport_size
    page.set_viewport_size(SMALL)
    found = any(_settled(page) for _try in range(40))
    if before:
        page.set_viewport_size(before)
    return found


def _settled(page: Page) -> bool:
    page.wait_for_timeout(50)
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_draft_is_opened_to_a_friend_and_closed_again(people: dict[str, Person], made: dict[str, str]) -> None:
    ann, ben = people["ann"], people["ben"]
    ann.page.goto(f"/jobs/{made['draft']}")
    ann.page.get_by_role("link", name="Invite a friend").click()
    ann.page.get_by_label("Name").fill("nobody.here")
    ann.page.get_by_role("button", name="Invite", exact=True).click()
    expect(ann.page.get_by_role("alert")).to_contain_text("nobody of this name")
    ann.page.get_by_label("Name").fill("@ben")
    ann.page.keyboard.press("Enter")
    expect(ann.page.get_by_text("Has not answered")).to_be_visible()
    assert fits(ann)
    ann.picture("together-invited-desktop")

    ben.page.goto("/notifications")
    ben.page.get_by_role("link", name="ann invites you to remix a draft.").click()
    expect(ben.page.get_by_role("heading", name="You are invited")).to_be_visible()
    assert fits(ben)
    ben.picture("together-waiting-phone")
    ben.page.get_by_role("button", name="Accept").click()
    expect(ben.page.get_by_text("@ann invited you to remix this draft")).to_be_visible()
    ben.picture("together-draft-phone")
    draft = ben.page.url
    ben.page.get_by_role("link", name="Remix", exact=True).click()
    expect(ben.page.get_by_role("heading", name="Remix")).to_be_visible()
    ben.page.goto("/together")
    expect(ben.page.get_by_role("heading", name="Drafts you may remix")).to_be_visible()
    assert fits(ben)
    ben.picture("together-open-phone")

    ann.page.reload()
    expect(ann.page.get_by_text("Sees it ·")).to_be_visible()
    ann.page.get_by_role("button", name="Take back @ben").click()
    expect(ann.page.get_by_text("Nobody yet.")).to_be_visible()
    reply = ben.page.goto(draft)
    assert reply is not None
    assert reply.status == 404


def test_a_chain_is_begun_and_added_to(people: dict[str, Person], made: dict[str, str]) -> None:
    ann, ben = people["ann"], people["ben"]
    ann.page.goto(f"/clips/{made['clip']}")
    ann.picture("together-clip-desktop")
    ann.page.get_by_role("button", name="Begin a chain").click()
    ann.page.get_by_label("What do you ask?").fill("What is in the box?")
    ann.picture("together-begin-desktop")
    ann.page.keyboard.press("Enter")
    expect(ann.page.get_by_role("heading", name="What is in the box?")).to_be_visible()
    expect(ann.page.get_by_text("now it is somebody else's turn")).to_be_visible()

    ben.page.goto("/chains")
    expect(ben.page.get_by_role("link", name="What is in the box?")).to_be_visible()
    assert fits(ben)
    ben.picture("together-chains-phone")
    ben.page.get_by_role("link", name="Who stands behind the door?").click()
    assert ben.page.get_by_role("list", name="The chain so far").get_by_role("listitem").count() == 4
    assert fits(ben)
    ben.picture("together-chain-phone")
    ben.page.get_by_role("button", name="Add yours").click()
    ben.page.wait_for_url(f"**/clips/{made['last']}/remix*")
    ben.page.goto(f"/chains/{made['chain']}")
    expect(ben.page.get_by_text("It is your turn for")).to_be_visible()
    ann.page.goto(f"/chains/{made['chain']}")
    expect(ann.page.get_by_text("Somebody is adding to it")).to_be_visible()
    ann.picture("together-chain-desktop")
    ben.page.get_by_role("button", name="Give the turn back").click()
    expect(ben.page.get_by_role("button", name="Add yours")).to_be_visible()


def test_a_thread_is_muted_and_heard_again(people: dict[str, Person], made: dict[str, str]) -> None:
    ann = people["ann"]
    ann.page.goto(f"/clips/{made['last']}")
    ann.page.get_by_role("button", name="Mute this thread").click()
    expect(ann.page.get_by_role("button", name="Unmute this thread")).to_be_visible()
    ann.page.goto("/together")
    expect(ann.page.get_by_role("heading", name="Muted threads")).to_be_visible()
    ann.picture("together-muted-desktop")
    ann.page.get_by_role("button", name="Unmute").click()
    expect(ann.page.get_by_role("heading", name="Muted threads")).to_have_count(0)


def test_nothing_broke_on_the_way(people: dict[str, Person]) -> None:
    for person in people.values():
        assert [fault for fault in person.faults if "404" not in fault and "422" not in fault] == []
