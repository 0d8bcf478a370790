"""A thread as people live it, in a real browser: Ann makes a clip, Ben joins her and goes on without her, Cy, whom she
blocked, stays outside, and then she takes her face back.

The tests of this file are steps of one story and run in order.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Person
from tests.flows.servers import ROOT, World, embedded

RENDER_MS = 150_000
FACE_MS = 60_000
GONE_STATUS, HIDDEN_STATUS = 451, 404


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: who and what is there is known to the last."""
    with embedded(tmp_path_factory.mktemp("threads")) as world:
        yield world


@pytest.fixture(scope="module")
def people(chromium: Browser, world: World) -> dict[str, Person]:
    found = {name: Person(chromium, world, name) for name in ("ann", "ben", "cyrus")}
    for person in found.values():
        person.sign_up()
    return found


@pytest.fixture(scope="module")
def ann(people: dict[str, Person]) -> Person:
    return people["ann"]


@pytest.fixture(scope="module")
def ben(people: dict[str, Person]) -> Person:
    return people["ben"]


@pytest.fixture(scope="module")
def cy(people: dict[str, Person]) -> Person:
    return people["cyrus"]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Paths of the clips' pages, as they come: `anns`, `both`, `bens`."""
    return {}


def enrol(person: Person, photo: bytes, folder: Path, world: World) -> None:
    """A face that its owner showed to be theirs."""
    file = folder / f"{person.name}.jpg"
    file.write_bytes(photo)
    person.page.goto("/cameo")
    person.page.set_input_files("label.drop [name=photo]", file)
    person.page.get_by_role("button", name="Use this picture").click()
    heading = person.page.get_by_role("heading", name="Your cameo", exact=True)
    heading.wait_for(timeout=FACE_MS)
    proved = [sys.executable, "-m", "tests.browser.proved", person.name]
    subprocess.run(proved, cwd=ROOT, env=world.env, check=True, timeout=60)


def finished(page: Page) -> None:
    """The job's page, once its clip plays."""
    page.wait_for_url(re.compile(r"/jobs/"))
    page.wait_for_selector("article.clip video", timeout=RENDER_MS)
    page.get_by_role("heading", name="Here it is").wait_for(timeout=RENDER_MS)


def publish(page: Page) -> str:
    """The path of the clip's own page."""
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/p/"))
    link = page.locator("a[href*='/remix']").first.get_attribute("href") or ""
    return link.partition("/remix")[0]


def remix(page: Page, clip: str, kind: str, choice: str) -> None:
    page.goto(f"{clip}/remix?kind={kind}")
    page.locator(f"#remix input[value='{choice}']").check(force=True)
    page.get_by_role("button", name="Make the remix").click()


def tree_of(page: Page, clip: str) -> None:
    """The thread drawn, all of it in sight."""
    page.goto(f"{clip}/thread")
    page.wait_for_selector(".node.is-here")
    page.get_by_role("button", name="Everything").click()


def mirrored(photo: bytes) -> bytes:
    stream = io.BytesIO()
    ImageOps.mirror(Image.open(io.BytesIO(photo))).save(stream, "JPEG", quality=92)
    return stream.getvalue()


def test_two_people_put_their_faces_in_and_one_lets_the_other(ann, ben, selfie, tmp_path, world):
    enrol(ann, selfie, tmp_path, world)
    enrol(ben, mirrored(selfie), tmp_path, world)
    ann.page.goto("/cameo")
    ann.page.fill("#approve-name", "ben")
    ann.page.get_by_role("button", name="Approve").click()

    ann.page.locator("section[aria-labelledby=approved-title]").get_by_role("link", name="@ben").wait_for()


def test_ann_blocks_cy(ann):
    ann.page.goto("/@cyrus")
    ann.page.locator("[data-opens=block]").evaluate("button => button.click()")
    ann.page.locator("dialog[open]").get_by_role("button", name="Block").click()

    ann.page.goto("/settings")
    expect(ann.page.get_by_role("listitem").filter(has_text="@cyrus").get_by_role("button")).to_have_text("Unblock")


def test_ann_makes_a_clip_of_herself(ann, made):
    ann.page.goto("/create")
    ann.page.fill("[name=prompt]", "@ann waves on the beach")
    ann.page.locator("[name=draft]").check(force=True)
    ann.page.get_by_role("button", name="Make it").click()
    finished(ann.page)

    made["anns"] = publish(ann.page)
    assert made["anns"].startswith("/clips/")


