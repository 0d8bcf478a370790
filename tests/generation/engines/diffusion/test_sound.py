from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile

from generation.contracts import (
    AUDIO_RATE,
    AudioTrack,
    EngineError,
    Operation,
    Reference,
    ReferenceKind,
    RenderSpec,
    SpecRejected,
)
from generation.engines.diffusion.sound import Score, score
from generation.engines.diffusion.sound_track import LevelledTrack
from generation.engines.studio.audio.loudness import integrated_lufs, true_peak_db
from generation.engines.studio.audio.track import Track
from generation.manifests.schema import Defaults, Licence, Limits, Manifest
from generation.media.sound import AHEAD_S, Sound
from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject

Speech = Literal["model", "synthesised"]
RATE = 24
SAID = "We are here."


def manifest(*, makes_sound: bool = True, audio_driven: bool = True, speech: Speech = "model") -> Manifest:
    return Manifest(
        id="tiny",
        adapter="ltx2",
        licence=Licence(name="none", url="https://example.org", commercial=True),
        operations=(Operation.TEXT_TO_VIDEO,),
        makes_sound=makes_sound,
        audio_driven=audio_driven,
        limits=Limits(
            frame_step=8, frame_offset=1, size_multiple=32, call_seconds=3, max_seconds=20, sizes=((64, 64),)
        ),
        defaults=Defaults(speech=speech),
    )


SILENT = {"makes_sound": False, "audio_driven": False}


def board(*says: str) -> Storyboard:
    lines = tuple(Line(speaker="extra1", text=text) for text in says)
    first = Shot(seconds=1.5, setting="beach", subjects=(Subject(handle="extra1"),))
    return Storyboard(music=Music(mood="none"), shots=(first, first.model_copy(update={"lines": lines})))


@pytest.fixture
def spec(tmp_path: Path) -> RenderSpec:
    return RenderSpec(prompt="", width=64, height=64, num_frames=3 * RATE, frame_rate=RATE, storyboard=board())


@pytest.fixture
def scored(tmp_path: Path) -> Callable[..., Score]:
    def make(spec: RenderSpec, **changes) -> Score:
        return score(spec, manifest(**changes), assets=tmp_path)

    return make


def track(path: Path, sound: np.ndarray, rate: int = AUDIO_RATE) -> AudioTrack:
    soundfile.write(path, sound, rate, subtype="FLOAT")
    return AudioTrack(path=path, seconds=len(sound) / rate)


def clicks(seconds: float = 2.0) -> np.ndarray:
    """A tone from the first sample on, other left than right, with a loud peak each second."""
    at = np.arange(round(seconds * AUDIO_RATE))
    wave = 0.1 * np.cos(2 * np.pi * 300 * at / AUDIO_RATE) * (1 + 8 * (at % AUDIO_RATE < 400))
    return np.stack([wave, 0.5 * wave], axis=1).astype(np.float32)


def no_more() -> bool:
    raise AssertionError("nothing needs to be made for this sound")


def whole(score: Score) -> np.ndarray:
    return np.concatenate(list(score.heard(no_more)))


