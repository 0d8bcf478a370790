"""Kokoro voices that an operator put into a folder: an ONNX model and a file with the voices (`voices*.bin`, npz).

Spoken through the kokoro_onnx package, in a process of its own.
"""

import importlib.util
import json
import sys
import tempfile
import zipfile
from functools import cached_property
from pathlib import Path

import numpy as np

from generation.engines.studio.audio.voices import process
from generation.engines.studio.audio.voices.base import Utterance
from generation.storyboard.schema import Delivery, Language

PROCESS = Path(__file__).with_name("kokoro_process.py")
_SPEED: dict[Delivery, float] = {"say": 1.0, "whisper": 0.88, "shout": 1.08, "sing": 1.0}
_LANGUAGES: dict[str, tuple[str, tuple[Language, ...]]] = {
    "a": ("en-us", ("en",)), "b": ("en-gb", ("en",)), "z": ("cmn", ("zh-hans", "zh-hant")),
}  # fmt: skip
"""By the first letter of a voice's name: the model's language, and ours."""


class Kokoro:
    name = "kokoro"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def missing(self) -> str:
        if self._model and not self._names:
            return "a Kokoro model is there, but no file with its voices"
        if self._model and not importlib.util.find_spec("kokoro_onnx"):
            return "Kokoro voices are there, but the kokoro_onnx package is not"
        return ""

    def voices(self) -> dict[str, tuple[Language, ...]]:
        if self._model is None or self.missing:
            return {}
        return {f"{self.name}:{name}": _LANGUAGES[name[0]][1] for name in self._names}

    def utter(self, text: str, *, voice: str, language: Language, delivery: Delivery, seed: int) -> Utterance:
        name = voice.removeprefix(self.name + ":")
        with tempfile.TemporaryDirectory() as scratch:
            wav = Path(scratch) / "line.wav"
            job = {"model": str(self._model), "voices": str(self._voices_file), "voice": name, "text": text,
                   "speed": _SPEED[delivery], "lang": _LANGUAGES[name[0]][0], "wav": str(wav)}  # fmt: skip
            process.run([sys.executable, str(PROCESS)], json.dumps(job).encode())
            samples, rate = process.read_wav(wav)
        return Utterance(samples=samples, rate=rate)

    @cached_property
    def _model(self) -> Path | None:
        return next(iter(sorted(self._folder.glob("*.onnx"))), None)

    @cached_property
    def _voices_file(self) -> Path | None:
        return next(iter(sorted((*self._folder.glob("voices*.bin"), *self._folder.glob("voices*.npz")))), None)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        if self._voices_file is None:
            return ()
        try:
            with np.load(self._voices_file, allow_pickle=False) as voices:
                return tuple(name for name in sorted(voices.files) if name[:1] in _LANGUAGES)
        except (OSError, ValueError, EOFError, zipfile.BadZipFile):
            return ()
