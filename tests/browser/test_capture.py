"""Enrolling by camera in a real browser: its camera and microphone play what is drawn here first, for a challenge that
the server is told to set.
"""

from __future__ import annotations

import random
import re
import subprocess
import wave
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Playwright

from cameo.capture.challenge import new_script
from tests.browser.conftest import OFFLINE, Person, program
from tests.browser.test_story import make
from tests.cameo import captures
from tests.flows.servers import World, embedded
from vision.capture.contracts import Script
from vision.media.ffmpeg import binary

SEED = "camera"
WHITE_S, LEAD_S = 2.0, 6.0
"""The camera shows white first: its end says when, by the page's clock, the film began."""

BEGIN_IN_TIME = f"""
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
let mark = null;
navigator.mediaDevices.getUserMedia = async (wish) => {{
  const stream = await ask(wish);
  const video = document.createElement("video");
  const canvas = new OffscreenCanvas(8, 8).getContext("2d", {{ willReadFrequently: true }});
  Object.assign(video, {{ srcObject: new MediaStream(stream.getVideoTracks()), muted: true }});
  await video.play();
  let white = false;
  mark = new Promise((done) => {{
    const look = () => {{
      canvas.drawImage(video, 0, 0, 8, 8);
      const level = canvas.getImageData(0, 0, 8, 8).data.reduce((sum, one) => sum + one, 0) / 256;
      if (white && level < 240) return done(performance.now());
      white ||= level > 250;
      setTimeout(look, 15);
    }};
    look();
  }});
  return stream;
}};
const start = MediaRecorder.prototype.start;
MediaRecorder.prototype.start = async function begin() {{
  const began = await mark;
  setTimeout(() => start.call(this), began + {(LEAD_S - WHITE_S) * 1000} - performance.now());
}};
"""


@pytest.fixture(scope="module")
def script() -> Script:
    return new_script(random.Random(SEED))


@pytest.fixture(scope="module")
def film(assets: Path, script: Script, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A .y4m and a .wav of the same beginning."""
    folder = tmp_path_factory.mktemp("film")
    head = captures.Head(assets / "face")
    white = np.full((captures.HEIGHT, captures.WIDTH, 3), 255, np.uint8)
    lead = repeat(white, round(WHITE_S * captures.RATE))
    pictures = chain(lead, captures.frames(head, script, lead_s=LEAD_S - WHITE_S))
    size = f"{captures.WIDTH}x{captures.HEIGHT}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(captures.RATE), "-i", "-"]
    command = [binary(), "-loglevel", "error", *raw, "-pix_fmt", "yuv420p", str(folder / "film.y4m")]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for picture in pictures:
            encoder.stdin.write(picture.tobytes())
    assert encoder.returncode == 0
    with wave.open(str(folder / "film.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(captures.SOUND_RATE)
        sound.writeframes(captures.sound(script, lead_s=LEAD_S).tobytes())
    return folder / "film.y4m", folder / "film.wav"


@pytest.fixture(scope="module")
def known_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server that sets the one challenge that was drawn."""
    folder = tmp_path_factory.mktemp("known")
    with embedded(folder, REPRISE_DEBUG="true", REPRISE_CAPTURE_SEED=SEED) as world:
        yield world


@pytest.fixture(scope="module")
def before_the_camera(driver: Playwright, film: tuple[Path, Path]) -> Iterator[Browser]:
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    fake += [f"--use-file-for-fake-video-capture={film[0]}", f"--use-file-for-fake-audio-capture={film[1]}"]
    browser = driver.chromium.launch(executable_path=program(), args=[*OFFLINE, "--no-sandbox", *fake])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def mia(before_the_camera: Browser, known_world: World) -> Person:
    """She enrols, and is asked."""
    mia = Person(before_the_camera, known_world, "mia")
    mia.sign_up()
    mia.page.add_init_script(BEGIN_IN_TIME)
    return mia


@pytest.fixture(scope="module")
def lou(chromium: Browser, known_world: World) -> Person:
    """They ask."""
    lou = Person(chromium, known_world, "lou")
    lou.sign_up()
    return lou


@pytest.mark.slow
def test_who_follows_the_challenge_before_the_camera_is_known(mia: Person) -> None:
    mia.page.goto("/cameo")
    mia.page.get_by_role("link", name="With the camera").click()
    mia.page.wait_for_url("**/cameo/capture")
    mia.page.get_by_role("button", name="Start").click()
    mia.page.locator(".capture[data-state=doing] .capture__sign:not(:empty)").wait_for(timeout=60_000)
    mia.picture("capture")
    result = mia.page.locator(".capture__result:not([hidden])")
    result.wait_for(timeout=240_000)
    mia.picture("capture-result")

    assert result.get_attribute("data-verdict") == "passed", result.inner_text()
    assert "✓ Head moves" in result.inner_text() and "✓ Digits" in result.inner_text()
    read = mia.page.evaluate("fetch('/api/v1/cameo').then((reply) => reply.json())")
    assert read["state"] == "active"
    mia.page.get_by_role("link", name="To my cameo").click()
    mia.page.get_by_role("heading", name="Your cameo").wait_for()
    assert mia.page.get_by_text("Only you can use it so far.").count() == 0
    assert mia.faults == []


@pytest.mark.slow
def test_what_she_allows_is_done_seen_and_taken_back(mia: Person, lou: Person) -> None:
    mia.page.goto("/cameo/grants/new")
    mia.page.get_by_role("textbox", name="Name").fill("lou")
    mia.page.locator("[name=mode][value=automatic]").check()
    mia.picture("grant")
    mia.page.get_by_role("button", name="Save").click()
    mia.page.locator("section[aria-labelledby=approved-title]").get_by_role("link", name="@lou").wait_for()

    lou.page.goto("/create")
    lou.page.fill("[name=prompt]", "@mia waves on the beach")
    make(lou, button="Make it")
    lou.page.get_by_role("button", name="Publish").click()
    lou.page.wait_for_url(re.compile(r"/p/"))

    mia.page.goto("/cameo")
    mia.page.get_by_role("link", name="Clips, drafts and refusals").click()
    seen = mia.page.locator(".room > li").filter(has_text="@lou").filter(has_text="@mia waves on the beach")
    seen.first.wait_for()
    assert seen.first.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    mia.picture("room")

    mia.page.goto("/cameo")
    mia.page.get_by_role("button", name="Delete my cameo").first.click()
    mia.page.locator("dialog[open]").get_by_role("button", name="Delete my cameo").click()
    mia.page.get_by_text("Your last cameo was deleted").wait_for()
    reply = lou.page.goto(lou.page.url)
    assert reply is not None
    assert reply.status == 451
    lou.picture("tombstone")
    lou.page.goto("/create")
    lou.page.fill("[name=prompt]", "@mia waves on the beach")
    lou.page.get_by_role("button", name="Make it").click()
    lou.page.locator("[role=alert]").first.wait_for()
    assert "/jobs/" not in lou.page.url
    assert mia.faults == []


def test_without_a_camera_the_page_says_so(chromium: Browser, known_world: World) -> None:
    noa = Person(chromium, known_world, "noa")
    noa.sign_up()
    noa.page.goto("/cameo/capture")
    noa.page.get_by_role("button", name="Start").click()
    noa.page.locator(".capture__result:not([hidden])").wait_for()
    noa.picture("capture-no-camera")
    assert "camera" in noa.page.locator(".capture__result").inner_text()
    assert noa.page.get_by_role("button", name="Start").is_visible()