def test_a_users_track_drives_exactly_as_long_as_asked_and_is_what_is_heard(spec, scored, tmp_path) -> None:
    given = clicks()
    made = scored(replace(spec, audio=track(tmp_path / "t.wav", given)))
    assert made.drives and not made.keeps and made.notes == ()
    part = made.driving(0.5, 17 / RATE)
    assert part.shape == (34_000, 2) and part.dtype == np.float32
    gain = np.abs(part).max() / np.abs(given[24_000:58_000]).max()
    assert np.allclose(part, given[24_000:58_000] * gain, atol=1e-6)
    past, before = made.driving(1.75, 1.0), made.driving(-0.25, 0.5)
    assert past[: AUDIO_RATE // 4].any() and not past[AUDIO_RATE // 4 :].any()
    assert not before[: AUDIO_RATE // 4].any() and np.allclose(before[12_000:], given[:12_000] * gain, atol=1e-6)
    heard = whole(made)
    assert heard.shape == (3 * AUDIO_RATE, 2)
    assert integrated_lufs(heard) == pytest.approx(-14, abs=0.3) and true_peak_db(heard) < -1
    assert not heard[2 * AUDIO_RATE + 600 :].any()


def test_a_track_without_high_peaks_is_multiplied_by_one_number(spec, scored, tmp_path) -> None:
    calm = clicks(4.0).clip(-0.1, 0.1)
    heard = whole(scored(replace(spec, audio=track(tmp_path / "t.wav", calm))))
    middle = slice(0, 3 * AUDIO_RATE - 1000)
    gain = heard[0, 0] / calm[0, 0]
    assert np.allclose(heard[middle], calm[middle] * gain, atol=1e-6)


def test_a_track_drives_lines_are_then_not_heard_and_that_is_said(spec, scored, tmp_path) -> None:
    given = track(tmp_path / "t.wav", clicks().clip(-0.1, 0.1))
    made = scored(replace(spec, storyboard=board(SAID), audio=given))
    assert made.notes == ("lines_unheard",) and made.timeline.speeches
    alone = LevelledTrack(Track(given.path), total=3 * AUDIO_RATE)
    assert np.array_equal(whole(made), np.concatenate(list(alone.blocks())))


def test_lines_are_spoken_over_a_track_that_does_not_drive(spec, scored, tmp_path) -> None:
    quiet = replace(spec, storyboard=board(SAID), audio=track(tmp_path / "t.wav", 1e-6 * clicks()))
    made = scored(quiet, audio_driven=False)
    assert not made.drives and made.driving(0, 1) is None
    (speech,) = made.timeline.speeches
    heard = np.abs(whole(made)).max(axis=1)
    first = round(speech.start_s * AUDIO_RATE)
    assert heard[first : first + 20_000].max() > 0.2


@pytest.mark.parametrize("recorded", [False, True])
def test_synthesised_or_recorded_lines_drive_where_the_mix_has_them(spec, scored, tmp_path, recorded) -> None:
    spec = replace(spec, storyboard=board(SAID))
    assert not scored(spec).drives
    if recorded:
        spec = replace(spec, references=(voice(tmp_path, text=SAID),))
    made = scored(spec, speech="model" if recorded else "synthesised")
    assert made.drives and not made.keeps
    (speech,) = made.timeline.speeches
    onset = made.driving(speech.start_s, 0.3)
    assert onset.any() and not made.driving(0, speech.start_s).any()
    pieces = np.concatenate([made.driving(index * 0.5, 0.5) for index in range(6)])
    first = round(speech.start_s * AUDIO_RATE)
    assert np.array_equal(pieces[first : first + len(onset)], onset)
    heard = whole(made)
    spectrum = np.fft.rfft(heard[:, 0], 2 * len(heard)) * np.conj(np.fft.rfft(pieces[:, 0], 2 * len(heard)))
    assert np.argmax(np.fft.irfft(spectrum)) == 0
    assert integrated_lufs(heard) == pytest.approx(-14, abs=0.5)


def test_a_recorded_voice_that_says_something_else_leaves_the_lines_to_the_model(spec, scored, tmp_path) -> None:
    made = scored(replace(spec, storyboard=board(SAID), references=(voice(tmp_path, text="Other words"),)))
    assert made.keeps and not made.drives
    assert [len(samples) > AUDIO_RATE for samples in made.voices] == [True]


def test_a_silent_pipeline_gets_the_sound_of_the_storyboard(spec, scored) -> None:
    made = scored(replace(spec, storyboard=board(SAID)), **SILENT)
    assert not made.drives and not made.keeps
    heard = whole(made)
    assert integrated_lufs(heard) == pytest.approx(-14, abs=0.5) and len(heard) == 3 * AUDIO_RATE


def test_nothing_told_and_nothing_made_is_silence_of_the_right_length(spec, scored) -> None:
    made = scored(replace(spec, storyboard=None, num_frames=70, frame_rate=30), **SILENT)
    assert made.notes == ("no_sound",) and made.timeline is None
    assert whole(made).shape == (112_000, 2) and not whole(made).any()


def noise(frames: int, seed: int, level: float = 0.05) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return (level * chance.standard_normal((frames * AUDIO_RATE // RATE, 2))).astype(np.float32)


def test_one_stretch_of_the_pipelines_own_sound_is_kept_exactly_levelled(spec, scored) -> None:
    made = scored(replace(spec, storyboard=board(SAID)))
    assert made.keeps and not made.drives
    own = noise(80, 1)
    made.add(own, first_frame=0, num_frames=72)
    heard = whole(made)
    assert integrated_lufs(heard) == pytest.approx(-14, abs=0.2)
    middle = slice(0, len(heard) - 1000)
    assert np.allclose(heard[middle], own[: len(heard)][middle] * (heard[0, 0] / own[0, 0]), atol=1e-5)


class Film:
    """Twelve seconds in stretches of three, each but the first with eight frames seen before."""

    def __init__(self, made: Score) -> None:
        self.made, self.stretches = made, 0

    def more(self) -> bool:
        if self.stretches == 4:
            return False
        head = 8 if self.stretches else 0
        sound = noise(72 + head, self.stretches, level=0.02 * 2**self.stretches)
        self.made.add(sound, first_frame=72 * self.stretches, num_frames=72, head_frames=head)
        self.stretches += 1
        return True

    def frames(self) -> Iterator[int]:
        for frame in range(4 * 72):
            while frame >= 72 * self.stretches:
                assert self.more()
            yield frame


def test_a_long_clip_is_heard_as_it_is_made_and_never_further(spec, scored) -> None:
    spec = replace(spec, num_frames=4 * 72)
    made = scored(spec)
    film = Film(made)
    sound = Sound(made.heard(film.more), num_frames=spec.num_frames, frame_rate=RATE)
    heard = b""
    for done, _ in enumerate(film.frames(), start=1):
        heard += b"".join(bytes(piece) for piece in sound.until(done))
        assert film.stretches <= 1 + (done + (AHEAD_S + 0.3) * RATE) // 72
    assert sound.complete
    samples = np.frombuffer(heard, "<i2").reshape(-1, 2) / np.float32(32767)
    assert len(samples) == 12 * AUDIO_RATE
    assert integrated_lufs(samples) == pytest.approx(-14, abs=1.5) and true_peak_db(samples) < -1


def test_the_same_stretches_give_the_same_samples(spec, scored) -> None:
    both = [scored(replace(spec, num_frames=4 * 72)) for _ in range(2)]
    first, again = (np.concatenate(list(made.heard(Film(made).more))) for made in both)
    assert np.array_equal(first, again)


def test_a_pipeline_that_stops_too_early_fails_with_its_code(spec, scored) -> None:
    made = scored(spec)
    made.add(noise(24, 1), first_frame=0, num_frames=24)
    with pytest.raises(EngineError) as failure:
        list(made.heard(lambda: False))
    assert failure.value.code == "sound_missing"


def voice(folder: Path, *, text: str, consent: str | None = "grant-1") -> Reference:
    wave = 0.5 * np.sin(2 * np.pi * 180 * np.arange(round(1.2 * AUDIO_RATE)) / AUDIO_RATE)
    soundfile.write(folder / "voice.wav", wave, AUDIO_RATE)
    path = folder / "voice.wav"
    return Reference(kind=ReferenceKind.VOICE, handle="extra1", path=path, text=text, consent_id=consent)


def test_a_voice_is_never_used_without_its_owners_consent(spec, scored, tmp_path) -> None:
    told = replace(spec, storyboard=board(SAID), references=(voice(tmp_path, text=SAID, consent=None),))
    for changes in ({}, SILENT):
        with pytest.raises(SpecRejected) as refusal:
            scored(told, **changes)
        assert refusal.value.code == "voice_not_granted"


@pytest.mark.parametrize("driven", [True, False])
@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("two hours told", "audio_too_long"),
        ("a minute and a second found", "audio_too_long"),
        ("not a number", "audio_unreadable"),
        ("44.1 kHz", "audio_unreadable"),
        ("text", "audio_unreadable"),
        ("empty", "audio_unreadable"),
    ],
)
def test_a_bad_track_is_refused_before_any_work(spec, scored, tmp_path, fault, code, driven) -> None:
    sound = np.full(61 * AUDIO_RATE if fault == "a minute and a second found" else AUDIO_RATE, 0.1)
    sound[100] = np.nan if fault == "not a number" else 0
    path = tmp_path / "t.wav"
    audio = track(path, sound[: 0 if fault == "empty" else None], 44_100 if fault == "44.1 kHz" else AUDIO_RATE)
    if fault == "text":
        path.write_text("la la la")
    audio = replace(audio, seconds=7200.0 if fault == "two hours told" else 1.0)
    with pytest.raises(SpecRejected) as refusal:
        scored(replace(spec, audio=audio), audio_driven=driven)
    assert refusal.value.code == code
