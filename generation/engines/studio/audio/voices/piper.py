"""Piper voices that an operator put into a folder: `<voice>.onnx` with its `<voice>.onnx.json`.

Spoken by the `piper` program, or by the Python package of that name; without noise, so that a text always sounds alike.
"""

import importlib.util
import json
import shutil
import sys
import tempfile
from functools import cached_property
from pathlib import Path

from generation.engines.studio.audio.voices import process
from generation.engines.studio.audio.voices.base import Utterance
from generation.storyboard.schema import Delivery, Language

_LENGTH: dict[Delivery, float] = {"say": 1.0, "whisper": 1.12, "shout": 0.94, "sing": 1.0}
_FAMILIES: dict[str, tuple[Language, ...]] = {"en": ("en",), "zh": ("zh-hans", "zh-hant")}


class Piper:
    name = "piper"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def missing(self) -> str:
        if self._models and not self._program:
            return "Piper voices are there, but neither the piper program nor the piper package is"
        return ""

    def voices(self) -> dict[str, tuple[Language, ...]]:
        return {f"{self.name}:{stem}": languages for stem, languages in self._models.items()} if self._program else {}

    def utter(self, text: str, *, voice: str, language: Language, delivery: Delivery, seed: int) -> Utterance:
        model = self._folder / f"{voice.removeprefix(self.name + ':')}.onnx"
        with tempfile.TemporaryDirectory() as scratch:
            wav = Path(scratch) / "line.wav"
            options = ("--length_scale", str(_LENGTH[delivery]), "--noise_scale", "0", "--noise_w", "0")
            process.run([*self._program, "--model", str(model), "--output_file", str(wav), *options], text.encode())
            samples, rate = process.read_wav(wav)
        return Utterance(samples=samples, rate=rate)

    @cached_property
    def _program(self) -> tuple[str, ...]:
        found = shutil.which("piper")
        if found:
            return (found,)
        return (sys.executable, "-m", "piper") if importlib.util.find_spec("piper") else ()

    @cached_property
    def _models(self) -> dict[str, tuple[Language, ...]]:
        found: dict[str, tuple[Language, ...]] = {}
        for path in sorted(self._folder.glob("*.onnx")):
            try:
                told = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
                family = str(told["language"]["code"])[:2].lower()
            except (OSError, ValueError, KeyError, TypeError):
                continue
            if family in _FAMILIES:
                found[path.stem] = _FAMILIES[family]
        return found
