"""espeak-ng from its bundled library: small, in many languages, with the time of every phone."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np

from generation.engines.studio.audio.voices import process
from generation.engines.studio.audio.voices.base import Utterance
from generation.storyboard.schema import Delivery, Language

PROCESS = Path(__file__).with_name("espeak_process.py")
TIMEOUT_S = 30.0
_LANGUAGES: dict[Language, str] = {"en": "en-us", "zh-hans": "cmn", "zh-hant": "cmn"}
_WORDS_A_MINUTE: dict[Language, int] = {"en": 162, "zh-hans": 175, "zh-hant": 175}


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """`variant` is espeak's own, `pitch` 0..99, `rate` multiplies the pace, `spread` how far the pitch moves."""

    variant: str
    pitch: int
    rate: float = 1.0
    spread: float = 1.0


_DEFAULTS = (("f3", 56), ("m3", 44), ("f2", 50), ("m7", 40), ("f4", 62), ("m1", 48), ("f5", 46), ("m4", 36))
"""A speaker who names no voice gets one of these by seed."""
CHARACTERS: dict[str, Character] = {
    "deep": Character(variant="m4", pitch=14, rate=0.93),
    "bright": Character(variant="f4", pitch=66, rate=1.05),
    "soft": Character(variant="f2", pitch=46, rate=0.92, spread=0.7),
    "child": Character(variant="f5", pitch=92, rate=1.08, spread=1.2),
    "elder": Character(variant="croak", pitch=30, rate=0.84),
    "robot": Character(variant="m3", pitch=34, rate=0.95, spread=0.0),
    "giant": Character(variant="m7", pitch=2, rate=0.8),
    "goblin": Character(variant="klatt3", pitch=80, rate=1.15, spread=1.4),
}


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
    "sing": Prosody(rate=0.85, pitch=4, spread=0),
}


class Espeak:
    name = "espeak"
    missing = ""

    def voices(self) -> dict[str, tuple[Language, ...]]:
        return dict.fromkeys(CHARACTERS, ("en", "zh-hans", "zh-hant"))

    def utter(self, text: str, *, voice: str, language: Language, delivery: Delivery, seed: int) -> Utterance:
        """`voice` "" is the seed's own. The same arguments give the same samples; about 60 ms."""
        header, pcm = self._run(_job(text, voice, language, delivery, seed))
        rate = int(header["rate"])
        samples = np.frombuffer(pcm, "<i2").astype(np.float32) / 32768
        end_s = len(samples) / rate
        starts = [(sample / rate, str(ipa)) for sample, ipa in header["phones"]]
        edges = [start for start, _ in starts[1:]] + [end_s]
        phones = tuple((start, end, ipa) for (start, ipa), end in zip(starts, edges, strict=True) if end > start)
        marks = tuple((sample / rate, int(offset)) for sample, offset in header["words"])
        return Utterance(samples=samples, rate=rate, phones=phones, marks=marks)

    def _run(self, job: dict[str, str | int]) -> tuple[dict[str, Any], bytes]:
        command = [sys.executable, "-I", "-S", str(PROCESS)]
        answer = process.run(command, json.dumps(job).encode(), timeout_s=TIMEOUT_S)
        try:
            header, pcm = answer.split(b"\n", 1)
            read = json.loads(header)
        except ValueError as error:
            raise process.failed("no answer") from error
        if not pcm or len(pcm) % 2:
            raise process.failed("no sound")
        return read, pcm


def _job(text: str, voice: str, language: Language, delivery: Delivery, seed: int) -> dict[str, str | int]:
    wobble = seed // len(_DEFAULTS) % 7 - 3
    if voice:
        character = CHARACTERS[voice]
        wobble = 0
    else:
        variant, pitch = _DEFAULTS[seed % len(_DEFAULTS)]
        character = Character(variant=variant, pitch=pitch)
    variant = character.variant
    if delivery == "whisper":
        variant = "whisperf" if variant.startswith("f") else "whisper"
    prosody = _PROSODY[delivery]
    return {
        "library": espeakng_loader.get_library_path(),
        "data": espeakng_loader.get_data_path(),
        "voice": f"{_LANGUAGES[language]}+{variant}",
        "text": text,
        "rate": round((_WORDS_A_MINUTE[language] + 2 * wobble) * prosody.rate * character.rate),
        "pitch": min(99, max(0, character.pitch + prosody.pitch + wobble)),
        "range": min(99, round(prosody.spread * character.spread)),
        "seed": seed % 2**31,
    }