def test_cy_can_neither_see_nor_remix_it(cy, made):
    page = cy.page
    for path in (made["anns"], f"{made['anns']}/remix", f"{made['anns']}/thread", "/@ann"):
        reply = page.goto(path)
        assert reply is not None
        assert reply.status == HIDDEN_STATUS, path
    asked = page.request.post(f"/api/v1{made['anns']}/remix", data={"kind": "loop", "options": {}})
    assert asked.status in (403, 404)
    page.goto("/latest")
    assert page.locator(f"a[href*='{made['anns']}']").count() == 0
    page.goto("/search?q=beach")
    assert page.locator(f"a[href*='{made['anns']}']").count() == 0


def test_ben_adds_himself_and_asks_her_before_others_see_it(ann, ben, made):
    ben.page.goto("/latest")
    ben.page.locator(".feed__item").first.get_by_role("link", name="Remix").click()
    ben.page.wait_for_url(re.compile(r"/remix"))
    remix(ben.page, made["anns"], "add", "ben")
    finished(ben.page)
    draft = ben.page.url
    ben.page.get_by_role("button", name="Publish").click()
    ben.page.get_by_text("Waiting for @ann").wait_for()

    ann.page.goto("/cameo/approvals")
    ann.page.get_by_role("button", name="Approve").click()
    ann.page.get_by_text("Nothing waits for you").wait_for()
    ben.page.goto(draft)
    made["both"] = publish(ben.page)
    assert ben.page.get_by_role("link", name="@ann").count()
    ben.picture("threads-both")


def test_cy_can_not_remix_what_she_is_in_neither(cy, made):
    page = cy.page
    reply = page.goto(f"{made['both']}/remix")
    assert reply is not None
    assert page.get_by_role("button", name="Make the remix").count() == 0
    asked = page.request.post(f"/api/v1{made['both']}/remix", data={"kind": "loop", "options": {}})
    assert asked.status == 403


def test_ben_goes_on_without_her(ben, made):
    remix(ben.page, made["both"], "remove", "ann")
    finished(ben.page)
    made["bens"] = publish(ben.page)

    expect(ben.page.locator(".credit")).to_contain_text("@ann")
    tree_of(ben.page, made["bens"])
    expect(ben.page.locator(".node")).to_have_count(3)
    ben.picture("threads-three")


def test_ann_takes_her_face_back(ann):
    ann.page.goto("/cameo")
    ann.page.get_by_role("button", name="Delete my cameo").first.click()
    ann.page.locator("dialog[open]").get_by_role("button", name="Delete my cameo").click()

    ann.page.get_by_text("Your last cameo was deleted").wait_for()


@pytest.mark.parametrize("who", ["ann", "ben"])
def test_what_shows_her_is_dark(people, made, who):
    for path in (made["anns"], made["both"]):
        reply = people[who].page.goto(path)
        assert reply is not None
        assert reply.status == GONE_STATUS
        assert people[who].page.locator("video").count() == 0


def test_what_shows_her_no_more_stays_and_its_thread_has_tombstones(ben, cy, made):
    for person in (ben, cy):
        reply = person.page.goto(made["bens"])
        assert reply is not None
        assert reply.status == 200
        person.page.wait_for_selector("article.clip video")
    tree_of(ben.page, made["bens"])
    expect(ben.page.locator(".node--withdrawn")).to_have_count(2)
    expect(ben.page.locator(".node:not(.node--gone)")).to_have_count(1)
    ben.picture("threads-tombstones")
    ben.page.goto(made["bens"])
    expect(ben.page.locator(".credit")).to_contain_text("no longer here")


def test_her_name_stays_in_the_credit_and_nothing_is_made_of_what_is_gone(ben, made):
    ben.page.goto(made["bens"])
    expect(ben.page.locator(".credit")).to_contain_text("@ann")
    reply = ben.page.goto(f"{made['both']}/remix")
    assert reply is not None
    assert reply.status in (GONE_STATUS, HIDDEN_STATUS)


def test_nothing_broke_in_the_console(people):
    """Pages that are answered with 404, 403 and 451 on purpose are logged as loads that failed."""
    faults = [fault for person in people.values() for fault in person.faults]
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []
