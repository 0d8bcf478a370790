"""A real server and Debian's Chromium. Only HTTP crosses between them and the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.flows.servers import World, embedded

PHONE = {"width": 390, "height": 844}
OFFLINE = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PICTURES = Path(__file__).resolve().parents[2] / "var" / "test" / "pictures"


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[World]:
    with embedded(tmp_path_factory.mktemp("browser")) as world:
        yield world
        if request.session.testsfailed:
            print(world.logs())


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """One a process: a second one is refused."""
    with sync_playwright() as playwright:
        yield playwright


def program() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "chromium is missing: run `make test`, which installs it"
    return found


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    browser = driver.chromium.launch(
        executable_path=program(), args=[*OFFLINE, "--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
    )
    yield browser
    browser.close()


class Person:
    """Somebody with a phone: a browser context of their own, and what broke in it."""

    def __init__(self, browser: Browser, world: World, name: str, language: str = "en") -> None:
        self.name = name
        self.faults: list[str] = []
        context = browser.new_context(
            base_url=world.web, viewport=PHONE, locale=language, reduced_motion="reduce", device_scale_factor=1
        )
        context.set_default_timeout(20_000)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def sign_up(self) -> None:
        self.page.goto("/accounts/signup/")
        self.page.fill("[name=username]", self.name)
        self.page.fill("[name=password1]", "correct horse battery staple")
        self.page.fill("[name=birth_date]", "1990-01-31")
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/")

    def picture(self, name: str) -> None:
        """Kept in var/test/pictures for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture(scope="session")
def people(chromium: Browser, world: World) -> dict[str, Person]:
    """Ann and Ben, signed up."""
    found = {name: Person(chromium, world, name) for name in ("ann", "ben")}
    for person in found.values():
        person.sign_up()
    return found
