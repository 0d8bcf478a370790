"""Somebody takes their things along and goes: a real worker makes the archive, a real server streams it."""

import zipfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import Person
from tests.flows.servers import World

DESKTOP = {"width": 1280, "height": 900}


def test_a_person_downloads_everything_and_closes_the_account(chromium: Browser, world: World, tmp_path: Path) -> None:
    lea = Person(chromium, world, "lea")
    lea.sign_up()
    page = lea.page
    page.goto("/settings")
    lea.picture("export-settings")
    page.click("a[href='/settings/export']")
    lea.picture("export-none")
    page.click("text=Make an export")
    page.wait_for_selector("a:has-text('Download')", timeout=120_000)
    lea.picture("export-ready")
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    lea.picture("export-ready-desktop")
    with page.expect_download() as got:
        page.click("a:has-text('Download')")
    archive = zipfile.ZipFile(got.value.path())
    assert archive.testzip() is None
    whole = Path(got.value.path()).read_bytes()
    part = page.request.get("/api/v1/me/export/file", headers={"Range": "bytes=100-299"})
    assert (part.status, part.body()) == (206, whole[100:300])

    archive.extractall(tmp_path)
    offline = chromium.new_page(viewport=DESKTOP, offline=True)  # type: ignore[arg-type]
    offline.goto((tmp_path / "index.html").as_uri())
    assert "@lea" in offline.inner_text("h1")
    offline.click("text=data/profile.json")
    assert '"username": "lea"' in offline.inner_text("body")

    page.goto("/settings")
    page.click("[data-opens='close-account']")
    page.fill("#close-account [name=password]", "correct horse battery staple")
    page.click("#close-account button[type=submit]")
    page.wait_for_url("**/")
    assert page.request.get("/api/v1/me").status == 401
    assert lea.faults == []
