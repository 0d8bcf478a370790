import numpy as np
import pytest

from generation.contracts import SpecRejected
from generation.engines.studio.audio.moods import MOODS
from generation.engines.studio.audio.music import compose, compose_beats
from generation.engines.studio.plugins.registry import vocabulary
from generation.storyboard.schema import Music
from generation.storyboard.vocabulary import TermKind


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_every_mood_plays_from_the_start_and_rings_out_at_the_end(mood: str) -> None:
    music = compose(Music(mood=mood, bpm=100), 4.0, 7)
    levels = [music[i : i + 24_000].std() for i in range(0, len(music), 24_000)]
    assert music.shape == (192_000, 2) and music.dtype == np.float32
    assert np.abs(music).max() == pytest.approx(0.9, abs=0.01)
    assert levels[0] > 0.01
    assert levels[-1] < max(levels)
    assert np.abs(music[-48:]).max() < 0.02


def test_every_mood_that_a_storyboard_may_name_is_known() -> None:
    assert vocabulary().ids(TermKind.MOOD) - set(MOODS) <= {"none"}


def test_the_same_seed_plays_the_same_and_another_plays_something_else() -> None:
    music = Music(mood="happy", bpm=120)
    first = compose(music, 3.0, 1).copy()
    compose.cache_clear()
    assert np.array_equal(first, compose(music, 3.0, 1))
    assert not np.array_equal(first, compose(music, 3.0, 2))


def test_the_last_chord_falls_on_a_beat_and_leaves_time_to_ring() -> None:
    music = compose(Music(mood="happy", bpm=120), 5.0, 1)
    tail = np.abs(music[int(4.0 * 48_000) :]).max(axis=1)
    assert tail[: int(0.05 * 48_000)].max() > 0.5
    assert tail[int(0.6 * 48_000) :].max() < 0.6 * tail.max()


def test_beats_start_with_the_clip_and_reach_past_its_end() -> None:
    beats = compose_beats(Music(mood="sad", bpm=90), 5.0, 1)
    assert beats.times_s[0] == 0
    assert beats.times_s[-1] > 5.0
    assert np.allclose(np.diff(beats.times_s), 60 / 90)
    assert beats.phase(60 / 90 * 2.5) == pytest.approx(2.5)


@pytest.mark.parametrize("seconds", [0.02, 0.3, 1.0])
def test_even_a_very_short_clip_gets_music_of_its_length(seconds: float) -> None:
    assert compose(Music(mood="epic", bpm=60), seconds, 1).shape == (round(seconds * 48_000), 2)


def test_no_music_is_silence() -> None:
    assert not compose(Music(mood="none"), 1.0, 1).any()


def test_an_unknown_mood_is_refused() -> None:
    with pytest.raises(SpecRejected) as caught:
        compose(Music(mood="purple"), 1.0, 1)
    assert caught.value.code == "unknown_mood"
