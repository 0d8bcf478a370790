from pathlib import Path

import numpy as np
import pytest
import soundfile

from generation.engines.studio.audio.analyse import analyse, energy
from generation.engines.studio.audio.track import Held, Track
from generation.storyboard.schema import Music
from tests.generation.engines.studio.audio.timelines import played

RATE = 48_000


def clicks(bpm: float, seconds: float, first_s: float) -> np.ndarray:
    sound = np.zeros(round(seconds * RATE))
    burst = np.random.default_rng(1).standard_normal(1500) * np.exp(-np.arange(1500) / 300)
    for at in np.arange(first_s, seconds - 0.1, 60 / bpm):
        sound[round(at * RATE) :][:1500] += burst[: len(sound) - round(at * RATE)]
    return sound


@pytest.mark.parametrize("bpm", [84, 100, 128, 160])
def test_clicks_are_found_where_they_are(bpm: float) -> None:
    beats, _ = analyse(Held(clicks(bpm, 8, 0.3)))
    expected = np.arange(0.3, 7.5, 60 / bpm)
    distances = np.abs(beats.times_s[:, None] - expected).min(axis=0)
    assert beats.bpm == pytest.approx(bpm, rel=0.01)
    assert np.median(distances) < 0.012
    assert distances.max() < 0.03


def test_a_band_is_followed_within_a_frame() -> None:
    beats, _ = analyse(Held(played(Music(mood="happy", bpm=110), 8.0, 3)))
    distances = np.abs(beats.times_s[:, None] - np.arange(0.0, 7.0, 60 / 110)).min(axis=0)
    assert np.median(distances) < 1 / 60


def test_beats_ascend_from_the_start_past_the_end() -> None:
    beats, loud = analyse(Held(clicks(120, 5, 0.2)), frame_rate=30, num_frames=180)
    assert (np.diff(beats.times_s) > 0).all()
    assert beats.times_s[0] < 0.5 and beats.times_s[-1] > 6.0
    assert len(loud) == 180


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(RATE), np.zeros((RATE * 4, 2)), np.ones(300)])
def test_a_track_without_a_pulse_gets_an_even_grid(samples: np.ndarray) -> None:
    beats, loud = analyse(Held(samples), num_frames=60)
    assert beats.bpm == 120
    assert beats.times_s[0] == 0 and beats.times_s[-1] > 2
    assert loud.shape == (60,)


def test_energy_rises_and_falls_with_the_sound() -> None:
    sound = np.zeros((RATE, 2), np.float32)
    sound[RATE // 2 :] = 0.5
    loud = energy(Held(sound), 30, 45)
    assert loud.dtype == np.float32
    assert not loud[:15].any() and (loud[15:30] > 0.99).all() and not loud[30:].any()


def test_a_long_track_in_a_file_is_followed_to_its_end(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.wav", clicks(126, 34, 0.4).astype(np.float32) * 0.2, RATE)
    track = Track(tmp_path / "long.wav")
    beats, loud = analyse(track)
    expected = np.arange(0.4, 33, 60 / 126)
    assert np.abs(beats.times_s[:, None] - expected).min(axis=0).max() < 0.02
    assert len(loud) == 1020
    assert not track.read(-10, 10).any() and not track.read(track.samples, 10).any()
