"""Stills for the storyboard editor: the moment that was asked for, by a process that is there while it is of use."""

import io
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.contracts import EngineUnavailable, SpecRejected
from generation.engines.studio.stills import Stills
from generation.storyboard.schema import Material, Shot, Storyboard, Subject

ROOT = Path(__file__).resolve().parents[4]
SIZE = {"width": 90, "height": 160}
HANGS_S = 60.0


def shot(setting: str, **parts) -> Shot:
    return Shot(seconds=2, setting=setting, subjects=(Subject(handle="ann", action="wave"),), **parts)


BOARD = Storyboard(shots=(shot("beach"), shot("city", time="night", material=Material(reference="film"))))


@pytest.fixture(scope="module")
def stills(assets):
    made = Stills(assets)
    yield made
    made.close()


def draw(stills: Stills, board: Storyboard = BOARD, at_s: float = 1.0) -> np.ndarray:
    return stills.draw(board, at_s=at_s, seed=3, **SIZE)


def rests(stills: Stills) -> bool:
    """Waits for it."""
    until = time.monotonic() + HANGS_S
    while stills.warm and time.monotonic() < until:
        time.sleep(0.05)
    return not stills.warm


def test_a_still_shows_the_shot_of_its_moment_whoever_is_cast(stills):
    beach, city = draw(stills), draw(stills, at_s=3.0)

    assert beach.shape == (160, 90, 3)
    assert np.abs(beach.astype(int) - city).mean() > 12
    assert np.array_equal(draw(stills), beach)


def test_what_is_not_installed_is_refused_and_the_next_still_is_drawn(stills):
    with pytest.raises(SpecRejected):
        draw(stills, Storyboard(shots=(shot("nowhere"),)))

    assert draw(stills).any()


def test_who_waits_too_long_is_told_so(stills, monkeypatch):
    monkeypatch.setattr("generation.engines.studio.stills.WAIT_S", 0.05)
    with stills._turn, pytest.raises(EngineUnavailable) as refusal:
        draw(stills)
    assert refusal.value.code == "still_busy"


def test_a_still_that_takes_too_long_is_given_up(assets, monkeypatch):
    monkeypatch.setattr("generation.engines.studio.stills.LONGEST_S", 0.05)
    cold = Stills(assets)
    with pytest.raises(EngineUnavailable) as refusal:
        draw(cold)
    cold.close()
    assert refusal.value.code == "still_busy"


def test_what_a_shot_shows_is_seen_where_its_picture_is_given(stills):
    data = io.BytesIO()
    Image.new("RGB", (180, 320), (200, 20, 20)).save(data, "PNG")
    bare = draw(stills, at_s=3.0)
    filled = stills.draw(BOARD, at_s=3.0, seed=3, pictures={"film": data.getvalue()}, **SIZE)

    red, green, _blue = filled[:40].reshape(-1, 3).mean(0)
    assert red > 2 * green
    assert np.abs(filled.astype(int) - bare).mean() > 12
    assert np.array_equal(draw(stills, at_s=3.0), bare)


def test_who_was_woken_draws_at_once_and_rests_again(assets):
    stills = Stills(assets, idle_s=HANGS_S)
    stills.wake()
    stills.wake()
    assert stills.warm
    stills._idle_s = 0.1  # it rests so long after the next still, not before that
    assert draw(stills).any()
    assert rests(stills)


def test_who_draws_needs_no_music(assets):
    """Its instruments bring scipy.signal, seconds of a first preview."""
    program = (
        "import sys; from pathlib import Path; from generation.engines.studio.still import StillRenderer;"
        "from generation.storyboard.schema import Shot, Storyboard;"
        "board = Storyboard(shots=(Shot(seconds=1, setting='beach'),));"
        f"StillRenderer(board, 0.5, 90, 160, 1, Path({str(assets)!r}), None, {{}}).frame(0);"
        "assert 'scipy.signal' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, cwd=ROOT)


def test_the_process_ends_when_nobody_needs_it(assets):
    stills = Stills(assets, idle_s=HANGS_S)
    draw(stills)
    assert stills.warm
    stills._idle_s = 0.1
    draw(stills)
    assert rests(stills)
