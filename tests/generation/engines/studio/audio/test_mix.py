import numpy as np
import pytest

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.loudness import integrated_lufs, true_peak_db
from generation.engines.studio.audio.track import Held
from generation.engines.studio.timeline import SoundEvent
from generation.storyboard.schema import Music
from tests.generation.engines.studio.audio.timelines import mixed, timeline

HAPPY = Music(mood="happy", bpm=120)
LINE = "That's one small step for a cat."


def first_sound(track: np.ndarray) -> int:
    return int(np.argmax(np.abs(track).max(axis=1) > 0.05 * np.abs(track).max()))


@pytest.mark.parametrize(
    ("music", "says", "events"),
    [
        (HAPPY, LINE, [SoundEvent(t_s=0.1, name="rain"), SoundEvent(t_s=1.0, name="meow", pan=-0.5)]),
        (HAPPY, "", []),
        (Music(mood="none"), LINE, []),
        (Music(mood="scary", bpm=70), "", [SoundEvent(t_s=1.2, name="thump")]),
        (Music(mood="none"), "", [SoundEvent(t_s=1.2, name="bell"), SoundEvent(t_s=2.2, name="boing")]),
    ],
    ids=["all", "music", "speech", "scary", "effects"],
)
def test_every_mix_is_at_minus_14_lufs_below_minus_1_dbtp(music: Music, says: str, events: list[SoundEvent]) -> None:
    sound = mixed(timeline(music=music, says=says, at_s=0.5), events)
    assert sound.shape == (144_000, 2) and sound.dtype == np.float32
    assert integrated_lufs(sound) == pytest.approx(-14, abs=0.5)
    assert true_peak_db(sound) < -1


def test_silence_stays_silent() -> None:
    assert not mixed(timeline()).any()
    assert not mixed(timeline(music=HAPPY), [], Held(np.zeros((1000, 2), np.float32))).any()


@pytest.mark.parametrize("num_frames", [1, 2, 7, 11])
def test_a_clip_shorter_than_a_loudness_block_is_normalised_too(num_frames: int) -> None:
    sound = mixed(timeline(num_frames=num_frames, music=HAPPY))
    assert len(sound) == num_frames * 1600
    assert integrated_lufs(sound) == pytest.approx(-14, abs=0.5)


def test_the_same_timeline_gives_the_same_samples() -> None:
    clip = timeline(music=HAPPY, says=LINE)
    events = [SoundEvent(t_s=1.0, name="whoosh"), SoundEvent(t_s=0.0, name="city")]
    assert np.array_equal(mixed(clip, events), mixed(clip, events))


def test_a_users_track_replaces_the_music_and_starts_with_frame_0() -> None:
    track = np.zeros((AUDIO_RATE * 5, 2), np.float32)
    beep = 0.5 * np.sin(2 * np.pi * 880 * np.arange(4800) / AUDIO_RATE)
    for onset in (0, 24_000, 72_000):
        track[onset : onset + 4800] = beep[:, None]
    sound = mixed(timeline(music=HAPPY), [], Held(track))
    assert len(sound) == 144_000
    assert first_sound(sound) < 48
    assert first_sound(sound[10_000:]) + 10_000 == pytest.approx(24_000, abs=240)
    assert np.abs(sound[6000:23_000]).max() < 0.001 * np.abs(sound).max()


def test_a_users_mono_track_shorter_than_the_clip_is_followed_by_silence() -> None:
    track = 0.3 * np.sin(2 * np.pi * 440 * np.arange(48_000) / AUDIO_RATE)
    sound = mixed(timeline(), [], Held(track))
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert not sound[50_000:].any()


def test_a_spoken_line_starts_at_its_second() -> None:
    sound = mixed(timeline(says="Go!", at_s=1.5))
    assert 1.5 <= first_sound(sound) / AUDIO_RATE < 1.6


def test_music_makes_way_for_a_voice() -> None:
    clip = timeline(num_frames=150, music=Music(mood="none"), says=LINE, at_s=2.0)
    turning = np.exp(-2j * np.pi * 9000 * np.arange(240_000) / AUDIO_RATE)
    sound = mixed(clip, [], Held((0.2 * turning.imag).astype(np.float32)))
    phasor = sound[:, 0] * turning
    before, under = np.abs(phasor[24_000:72_000].mean()), np.abs(phasor[110_000:158_000].mean())
    assert 20 * np.log10(under / before) == pytest.approx(-9, abs=1.5)


def test_an_effect_sounds_at_its_second_on_its_side() -> None:
    sound = mixed(timeline(), [SoundEvent(t_s=1.0, name="thump", pan=1.0)])
    assert first_sound(sound) / AUDIO_RATE == pytest.approx(1.0, abs=0.01)
    assert np.abs(sound[:, 0]).max() < 0.01 * np.abs(sound[:, 1]).max()


def test_an_ambience_lasts_until_its_shot_ends() -> None:
    sound = mixed(timeline(num_frames=180), [SoundEvent(t_s=0.5, name="rain")])
    levels = sound[:, 0].reshape(-1, 24_000).std(axis=1)
    assert levels[0] == 0
    assert levels[2:].min() > 0.3 * levels.max()
