"""Words to voice: espeak-ng in one short, seeded process per line, with the times of its phones and words."""

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
from scipy.signal import butter, resample_poly, sosfilt

from generation.contracts import AUDIO_RATE, EngineError
from generation.engines.studio.audio.words import speakable, timed_words
from generation.storyboard.schema import Delivery, Language, Line

TIMEOUT_S = 30
SILENT_LINE_S = 0.4
_RELEASE_S = 0.1
"""Kept after the last sound: the voice itself would add a long pause."""
_PROCESS = Path(__file__).with_name("espeak_process.py")
_LANGUAGES: dict[Language, str] = {"en": "en-us", "zh-hans": "cmn", "zh-hant": "cmn"}
_VARIANTS = (("f3", 56), ("m3", 44), ("f2", 50), ("m7", 40), ("f4", 62), ("m1", 48), ("f5", 46), ("m4", 36))
"""(espeak voice variant, pitch 0..99); a speaker's seed picks one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prosody:
    """`rate` multiplies the speaker's pace, `pitch` is added to 0..99, `spread` is how far it moves, 0..99."""

    rate: float
    pitch: int
    spread: int


_PROSODY: dict[Delivery, Prosody] = {
    "say": Prosody(rate=1.0, pitch=0, spread=60),
    "whisper": Prosody(rate=0.9, pitch=-6, spread=40),
    "shout": Prosody(rate=1.08, pitch=14, spread=85),
    "sing": Prosody(rate=0.66, pitch=8, spread=0),
}
_WORDS_A_MINUTE = {"en": 162, "zh-hans": 175, "zh-hant": 175}
_MELODY = (0, 2, 4, 2, 5, 4, 2, 0)
"""Semitones over the speaker's pitch, one step a word, when a line is sung."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A spoken line. `samples` float32 [N], 48 kHz mono, -1..1; `phones` (start_s, end_s, ipa) where an empty ipa is a
    pause; `words` (start_s, text) in reading order, every word of the line once.
    """

    samples: np.ndarray
    phones: tuple[tuple[float, float, str], ...]
    words: tuple[tuple[float, str], ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / AUDIO_RATE


def speak(line: Line, *, voice_seed: int) -> Voiced:
    """The same line and seed give the same samples. Safe to call from several threads; takes about 60 ms.

    A line without anything to say aloud gives 0.4 s of silence. Raises EngineError `voice_failed`.
    """
    text = speakable(line.text)
    if not any(character.isalnum() for character in text):
        silence = np.zeros(int(SILENT_LINE_S * AUDIO_RATE), np.float32)
        return Voiced(samples=silence, phones=(), words=timed_words(line.text, [], SILENT_LINE_S))
    header, pcm = _run(_job(line, text, voice_seed))
    rate = header["rate"]
    samples = np.frombuffer(pcm, "<i2").astype(np.float32) / 32768
    marks = [(sample / rate, offset) for sample, offset in header["words"]]
    starts = [(sample / rate, ipa) for sample, ipa in header["phones"]]
    if line.delivery == "sing":
        samples, starts, marks = _sing(samples, rate, starts, marks)
    end_s = min(len(samples) / rate, _last_sound(starts, len(samples) / rate) + _RELEASE_S)
    samples = samples[: round(end_s * rate)]
    samples = _finish(samples, rate, line.delivery)
    edges = [start for start, _ in starts] + [end_s]
    phones = tuple(
        (start, min(end, end_s), ipa)
        for (start, ipa), end in zip(starts, edges[1:], strict=True)
        if min(end, end_s) > start
    )
    return Voiced(samples=samples, phones=phones, words=timed_words(line.text, marks, end_s))


def speak_all(lines: Sequence[tuple[Line, int]]) -> list[Voiced]:
    """Each (line, voice seed) spoken, in order, several processes at a time. Raises EngineError `voice_failed`."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(lambda pair: speak(pair[0], voice_seed=pair[1]), lines))


def _job(line: Line, text: str, voice_seed: int) -> dict[str, str | int]:
    variant, pitch = _VARIANTS[voice_seed % len(_VARIANTS)]
    if line.delivery == "whisper":
        variant = "whisperf" if variant.startswith("f") else "whisper"
    prosody = _PROSODY[line.delivery]
    wobble = voice_seed // len(_VARIANTS) % 7 - 3
    return {
        "library": espeakng_loader.get_library_path(),
        "data": espeakng_loader.get_data_path(),
        "voice": f"{_LANGUAGES[line.language]}+{variant}",
        "text": text,
        "rate": round((_WORDS_A_MINUTE[line.language] + 2 * wobble) * prosody.rate),
        "pitch": min(99, max(0, pitch + prosody.pitch + wobble)),
        "range": prosody.spread,
        "seed": voice_seed % 2**31,
    }


def _run(job: dict[str, str | int]) -> tuple[dict[str, Any], bytes]:
    command = [sys.executable, "-I", "-S", str(_PROCESS)]
    try:
        done = subprocess.run(
            command, input=json.dumps(job).encode(), capture_output=True, timeout=TIMEOUT_S, check=True
        )
        header, pcm = done.stdout.split(b"\n", 1)
        answer = json.loads(header)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise EngineError(f"the voice process failed: {type(error).__name__}", code="voice_failed") from error
    if not pcm or len(pcm) % 2:
        raise EngineError("the voice process gave no sound", code="voice_failed")
    return answer, pcm


def _last_sound(starts: list[tuple[float, str]], end_s: float) -> float:
    """Where the last phone that is not a pause ends."""
    for index in range(len(starts) - 1, -1, -1):
        if starts[index][1]:
            return starts[index + 1][0] if index + 1 < len(starts) else end_s
    return end_s


def _sing(
    samples: np.ndarray, rate: int, phones: list[tuple[float, str]], marks: list[tuple[float, int]]
) -> tuple[np.ndarray, list[tuple[float, str]], list[tuple[float, int]]]:
    """A flat voice bent to a small melody by playing each word faster or slower; every time moves along."""
    source_s = np.arange(len(samples)) / rate
    word = np.searchsorted([second for second, _ in marks] or [0.0], source_s, side="right")
    steps = np.array(_MELODY)[(word - 1) % len(_MELODY)].astype(float)
    glide = np.hanning(int(0.06 * rate) | 1)
    steps = np.convolve(np.pad(steps, len(glide) // 2, mode="edge"), glide / glide.sum(), "valid")
    vibrato = 0.25 * np.sin(2 * np.pi * 5.5 * source_s)
    sung_s = np.concatenate([[0.0], np.cumsum(2 ** (-(steps + vibrato - 2) / 12) / rate)])[:-1]
    target_s = np.arange(0, sung_s[-1], 1 / rate)
    sung = np.interp(np.interp(target_s, sung_s, source_s), source_s, samples).astype(np.float32)
    moved = [(float(np.interp(second, source_s, sung_s)), ipa) for second, ipa in phones]
    return sung, moved, [(float(np.interp(second, source_s, sung_s)), offset) for second, offset in marks]


def _finish(samples: np.ndarray, rate: int, delivery: Delivery) -> np.ndarray:
    """48 kHz, rumble removed, a little presence, and overdrive for a shout."""
    divisor = gcd(AUDIO_RATE, rate)
    voice = resample_poly(samples.astype(np.float64), AUDIO_RATE // divisor, rate // divisor)
    voice = sosfilt(butter(2, 85, "highpass", fs=AUDIO_RATE, output="sos"), voice)
    voice += 0.35 * sosfilt(butter(2, [2200, 4800], "bandpass", fs=AUDIO_RATE, output="sos"), voice)
    if delivery == "shout":
        voice = np.tanh(2.2 * voice / (np.abs(voice).max() + 1e-9))
    return (0.8 * voice / max(1e-9, np.abs(voice).max())).astype(np.float32)
