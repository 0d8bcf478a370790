import tracemalloc
from dataclasses import replace

import numpy as np
import pyloudnorm
import pytest

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.studio.audio.ducking import Ducking
from generation.engines.studio.audio.loudness import PowerMeter, gated_lufs, integrated_lufs, true_peak_db
from generation.engines.studio.audio.mix.layers import Laid
from generation.engines.studio.audio.mix.soundtrack import soundtrack
from generation.engines.studio.audio.track import Held
from generation.engines.studio.timeline import SoundEvent
from generation.storyboard.schema import Music
from tests.generation.engines.studio.audio.timelines import mixed, speech, timeline

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


def test_our_meter_agrees_with_another() -> None:
    chance = np.random.default_rng(1)
    sound = chance.standard_normal((8 * AUDIO_RATE, 2)) * np.repeat(chance.uniform(0.001, 0.2, 32), 12_000)[:, None]
    ours, theirs = integrated_lufs(sound), pyloudnorm.Meter(AUDIO_RATE).integrated_loudness(sound)
    assert ours == pytest.approx(theirs, abs=0.05)


def test_a_long_clip_is_mastered_as_it_passes_in_little_memory() -> None:
    clip = timeline(num_frames=45 * 30, music=Music(mood="happy", genre="rock", bpm=140), says=LINE, at_s=30.0)
    list(soundtrack(timeline(num_frames=400, music=clip.storyboard.music), [], None))
    tracemalloc.start()
    blocks = soundtrack(clip, [SoundEvent(t_s=0.0, name="rain")], None)
    meter, count, peak = PowerMeter(), 0, -100.0
    powers = []
    for block in blocks:
        powers.append(meter.read(block))
        peak = max(peak, true_peak_db(block) if len(block) else peak)
        count += len(block)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 45 * AUDIO_RATE
    assert gated_lufs(np.concatenate(powers)) == pytest.approx(-14, abs=0.5)
    assert peak < -1
    assert most < 90e6


@pytest.mark.parametrize("music", [HAPPY, Music(mood="none"), Music(mood="sad", genre="jazz", bpm=100)])
def test_the_end_of_a_loop_leads_into_its_beginning(music: Music) -> None:
    events = [SoundEvent(t_s=0.0, name="rain"), SoundEvent(t_s=2.9, name="bell")]
    sound = mixed(timeline(music=music, loop=True), events)
    assert len(sound) == 144_000
    around = np.concatenate([sound[-2400:], sound[:2400]])
    steps = np.abs(np.diff(around, axis=0)).max(axis=1)
    assert steps[2395:2404].max() <= 1.5 * np.percentile(np.abs(np.diff(sound, axis=0)), 99.9)
    before, after = sound[-2400:].std(), sound[:2400].std()
    assert 0.25 < before / after < 4
    assert sound[:4800].std() > 0.3 * sound.std()
    assert integrated_lufs(sound) == pytest.approx(-14, abs=0.5)


def test_one_place_crosses_into_the_next_at_a_cut() -> None:
    clip = timeline(num_frames=180)
    (whole,) = clip.shots
    halves = (
        replace(whole, num_frames=90, end_s=3.0),
        replace(whole, index=1, first_frame=90, num_frames=90, start_s=3.0),
    )
    events = [SoundEvent(t_s=0.0, name="crickets"), SoundEvent(t_s=3.0, name="rumble")]
    sound = mixed(replace(clip, shots=halves), events)[:, 0]

    def share_above(start_s: float, end_s: float) -> float:
        power = np.abs(np.fft.rfft(sound[int(start_s * AUDIO_RATE) : int(end_s * AUDIO_RATE)])) ** 2
        return float(power[int(2000 * (end_s - start_s)) :].sum() / power.sum())

    assert share_above(2, 3) > 0.9
    assert share_above(3.5, 5) < 0.3
    assert share_above(3.02, 3.15) > 0.3


def test_the_same_place_goes_on_through_a_cut() -> None:
    clip = timeline(num_frames=180)
    (whole,) = clip.shots
    halves = (
        replace(whole, num_frames=90, end_s=3.0),
        replace(whole, index=1, first_frame=90, num_frames=90, start_s=3.0),
    )
    events = [SoundEvent(t_s=0.0, name="rain", seed=1), SoundEvent(t_s=3.0, name="rain", seed=2)]
    assert np.array_equal(mixed(replace(clip, shots=halves), events), mixed(clip, events[:1]))


def test_music_makes_more_way_for_speech_than_for_song() -> None:
    spoken = speech(LINE, at_s=1.0, num_frames=150)
    sung = replace(spoken, line=spoken.line.model_copy(update={"delivery": "sing"}))
    ducked, joined = (Ducking([said], 5.0).gain(96_000, 48_000).min() for said in (spoken, sung))
    assert 20 * np.log10(ducked) == pytest.approx(-9, abs=0.2)
    assert 20 * np.log10(joined) == pytest.approx(-3.5, abs=0.2)


def test_a_laid_sound_is_heard_in_its_part_only() -> None:
    beep = Held(0.4 * np.sin(2 * np.pi * 660 * np.arange(5 * AUDIO_RATE) / AUDIO_RATE))
    laid = [Laid(source=beep, start_s=1.0, end_s=2.0, source_s=0.5)]
    sound = np.concatenate(list(soundtrack(timeline(), [], None, laid=laid)))
    heard = np.flatnonzero(np.abs(sound[:, 0]) > 0.01) / AUDIO_RATE
    assert heard[0] == pytest.approx(1.0, abs=0.02) and heard[-1] == pytest.approx(2.0, abs=0.02)


def test_an_unknown_effect_is_refused_before_anything_is_mixed() -> None:
    with pytest.raises(SpecRejected) as caught:
        soundtrack(timeline(), [SoundEvent(t_s=1.0, name="vuvuzela")], None)
    assert caught.value.code == "unknown_effect"
