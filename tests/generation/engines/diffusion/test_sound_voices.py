from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from generation.contracts import AUDIO_RATE, Reference, ReferenceKind, SpecRejected
from generation.engines.diffusion.sound_voices import MOST_SECONDS, voices_of


def sample(path: Path, *, seconds: float = 2.0, rate: int = 24_000, hz: float = 200, level: float = 0.5) -> Reference:
    wave = level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    soundfile.write(path, wave, rate, subtype="FLOAT")
    return Reference(kind=ReferenceKind.VOICE, handle="mira", path=path, consent_id="grant-1")


def test_voices_are_48_khz_mono_in_order_and_of_bounded_length(tmp_path: Path) -> None:
    low = sample(tmp_path / "low.wav", hz=200)
    high = sample(tmp_path / "high.wav", hz=400, seconds=20, rate=44_100)
    face = Reference(kind=ReferenceKind.IMAGE, handle="mira", path=tmp_path / "none.png")
    first, second = voices_of([face, low, high])
    assert first.dtype == second.dtype == np.float32 and first.ndim == 1
    assert len(first) == pytest.approx(2 * AUDIO_RATE, abs=1000)
    assert len(second) <= MOST_SECONDS * AUDIO_RATE
    for voice, hz in ((first, 200), (second, 400)):
        heard = np.argmax(np.abs(np.fft.rfft(voice))) * AUDIO_RATE / len(voice)
        assert heard == pytest.approx(hz, abs=2)


def test_a_voice_without_consent_is_refused_before_it_is_read(tmp_path: Path) -> None:
    granted = sample(tmp_path / "voice.wav")
    missing = replace(granted, path=tmp_path / "not there.wav", consent_id=None)
    with pytest.raises(SpecRejected) as refusal:
        voices_of([granted, missing])
    assert refusal.value.code == "voice_not_granted"


@pytest.mark.parametrize("fault", ["missing", "text", "silent", "empty", "not a number", "slow"])
def test_what_is_no_voice_is_refused(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "voice.wav"
    reference = sample(path)
    if fault == "missing":
        path.unlink()
    elif fault == "text":
        path.write_text("hello")
    else:
        level = {"silent": 0.0, "not a number": np.nan}.get(fault, 0.5)
        sample(path, level=level, seconds=0 if fault == "empty" else 2, rate=4_000 if fault == "slow" else 24_000)
    with pytest.raises(SpecRejected) as refusal:
        voices_of([reference])
    assert refusal.value.code == "reference_unreadable"
