"""A drawing becomes a character in a real browser, and stands ready in the cast."""

import pytest

from tests.browser.conftest import Person
from tests.cameo.pictures import drawn, pet


@pytest.fixture(scope="module")
def ann(people) -> Person:
    return people["ann"]


def test_a_pet_sent_as_a_selfie_is_led_to_the_characters(ann, tmp_path):
    (tmp_path / "tom.png").write_bytes(pet())
    ann.page.goto("/cameo")
    ann.page.set_input_files("label.drop [name=photo]", tmp_path / "tom.png")
    ann.page.get_by_role("button", name="Use this picture").click()
    ann.page.get_by_text("No face was found.").wait_for(timeout=60_000)
    ann.picture("character-offered")
    ann.page.get_by_role("alert").locator("..").get_by_role("link", name="Add a character").first.click()

    ann.page.get_by_role("heading", name="Bring something to life").wait_for()


def test_a_drawing_is_cut_out_and_joins_the_cast(ann, tmp_path):
    (tmp_path / "robot.png").write_bytes(drawn())
    ann.page.goto("/characters/new")
    ann.page.fill("[name=name]", "robo")
    ann.page.set_input_files("[name=picture]", tmp_path / "robot.png")
    ann.page.get_by_role("button", name="Use this picture").click()
    cut_out = ann.page.locator(".selfie--cutout img")
    cut_out.wait_for(timeout=60_000)
    assert cut_out.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    ann.picture("character")

    ann.page.get_by_role("link", name="Make a clip with it").click()
    one = ann.page.locator("[data-cast='ann.robo']")
    ann.page.locator("[data-cast='ann.robo'][aria-pressed='true']").wait_for()
    assert "@ann.robo" in one.inner_text()
    assert ann.page.input_value("[name=prompt]").strip() == "@ann.robo"


def test_removing_it_asks_first_and_takes_it_off_the_page(ann):
    ann.page.goto("/cameo")
    ann.page.get_by_role("link", name="@ann.robo").click()
    ann.page.get_by_role("button", name="Remove this character").first.click()
    ann.page.locator("dialog[open]").get_by_role("button", name="Remove this character").click()

    ann.page.wait_for_url("**/cameo")
    assert ann.page.get_by_role("link", name="@ann.robo").count() == 0
    assert [fault for fault in ann.faults if "Failed to load resource" not in fault] == []
