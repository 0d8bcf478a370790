import numpy as np
import pytest
from scipy.signal import resample_poly

from generation.contracts import AUDIO_RATE
from generation.engines.studio.audio.music.compose import write
from generation.engines.studio.audio.singing.psola import STEP_S, pitch_of, resung
from generation.engines.studio.audio.singing.sing import sing
from generation.engines.studio.audio.singing.syllables import nuclei
from generation.engines.studio.audio.singing.tune import Tune, tune_of
from generation.engines.studio.audio.voice import speak
from generation.engines.studio.audio.voices.base import Utterance
from generation.engines.studio.audio.voices.espeak import Espeak
from generation.storyboard.schema import Language, Line, Music

TUNE = Tune(beat_s=0.5, key=50, scale=(0, 2, 4, 7, 9))
RAP = Tune(beat_s=60 / 88, rap=True)
ENGLISH = Line(speaker="ann", text="We are dancing on the moon tonight", delivery="sing")
CHINESE = Line(speaker="ann", text="我们在月球上跳舞", language="zh-hans", delivery="sing")


def cents_off(samples: np.ndarray, key: int, scale: tuple[int, ...]) -> np.ndarray:
    """Distance of every clearly voiced moment to the nearest note of the scale."""
    hertz, periodic = pitch_of(samples.astype(float))
    note = (69 + 12 * np.log2(hertz[periodic > 0.7] / 440) - key) % 12
    return 100 * np.abs(note[:, None] - np.array([*scale, 12])).min(axis=1)


@pytest.mark.parametrize("line", [ENGLISH, CHINESE], ids=["en", "zh"])
@pytest.mark.parametrize("seed", [0, 1, 5])
def test_a_sung_line_is_in_tune(line: Line, seed: int) -> None:
    off = cents_off(speak(line, voice_seed=seed, tune=TUNE).samples, TUNE.key, TUNE.scale)
    assert len(off) > 100
    assert (off < 50).mean() > 0.75
    spoken = speak(line.model_copy(update={"delivery": "say"}), voice_seed=seed)
    assert (cents_off(spoken.samples, TUNE.key, TUNE.scale) < 50).mean() < 0.65


def test_a_melody_moves_and_comes_home() -> None:
    notes = TUNE.notes(12, 3, 200.0)
    assert len(set(notes.tolist())) >= 4
    assert (notes[-1] - TUNE.key) % 12 == 0
    assert {int(note - TUNE.key) % 12 for note in notes} <= set(TUNE.scale)
    assert np.abs(np.diff(notes)).max() <= 7


@pytest.mark.parametrize("tune", [TUNE, RAP], ids=["sung", "rapped"])
def test_vowels_open_on_the_grid(tune: Tune) -> None:
    voiced = speak(ENGLISH, voice_seed=1, tune=tune)
    assert voiced.phones is not None and voiced.on_beat_s is not None
    opened = np.array([start for start, _ in nuclei(voiced.phones)]) - voiced.on_beat_s
    places = opened / tune.unit_s
    assert len(opened) == 9
    assert np.abs(places - np.round(places)).max() < 0.02
    assert np.diff(opened).min() > 0.12


def test_a_rap_keeps_the_voice_and_is_quicker_than_a_song() -> None:
    spoken = speak(ENGLISH.model_copy(update={"delivery": "say"}), voice_seed=1)
    rapped, sung = speak(ENGLISH, voice_seed=1, tune=RAP), speak(ENGLISH, voice_seed=1, tune=TUNE)
    assert rapped.seconds < sung.seconds
    medians = [np.median(hz[p > 0.7]) for hz, p in (pitch_of(v.samples.astype(float)) for v in (spoken, rapped))]
    assert medians[1] / medians[0] == pytest.approx(1, abs=0.25)


@pytest.mark.parametrize(
    ("text", "language"), [("We are dancing on the moon tonight", "en"), ("我们在月球上跳舞", "zh-hans")]
)
def test_sung_vowels_keep_their_colour(text: str, language: Language) -> None:
    spoken = Espeak().utter(text, voice="", language=language, delivery="sing", seed=0)
    sung, _ = sing(spoken, TUNE, 0)
    vowels = [[envelope(said, a, b) for a, b in nuclei(said.phones or ())] for said in (spoken, sung)]
    same: list[float] = []
    others: list[float] = []
    assert len(vowels[0]) == len(vowels[1])
    for i, one in enumerate(vowels[0]):
        for j, other in enumerate(vowels[1]):
            (same if i == j else others).append(float(one @ other))
    assert np.mean(same) > 0.8
    assert np.mean(same) > np.mean(others) + 0.05


def envelope(said: Utterance, start_s: float, end_s: float) -> np.ndarray:
    """Unit vector: log levels of 9 bands, wider than a voice's harmonics, of a vowel's middle, without their mean."""
    samples = resample_poly(said.samples.astype(float), AUDIO_RATE, said.rate)
    middle = int((start_s + end_s) / 2 * AUDIO_RATE)
    part = samples[max(0, middle - 900) : middle + 900]
    power = np.abs(np.fft.rfft(part * np.hanning(len(part)), 4800)) ** 2
    bands = np.log(np.add.reduceat(power, np.round(np.geomspace(30, 450, 10)).astype(int))[:9] + 1e-9)
    return (bands - bands.mean()) / np.linalg.norm(bands - bands.mean())


def test_the_tune_comes_from_the_clips_music() -> None:
    music = Music(mood="sad", bpm=72)
    score = write(music, seconds=8.0, seed=3)
    assert score
    tune = tune_of(score, music)
    assert tune.key == score.key and tune.beat_s == pytest.approx(60 / 72) and tune.scale == (0, 3, 5, 7, 10)
    assert tune_of(None, Music(mood="none", genre="hiphop")).rap


def test_a_tone_is_moved_in_pitch_and_time() -> None:
    t = np.arange(AUDIO_RATE) / AUDIO_RATE
    voice = sum(np.sin(2 * np.pi * 150 * k * t) / k for k in range(1, 12)) * 0.3
    higher = resung(voice, lambda second: second / 2, lambda _: 225.0, 2.0)
    hertz, periodic = pitch_of(higher)
    inside = slice(int(0.2 / STEP_S), int(1.8 / STEP_S))
    assert (periodic[inside] > 0.8).mean() > 0.95
    assert np.median(hertz[inside]) == pytest.approx(225, rel=0.01)
    assert higher[10_000:80_000].std() == pytest.approx(voice.std(), rel=0.3)


def test_the_same_line_is_sung_the_same() -> None:
    first, again = (speak(ENGLISH, voice_seed=2, tune=TUNE).samples for _ in range(2))
    assert np.array_equal(first, again)
