from pathlib import Path

import numpy as np
import pytest
import soundfile

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, SpecRejected
from generation.engines.studio.audio.mouth import mouth_from_audio
from generation.engines.studio.audio.recorded import same_words
from generation.engines.studio.audio.voice import speak
from generation.storyboard.schema import Line
from tests.generation.engines.studio.audio.timelines import FRAME_RATE, lag_ms

TEXT = "Hello everybody, welcome to my party!"
LINE = Line(speaker="mira", text=TEXT)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What Mira once said into a telephone: quiet, at 16 kHz, with silence around it."""
    spoken = speak(Line(speaker="x", text=TEXT, voice="elder"), voice_seed=9).samples[::3]
    path = tmp_path_factory.mktemp("voice") / "sample.wav"
    soundfile.write(path, np.concatenate([np.zeros(16_000), 0.1 * spoken, np.zeros(24_000)]), 16_000)
    return Reference(kind=ReferenceKind.VOICE, handle="mira", path=path, text="hello, everybody — Welcome to my party")


def test_a_line_that_the_sample_says_is_the_sample(recording: Reference) -> None:
    voiced = speak(LINE, voice_seed=1, references=[recording])
    original, _ = soundfile.read(recording.path)
    assert voiced.phones is None
    assert voiced.seconds == pytest.approx((len(original) - 40_000) / 16_000, abs=0.3)
    at_16_khz = voiced.samples[::3]
    likeness = np.correlate(original, at_16_khz, "valid") if len(at_16_khz) <= len(original) else np.zeros(1)
    norms = np.linalg.norm(original) * np.linalg.norm(at_16_khz)
    assert likeness.max() / norms > 0.9
    assert np.abs(voiced.samples).max() == pytest.approx(0.8, abs=0.01)


def test_its_words_and_its_mouth_follow_its_sound(recording: Reference) -> None:
    voiced = speak(LINE, voice_seed=1, references=[recording])
    told = speak(Line(speaker="x", text=TEXT, voice="elder"), voice_seed=9)
    assert [word for _, word in voiced.words] == TEXT.split()
    for (guessed, _), (known, _) in zip(voiced.words, told.words, strict=True):
        assert guessed == pytest.approx(known, abs=0.35)
    mouth = mouth_from_audio(voiced.samples, FRAME_RATE, int(voiced.seconds * FRAME_RATE), spoken=True)
    assert abs(lag_ms(voiced.samples, mouth[:, 0])) <= 1000 / FRAME_RATE
    assert mouth[:, 0].max() > 0.5


@pytest.mark.parametrize(
    "change",
    [{"text": "Something else."}, {"speaker": "bob"}, {"voice": "deep"}, {"delivery": "whisper"}],
    ids=["words", "speaker", "voice", "delivery"],
)
def test_any_other_line_is_not(recording: Reference, change: dict[str, str]) -> None:
    assert speak(LINE.model_copy(update=change), voice_seed=1, references=[recording]).phones


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hello, World!", "hello world", True),
        ("你好，世界。", "你好世界", True),
        ("ＯＫ!", "ok", True),
        ("hello", "hallo", False),
        ("!!!", "???", False),
    ],
)
def test_texts_are_compared_by_their_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


@pytest.mark.parametrize("sound", [np.zeros(16_000), None])
def test_a_sample_without_a_voice_is_refused(sound: np.ndarray | None, tmp_path: Path) -> None:
    path = tmp_path / "sample.wav"
    if sound is None:
        path.write_bytes(b"not a sound")
    else:
        soundfile.write(path, sound, AUDIO_RATE)
    silent = Reference(kind=ReferenceKind.VOICE, handle="mira", path=path, text=TEXT)
    with pytest.raises(SpecRejected) as caught:
        speak(LINE, voice_seed=1, references=[silent])
    assert caught.value.code == "reference_unreadable"
