"""The storyboard editor in a real browser: cards carried by mouse, finger and keyboard; takes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Person
from tests.browser.stillness import Box, boxes_at_rest
from tests.flows.servers import World, embedded

PROMPT = "somebody waves on the beach. Then two friends run in the city at night. Then a robot dances on the moon."
ORDER = """() => [...document.querySelectorAll('[data-take] select[name$=".setting"]')].map((one) => one.value)"""
DRAWN = "() => [...document.querySelectorAll('[data-card] img:not([hidden])')].length"
CARDS = "() => [...document.querySelectorAll('[data-card]')].map((one) => one.dataset.card).join()"
FITS = "() => document.documentElement.scrollWidth <= innerWidth"
MADE_MS = 240_000


@pytest.fixture(scope="module")
def editors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server of its own: a still waits for nobody else's."""
    with embedded(tmp_path_factory.mktemp("editor")) as world:
        yield world


@pytest.fixture(scope="module")
def eve(chromium: Browser, editors: World) -> Person:
    person = Person(chromium, editors, "eve")
    person.sign_up()
    return person


@pytest.fixture
def page(eve: Person) -> Page:
    """Three scenes on a desk's screen, each with its picture."""
    page = eve.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/create")
    page.fill("[name=prompt]", PROMPT)
    page.get_by_role("button", name="Edit").click()
    drawn(page, 3)
    assert page.evaluate(ORDER) == ["beach", "city", "moon"]
    return page


def drawn(page: Page, number: int) -> None:
    page.wait_for_function(f"() => ({DRAWN})() === {number}", timeout=90_000)


def settled(page: Page, order: list[str]) -> None:
    """Waits for scenes in these places."""
    page.wait_for_function(f"(wanted) => ({ORDER})().join() === wanted", arg=",".join(order))


def middle(box: Box) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_mouse_carries_a_card_and_escape_puts_it_back(eve: Person, page: Page) -> None:
    (x, y), (far, _y) = map(middle, boxes_at_rest(page, "[data-card='0']", "[data-card='2']"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(far + 30, y, steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.evaluate(CARDS) == "0,1,2"

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(far + 30, y, steps=8)
    eve.picture("editor-carried")
    page.mouse.up()
    settled(page, ["city", "moon", "beach"])
    expect(page.locator("[data-card='2'] a")).to_have_attribute("aria-current", "step")
    expect(page.locator(".take.is-open h2")).to_have_text("Scene 3")
    assert page.evaluate(DRAWN) == 3, "what was drawn is not drawn again"


def test_the_keyboard_carries_a_card_and_says_where_it_is(page: Page) -> None:
    page.get_by_role("button", name="Move scene 3").press("Space")
    said = page.locator("#board-said")
    expect(said).to_contain_text("Scene 3 is held")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(said).to_have_text("Scene 3 is now in place 1 of 3.")
    page.keyboard.press("Space")
    settled(page, ["moon", "beach", "city"])
    expect(page.get_by_role("button", name="Move scene 1")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate(ORDER) == ["moon", "beach", "city"]
    expect(page.get_by_role("button", name="Move scene 1")).to_be_focused()


def test_a_finger_carries_a_card_by_its_grip_on_a_phone(eve: Person, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    grip, next_card = boxes_at_rest(page, "[data-card='0'] [data-grip]", "[data-card='1']")
    x, y, far = grip["x"] + 20, grip["y"] + 20, middle(next_card)[0] + 30
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        touch("touchMove", {"x": x + (far - x) * step / 8, "y": y})
    touch("touchEnd")
    settled(page, ["city", "beach", "moon"])
    page.wait_for_function(FITS)
    eve.picture("editor-phone")


def test_cards_are_added_copied_removed_and_filled_in_from_words(page: Page) -> None:
    page.locator("[data-card='1'] a").click()
    page.locator(".take.is-open").get_by_role("button", name="Duplicate").click()
    settled(page, ["beach", "city", "city", "moon"])
    page.locator(".take.is-open").get_by_role("button", name="Remove").first.click()
    settled(page, ["beach", "city", "moon"])
    page.get_by_role("button", name="Add a scene").click()
    settled(page, ["beach", "city", "moon", "moon"])
    expect(page.locator("[name='takes.3.text']")).to_be_focused()
    page.keyboard.type("a cat sleeps in the forest")
    page.locator(".take.is-open").get_by_role("button", name="Set the scene").click()
    settled(page, ["beach", "city", "moon", "forest"])
    expect(page.locator("[data-card='3'] [data-words]")).to_have_text("a cat sleeps in the forest")
    drawn(page, 4)


def test_a_fault_in_a_scene_that_is_not_open_opens_it(page: Page) -> None:
    page.fill("[name='takes.0.seconds']", "")
    page.locator("[data-card='2'] a").click()
    page.get_by_role("button", name="Make it").click()

    expect(page.locator(".take.is-open h2")).to_have_text("Scene 1")
    expect(page.locator("[name='takes.0.seconds']")).to_be_focused()
    assert "/create/storyboard" in page.url


def test_a_picture_follows_its_scene(page: Page) -> None:
    """On the card and beside the fields; bench/studio.py measures what one costs."""
    took = []
    for setting in ("desert", "forest", "kitchen"):
        before = page.locator(".take.is-open img").get_attribute("src")
        with page.expect_response("**/still") as reply:
            page.locator("[name='takes.0.setting']").select_option(setting)
        reply.value.finished()
        took.append(round(reply.value.request.timing["responseEnd"]))
        expect(page.locator(".take.is-open img")).not_to_have_attribute("src", before or "")
        shown = page.locator(".take.is-open img").get_attribute("src")
        expect(page.locator("[data-card='0'] img")).to_have_attribute("src", shown or "")
    print("previews:", took, "ms")


def test_takes_are_compared_and_one_is_kept_and_made_in_full(eve: Person, page: Page) -> None:
    for _scene in range(2):
        page.locator(".take.is-open").get_by_role("button", name="Remove").first.click()
        expect(page.locator("[data-card]")).to_have_count(2 - _scene)
    page.locator("[name='takes.0.seconds']").fill("1")
    page.get_by_text("Quick draft").click()
    page.locator("label:has([name=number][value='2'])").click()
    expect(page.locator(".submit .price")).to_contain_text("2 ×")
    page.get_by_role("button", name="Make it").click()
    page.wait_for_url("**/takes/*")
    page.wait_for_function("() => document.querySelectorAll('.compare video').length === 2", timeout=MADE_MS)
    eve.picture("takes")
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_function(FITS)
    eve.picture("takes-phone")

    page.get_by_role("button", name="Hear take 2").click()
    heard = "() => [...document.querySelectorAll('.compare video')].map((one) => one.muted).join()"
    assert page.evaluate(heard) == "true,false"
    page.get_by_role("button", name="Keep take 2").click()
    expect(page.locator(".compare video")).to_have_count(1)
    page.get_by_role("button", name="Make it in full").click()
    page.wait_for_url("**/jobs/*")


def test_nothing_broke_in_the_browser(eve: Person) -> None:
    """A still that waits for another one, and a price that is asked for anew, are no faults."""
    assert [fault for fault in eve.faults if not any(one in fault for one in ("503", "htmx:", "sendAbort"))] == []
