"""Genres are told apart by what is measured: when things sound, how bright they are, which notes they hold."""

from functools import cache

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.music.compose import compose_beats, write
from generation.engines.studio.audio.music.score import Note, Score
from generation.engines.studio.plugins.registry import genre, installed
from generation.storyboard.schema import Music
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.audio.timelines import played

GENRES = sorted(installed(TermKind.GENRE))
SECONDS, BPM = 8.0, 120


@cache
def sound(name: str) -> np.ndarray:
    return played(Music(mood="happy", genre=name, bpm=BPM), SECONDS, 5).mean(axis=1)


def score(name: str, mood: str = "happy") -> Score:
    written = write(Music(mood=mood, genre=name, bpm=BPM), seconds=SECONDS, seed=5)
    assert written
    return written


def onsets(mono: np.ndarray) -> np.ndarray:
    """Unit vector: how much more than usual begins at each of the 48 places of a bar, folded over the clip."""
    frames = np.abs(np.fft.rfft(np.lib.stride_tricks.sliding_window_view(mono, 1024)[::256] * np.hanning(1024), axis=1))
    flux = np.maximum(0, np.diff(np.log1p(100 * frames), axis=0)).sum(axis=1)
    beat = (np.arange(len(flux)) * 256 + 512) / AUDIO_RATE * BPM / 60
    folded = np.array([flux[(beat * 12 % 48).astype(int) == place].mean() for place in range(48)])
    return (folded - folded.mean()) / np.linalg.norm(folded - folded.mean())


def colours(mono: np.ndarray) -> np.ndarray:
    """Unit vector: levels of 20 bands from 40 Hz to 14 kHz, compressed a little as ears do."""
    power = np.abs(np.fft.rfft(mono)) ** 2
    edges = np.round(np.geomspace(40, 14_000, 21) * len(mono) / AUDIO_RATE).astype(int)
    levels = (np.add.reduceat(power, edges)[:20] / np.diff(edges)) ** 0.25
    return levels / np.linalg.norm(levels)


def chroma(name: str) -> np.ndarray:
    """Unit vector: how often each step over the key is played, by all but the drums."""
    written = score(name)
    counts = np.zeros(12)
    for note in notes(written):
        if note.bus != "drums":
            counts[(int(note.args[0]) - written.key) % 12] += note.gain
    return counts / np.linalg.norm(counts)


def notes(written: Score) -> list[Note]:
    return [note for bar in range(written.bars) for note in written.bar(bar)]


@pytest.fixture(scope="module")
def fingerprints() -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    heard = {name: sound(name) for name in GENRES}
    return {name: (onsets(heard[name]), colours(heard[name]), chroma(name)) for name in GENRES}


def test_there_are_genres_enough_with_names_in_both_languages() -> None:
    assert len(GENRES) >= 13
    for name in GENRES:
        term = genre(name).term
        assert term.en and term.zh
        assert 50 <= int(term.defaults["bpm"]) <= 200


def test_no_two_genres_are_played_alike(fingerprints: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]) -> None:
    close = []
    for index, one in enumerate(GENRES):
        for other in GENRES[:index]:
            apart = [1 - float(a @ b) for a, b in zip(fingerprints[one], fingerprints[other], strict=True)]
            if sum(apart) < 0.15:
                close.append((one, other, [round(part, 3) for part in apart]))
    assert not close


@pytest.mark.parametrize("name", GENRES)
def test_a_genre_keeps_the_beat_exactly_and_stays_in_range(name: str) -> None:
    written = score(name)
    beats = compose_beats(Music(mood="happy", genre=name, bpm=BPM), SECONDS, 5)
    on_beat = [note.at_s for note in notes(written) if note.bus in {"drums", "bass"}]
    distances = np.abs(np.array(on_beat)[:, None] - beats.times_s).min(axis=1)
    assert (distances < 1e-9).mean() > 0.2
    music = sound(name)
    assert 0.03 < music.std() < 0.4 and np.abs(music).max() <= 0.9 and abs(music.mean()) < 0.01


def test_jazz_swings_and_rock_does_not() -> None:
    def off_beats(name: str) -> np.ndarray:
        beat = np.array([note.at_s for note in notes(score(name)) if note.bus == "drums"]) * BPM / 60 % 1
        return np.unique(np.round(beat[(beat > 0.4) & (beat < 0.8)], 2))

    assert off_beats("jazz").tolist() == [0.66]
    assert {0.5} <= set(off_beats("rock").tolist()) <= {0.5, 0.75}


@pytest.mark.parametrize("name", ["pop", "rock", "classical", "hiphop"])
def test_a_mood_changes_the_harmony_of_a_genre(name: str) -> None:
    def thirds(mood: str) -> tuple[float, float]:
        written = score(name, mood)
        steps = [(int(n.args[0]) - written.key) % 12 for n in notes(written) if n.bus in {"comp", "lead", "pad"}]
        return steps.count(3) / len(steps), steps.count(4) / len(steps)

    assert thirds("happy")[1] > thirds("happy")[0]
    assert thirds("sad")[0] > thirds("sad")[1]


def test_guofeng_plays_its_tune_on_five_notes() -> None:
    written = score("guofeng")
    assert len({(int(note.args[0]) - written.key) % 12 for note in notes(written) if note.bus == "lead"}) <= 6
