import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio.music.compose import compose_beats, energy_of, write
from generation.engines.studio.audio.music.player import Player
from generation.engines.studio.plugins.registry import installed
from generation.storyboard.schema import Music
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.audio.timelines import played

MOODS = sorted(set(installed(TermKind.MOOD)) - {"none"})


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_plays_from_the_start_and_rings_out_at_the_end(mood: str) -> None:
    music = played(Music(mood=mood, bpm=100), 4.0, 7)
    levels = [music[i : i + 24_000].std() for i in range(0, len(music), 24_000)]
    assert music.shape == (192_000, 2) and music.dtype == np.float32
    assert 0.5 < np.abs(music).max() <= 0.9
    assert levels[0] > 0.01
    assert levels[-1] < max(levels)
    assert np.abs(music.mean()) < 0.01


def test_the_same_seed_plays_the_same_and_another_plays_something_else() -> None:
    music = Music(mood="happy", bpm=120)
    assert np.array_equal(played(music, 3.0, 1), played(music, 3.0, 1))
    assert not np.array_equal(played(music, 3.0, 1), played(music, 3.0, 2))


def test_blocks_of_any_size_are_the_same_music() -> None:
    score = write(Music(mood="epic", bpm=132), seconds=6.0, seed=1)
    assert score
    whole, player = Player(score).take(6 * AUDIO_RATE), Player(score)
    pieces = [player.take(count) for count in (1, 4799, 100_000, 183_200)]
    assert np.array_equal(np.concatenate(pieces), whole)


def test_the_last_chord_falls_on_a_beat_and_leaves_time_to_ring() -> None:
    music = played(Music(mood="happy", bpm=120), 5.0, 1)
    tail = np.abs(music[int(4.0 * 48_000) :]).max(axis=1)
    assert tail[: int(0.05 * 48_000)].max() > 0.4
    assert tail[int(0.6 * 48_000) :].max() < 0.6 * tail.max()


def test_beats_start_with_the_clip_and_reach_past_its_end() -> None:
    beats = compose_beats(Music(mood="sad", bpm=90), 5.0, 1)
    assert beats.times_s[0] == 0
    assert beats.times_s[-1] > 5.0
    assert np.allclose(np.diff(beats.times_s), 60 / 90)
    assert beats.phase(60 / 90 * 2.5) == pytest.approx(2.5)


@pytest.mark.parametrize(("seconds", "bpm"), [(5.0, 120), (7.3, 96), (2.0, 70), (0.7, 60), (61.0, 133)])
def test_a_loop_has_whole_bars_near_its_tempo(seconds: float, bpm: int) -> None:
    beats = compose_beats(Music(mood="happy", bpm=bpm), seconds, 1, loop=True)
    count = beats.phase(seconds)
    assert count == pytest.approx(round(count), abs=1e-6)
    assert round(count) % 4 == 0 or seconds * bpm / 60 < 3
    assert abs(beats.bpm / bpm - 1) < max(0.45, 2.5 / count) and (seconds < 5 or abs(beats.bpm / bpm - 1) < 0.25)


@pytest.mark.parametrize("seconds", [0.02, 0.3, 1.0])
def test_even_a_very_short_clip_gets_music_of_its_length(seconds: float) -> None:
    music = played(Music(mood="epic", bpm=60), seconds, 1)
    assert music.shape == (round(seconds * 48_000), 2) and music.any()


def test_five_minutes_have_parts_that_differ_and_return() -> None:
    score = write(Music(mood="happy", genre="pop", bpm=120), seconds=300.0, seed=4)
    assert score
    kinds = [section.kind for section in score.sections]
    assert {"intro", "verse", "full", "break"} <= set(kinds)
    assert kinds[-1] == "full" and kinds.count("full") >= 3
    bars = [tuple((note.bus, note.play, note.args) for note in score.bar(bar)) for bar in range(score.bars)]
    assert len(set(bars)) > 0.4 * len(bars)
    assert sum(section.bars for section in score.sections) == score.bars


@pytest.mark.parametrize("genre", ["pop", "hiphop", "latin", "electronic"])
def test_what_a_score_says_about_loudness_is_heard(genre: str) -> None:
    music = Music(mood="happy", genre=genre, bpm=110)
    level = np.sqrt((played(music, 8.0, 2) ** 2).mean(axis=1).reshape(240, -1).mean(axis=1))
    expected = energy_of(write(music, seconds=8.0, seed=2), 30, 240)
    assert np.corrcoef(level, expected)[0, 1] > 0.6
    assert expected.dtype == np.float32 and expected.min() >= 0 and expected.max() == 1


def test_no_music_is_silence() -> None:
    assert write(Music(mood="none"), seconds=1.0, seed=1) is None
    assert not energy_of(None, 30, 30).any()


@pytest.mark.parametrize("music", [Music(mood="purple"), Music(mood="happy", genre="polka_core")])
def test_an_unknown_mood_or_genre_is_refused(music: Music) -> None:
    with pytest.raises(SpecRejected):
        write(music, seconds=1.0, seed=1)
