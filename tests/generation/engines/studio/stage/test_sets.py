"""Places kept on disk: the same pixels, once painted; another place where anything differs."""

import os

import numpy as np
import pytest

from generation.engines.studio.plugins import registry
from generation.engines.studio.stage import sets
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, Shot
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip, person


@pytest.fixture
def frame(assets, tmp_path):
    def drawn(cache=tmp_path, seed: int = 5, **parts: object) -> np.ndarray:
        shot = Shot.model_validate({"seconds": 1, "setting": "forest", "subjects": (person(),)} | parts)
        return FrameRenderer(clip(shot, seed=seed), {}, assets, cache=cache).frame(4)

    return drawn


@pytest.mark.parametrize("setting", sorted(registry.installed(TermKind.SETTING)))
def test_a_kept_place_gives_the_same_frame(setting, frame, tmp_path):
    fresh = frame(cache=None, setting=setting)
    assert np.array_equal(fresh, frame(setting=setting))
    assert len(list(tmp_path.glob("*.set"))) == 1
    assert np.array_equal(fresh, frame(setting=setting))


def test_a_kept_place_is_not_painted_again(frame, monkeypatch, tmp_path):
    frame()
    kept = next(tmp_path.glob("*.set"))
    written = kept.stat().st_ino
    frame(subjects=(person(action="dance"),), text="other words")
    assert [file.stat().st_ino for file in tmp_path.glob("*.set")] == [written]


@pytest.mark.parametrize(
    "other",
    [
        {"time": "night"},
        {"framing": "close"},
        {"weather": ("rain",)},
        {"seed": 6},
        {"subjects": (person(emotion="sad"),)},
    ],
)
def test_another_light_view_or_seed_is_another_place(other, frame, tmp_path):
    frame()
    frame(**other)
    assert len(list(tmp_path.glob("*.set"))) == 2


def test_nobodys_words_and_names_are_kept(frame, tmp_path):
    line = Line(speaker="extra1", text="a marker of a line")
    for setting in ("market", "castle", "river"):
        frame(setting=setting, text="a marker of a waterfall", lines=(line,), seconds=2)
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("*.set"))

    assert b"marker" not in kept
    assert b"extra1" not in kept


def test_a_damaged_file_is_painted_again(frame, tmp_path):
    fresh = frame()
    next(tmp_path.glob("*.set")).write_bytes(b"\x80\x05damaged")
    assert np.array_equal(fresh, frame())


def test_the_oldest_go_when_the_folder_is_full(frame, monkeypatch, tmp_path):
    frame()
    first = next(tmp_path.glob("*.set"))
    os.utime(first, (1, 1))
    monkeypatch.setattr(sets, "MOST_BYTES", int(first.stat().st_size * 1.5))
    frame(seed=6)
    assert not first.exists()
    assert len(list(tmp_path.glob("*.set"))) == 1
