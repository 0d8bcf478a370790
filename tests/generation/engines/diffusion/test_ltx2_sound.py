"""Sound on its way into LTX-2 and out of it."""

import math

import numpy as np
import pytest
import torch
from diffusers import LTX2Pipeline

from generation.contracts import AUDIO_RATE, EngineError
from generation.engines.diffusion.adapters import ltx2_sound as sound
from generation.engines.diffusion.mel import N_FFT, filters, log_mel, to_hertz, to_mels

CPU = torch.device("cpu")


def tone(hertz: float, seconds: float, rate: int) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


@pytest.mark.parametrize("hertz", [250.0, 1000.0, 3000.0])
def test_a_tone_is_loudest_in_the_band_around_it(hertz: float) -> None:
    wave = torch.from_numpy(np.stack([tone(hertz, 1.0, 16000), np.zeros(16000, np.float32)]))
    mel = log_mel(wave, rate=16000, hop=160, bins=64)
    assert mel.shape == (2, 101, 64)
    centres = to_hertz(torch.linspace(0, to_mels(8000), 66))[1:-1]
    assert abs(centres[mel[0, 50].argmax()] / hertz - 1) < 0.1
    assert torch.all(mel[1] == math.log(1e-5))


def test_mel_bands_are_of_equal_area_and_follow_slaney() -> None:
    banks = filters(16000, 64)
    assert banks.shape == (N_FFT // 2 + 1, 64)
    areas = banks.sum(0) * (8000 / (N_FFT // 2))
    assert torch.all((areas[20:] - 1).abs() < 0.05)
    assert to_mels(1000.0) == pytest.approx(15.0)
    assert to_mels(6400.0) == pytest.approx(42.0)
    assert to_hertz(torch.tensor([3.0, 42.0])).tolist() == pytest.approx([200.0, 6400.0], rel=1e-5)


@pytest.mark.parametrize("frames", [9, 17, 25])
def test_latents_last_as_long_as_the_frames(tiny_pipe: LTX2Pipeline, frames: int) -> None:
    seconds = frames / 24
    track = np.repeat(tone(440, seconds, AUDIO_RATE)[:, None], 2, axis=1)
    latents = sound.encode(tiny_pipe, track, seconds, CPU)
    assert latents.shape[2] == round(seconds * 25)
    back = sound.decode(tiny_pipe, latents, seconds)
    assert back.shape == (round(seconds * AUDIO_RATE), 2)
    assert back.dtype == np.float32


def test_both_channels_of_a_soundtrack_are_heard(tiny_pipe: LTX2Pipeline) -> None:
    left = np.stack([tone(440, 1.0, AUDIO_RATE), tone(2000, 1.0, AUDIO_RATE)], axis=1)
    one, other = (sound.encode(tiny_pipe, track, 1.0, CPU) for track in (left, left[:, ::-1]))
    assert not torch.equal(one, other)


def test_resampling_keeps_pitch_and_loudness() -> None:
    wave = sound.resampled(tone(440, 1.0, AUDIO_RATE)[None], AUDIO_RATE, 16000)
    assert wave.shape == (1, 16000)
    assert np.abs(wave[0, 500:-500] - tone(440, 1.0, 16000)[500:-500]).max() < 0.01


@pytest.mark.parametrize("samples", [AUDIO_RATE - 900, AUDIO_RATE, AUDIO_RATE + 900])
def test_sound_is_made_exactly_as_long_as_its_frames(samples: int) -> None:
    given = np.full((samples, 2), 0.5, np.float32)
    fitted = sound.fitted(given, 1.0, slack_s=0.02)
    assert fitted.shape == (AUDIO_RATE, 2)
    assert np.all(fitted[:samples] == 0.5)
    assert np.all(fitted[samples:] == 0)


@pytest.mark.parametrize("samples", [AUDIO_RATE - 1000, AUDIO_RATE + 1000])
def test_sound_of_another_length_is_an_error(samples: int) -> None:
    with pytest.raises(EngineError) as failure:
        sound.fitted(np.zeros((samples, 2), np.float32), 1.0, slack_s=0.02)
    assert failure.value.code == "sound_length"
