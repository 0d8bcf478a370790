"""Words to voice: every line by its own voice, in processes of their own, with the times of its phones and words."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from math import gcd

import numpy as np
from scipy.signal import butter, istft, resample_poly, sosfilt, stft

from generation.contracts import AUDIO_RATE, Reference
from generation.engines.studio.audio.recorded import replay, sample_for, trimmed
from generation.engines.studio.audio.runs import runs
from generation.engines.studio.audio.singing.sing import sing
from generation.engines.studio.audio.singing.tune import Tune
from generation.engines.studio.audio.synth import rng
from generation.engines.studio.audio.voices.base import Utterance, Voiced
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.audio.words import energy_marks, speakable, timed_words
from generation.storyboard.schema import Line

SILENT_LINE_S = 0.4
_RELEASE_S = 0.1
"""Kept after the last sound: a voice itself would add a long pause."""
_GAP_S = 0.04
"""Between two languages of one line."""
_AT_ONCE = 4
_DEFAULT_TUNE = Tune(beat_s=0.5)


def speak(
    line: Line,
    *,
    voice_seed: int,
    voices: Voices | None = None,
    tune: Tune | None = None,
    references: Sequence[Reference] = (),
) -> Voiced:
    """The same line, seed and tune give the same samples. Safe to call from several threads; takes about 60 ms.

    A VOICE reference of the speaker that says this line is used as it is. A line without anything to say aloud gives
    0.4 s of silence. Raises EngineError `voice_failed`, and SpecRejected as Voices.speaker and recorded.replay do.
    """
    provider, name = (voices or Voices()).speaker(line)
    sample = sample_for(line, references)
    if sample is not None:
        return replay(line, sample)
    text = speakable(line.text)
    if not any(character.isalnum() for character in text):
        silence = np.zeros(int(SILENT_LINE_S * AUDIO_RATE), np.float32)
        return Voiced(samples=silence, phones=(), words=timed_words(line.text, [], SILENT_LINE_S))
    tune = tune or _DEFAULT_TUNE
    sung = line.delivery == "sing"
    delivery = "say" if sung and tune.rap else line.delivery
    stretches = runs(text, line.language) if name == "" or provider.name == "espeak" else [(0, text, line.language)]
    uttered = [
        _ended(provider.utter(part, voice=name, language=language, delivery=delivery, seed=voice_seed))
        for _, part, language in stretches
        if any(character.isalnum() for character in part)
    ]
    offsets = [offset for offset, part, _ in stretches if any(character.isalnum() for character in part)]
    whole = _joined(uttered, offsets)
    on_beat_s = None
    if sung:
        whole, on_beat_s = sing(whole, tune, voice_seed)
    voice = _finish(whole, line, voice_seed, breathy=provider.name != "espeak")
    marks = list(whole.marks) if whole.phones is not None else energy_marks(line.text, voice)
    seconds = len(voice) / AUDIO_RATE
    words = timed_words(line.text, marks, seconds)
    return Voiced(samples=voice, phones=whole.phones, words=words, on_beat_s=on_beat_s)


def speak_all(
    lines: Sequence[tuple[Line, int]],
    *,
    voices: Voices | None = None,
    tune: Tune | None = None,
    references: Sequence[Reference] = (),
) -> list[Voiced]:
    """Each (line, voice seed) spoken, in order, several processes at a time. Raises what `speak` raises."""
    catalogue = voices or Voices()

    def one(pair: tuple[Line, int]) -> Voiced:
        return speak(pair[0], voice_seed=pair[1], voices=catalogue, tune=tune, references=references)

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        return list(pool.map(one, lines))


def _ended(said: Utterance) -> Utterance:
    """Cut soon after the last sound."""
    if said.phones is None:
        return Utterance(samples=trimmed(_at_48_khz(said)).astype(np.float32), rate=AUDIO_RATE)
    last_s = max((end for _, end, ipa in said.phones if ipa), default=said.seconds)
    end_s = min(said.seconds, last_s + _RELEASE_S)
    phones = tuple((start, min(end, end_s), ipa) for start, end, ipa in said.phones if start < end_s)
    return Utterance(samples=said.samples[: round(end_s * said.rate)], rate=said.rate, phones=phones, marks=said.marks)


def _joined(parts: Sequence[Utterance], offsets: Sequence[int]) -> Utterance:
    """One utterance of several at one rate, with a short gap; offsets count in the whole text."""
    if len(parts) == 1:
        only = parts[0]
        marks = tuple((second, mark + offsets[0]) for second, mark in only.marks)
        return Utterance(samples=only.samples, rate=only.rate, phones=only.phones, marks=marks)
    rate = parts[0].rate
    samples: list[np.ndarray] = []
    phones: list[tuple[float, float, str]] = []
    marks_: list[tuple[float, int]] = []
    at = 0
    for index, (part, offset) in enumerate(zip(parts, offsets, strict=True)):
        at_s = at / rate
        phones += [(start + at_s, end + at_s, ipa) for start, end, ipa in part.phones or ()]
        marks_ += [(second + at_s, mark + offset) for second, mark in part.marks]
        gap = np.zeros(round(_GAP_S * rate) if index + 1 < len(parts) else 0, np.float32)
        samples += [part.samples, gap]
        at += len(part.samples) + len(gap)
    return Utterance(samples=np.concatenate(samples), rate=rate, phones=tuple(phones), marks=tuple(marks_))


def _at_48_khz(said: Utterance) -> np.ndarray:
    divisor = gcd(AUDIO_RATE, said.rate)
    return np.asarray(resample_poly(said.samples.astype(np.float64), AUDIO_RATE // divisor, said.rate // divisor))


def _finish(said: Utterance, line: Line, seed: int, *, breathy: bool) -> np.ndarray:
    """48 kHz, rumble removed, a little presence; overdrive for a shout, breath instead of a tone for a whisper."""
    voice = sosfilt(butter(2, 85, "highpass", fs=AUDIO_RATE, output="sos"), _at_48_khz(said))
    voice += 0.35 * sosfilt(butter(2, [2200, 4800], "bandpass", fs=AUDIO_RATE, output="sos"), voice)
    if line.delivery == "whisper" and breathy:
        voice = _breath(voice, seed)
    if line.delivery == "shout":
        voice = np.tanh(2.2 * voice / (np.abs(voice).max() + 1e-9))
    return (0.8 * voice / max(1e-9, np.abs(voice).max())).astype(np.float32)


def _breath(voice: np.ndarray, seed: int) -> np.ndarray:
    """The same vowels without a pitch: short spectra with their phases thrown away."""
    _, _, spectrum = stft(voice, AUDIO_RATE, nperseg=512, noverlap=384)
    turned = np.abs(spectrum) * np.exp(2j * np.pi * rng(seed, "breath").random(spectrum.shape))
    _, breath = istft(turned, AUDIO_RATE, nperseg=512, noverlap=384)
    air = sosfilt(butter(2, 500, "highpass", fs=AUDIO_RATE, output="sos"), breath)
    return np.asarray(np.pad(air, (0, max(0, len(voice) - len(air))))[: len(voice)])
