"""Voices an operator adds: found by what lies in their folder, spoken in processes of their own, refused if missing."""

import json
import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from generation.contracts import EngineError, SpecRejected
from generation.engines.studio.audio.singing.psola import pitch_of
from generation.engines.studio.audio.voice import speak
from generation.engines.studio.audio.voices import espeak, process
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.storyboard.schema import Language, Line, Shot, Storyboard

HELLO = Line(speaker="ann", text="Hello my friends, how are you?")
TONE = """
import math, struct, wave
def tone(path, hz, seconds, rate=22050):
    with wave.open(path, "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(rate)
        count = int(seconds * rate)
        file.writeframes(b"".join(
            struct.pack("<h", int(9000 * math.sin(2 * math.pi * hz * i / rate))) for i in range(count)))
"""
PIPER = (
    TONE
    + """
import sys
options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
text = sys.stdin.read()
assert options["--model"].endswith(".onnx") and options["--noise_scale"] == "0"
tone(options["--output_file"], 330, 0.05 * len(text) * float(options["--length_scale"]))
"""
)
KOKORO = """
import numpy as np
class Kokoro:
    def __init__(self, model, voices):
        self.voices = np.load(voices)
    def create(self, text, voice, speed, lang):
        assert voice in self.voices.files and lang in ("en-us", "en-gb", "cmn")
        t = np.arange(int(24000 * 0.05 * len(text) / speed)) / 24000
        return (0.3 * np.sin(2 * np.pi * (220 if lang == "cmn" else 440) * t)).astype(np.float32), 24000
"""


def pitch(samples: np.ndarray) -> float:
    hertz, periodic = pitch_of(samples.astype(float))
    return float(np.median(hertz[periodic > 0.7]))


def asking(voice: str, language: Language = "en", text: str = HELLO.text) -> Line:
    return Line(speaker="ann", text=text, language=language, voice=voice)


@pytest.fixture
def piper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Assets with two Piper voices, and a program that beeps as long as a text is."""
    folder = tmp_path / "voices" / "piper"
    folder.mkdir(parents=True)
    for stem, code in (("amy", "en_US"), ("lin", "zh_CN"), ("rosa", "es_ES")):
        (folder / f"{stem}.onnx").write_bytes(b"model")
        (folder / f"{stem}.onnx.json").write_text(json.dumps({"language": {"code": code}}))
    (folder / "torn.onnx").write_bytes(b"model")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "piper"
    program.write_text(f"#!{sys.executable}\n{PIPER}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.fixture
def kokoro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Assets with a Kokoro model and three voices, and a package that beeps."""
    folder = tmp_path / "voices" / "kokoro"
    folder.mkdir(parents=True)
    (folder / "kokoro.onnx").write_bytes(b"model")
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, af_sky=np.zeros(4), zf_mei=np.zeros(4), jf_alpha=np.zeros(4))
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "kokoro_onnx.py").write_text(KOKORO)
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setenv("PYTHONPATH", str(packages))
    return tmp_path


def test_named_characters_sound_unlike_each_other() -> None:
    heard = {name: speak(asking(name), voice_seed=1) for name in ("deep", "bright", "child", "elder", "robot")}
    deep, bright, child = (pitch(heard[name].samples) for name in ("deep", "bright", "child"))
    assert 1.6 * deep < bright < 0.8 * child
    assert heard["elder"].seconds > 1.15 * heard["child"].seconds
    assert np.array_equal(heard["deep"].samples, speak(asking("deep"), voice_seed=1).samples)


@pytest.mark.parametrize("voice", ["morgan", "piper:amy", "kokoro:af_sky", "piper:../amy"])
def test_a_voice_that_is_not_there_is_refused(voice: str, tmp_path: Path) -> None:
    voices = Voices(tmp_path)
    with pytest.raises(SpecRejected) as caught:
        speak(asking(voice), voice_seed=1, voices=voices)
    assert caught.value.code == "voice_unknown"
    board = Storyboard(shots=(Shot(seconds=2, setting="moon", lines=(asking(voice),)),))
    with pytest.raises(SpecRejected):
        voices.check(board)


def test_piper_voices_are_found_and_spoken_by_the_program(piper: Path) -> None:
    voices = Voices(piper)
    assert {name for name in voices.installed if name.startswith("piper")} == {"piper:amy", "piper:lin"}
    voiced = speak(asking("piper:amy"), voice_seed=1, voices=voices)
    assert voiced.phones is None
    assert voiced.seconds == pytest.approx(0.05 * len(HELLO.text), abs=0.1)
    assert pitch(voiced.samples) == pytest.approx(330, rel=0.02)
    assert [word for _, word in voiced.words] == HELLO.text.split()
    whispered = speak(asking("piper:amy").model_copy(update={"delivery": "whisper"}), voice_seed=1, voices=voices)
    assert (pitch_of(whispered.samples.astype(float))[1] > 0.9).mean() < 0.2


def test_a_voice_is_not_asked_for_what_it_can_not_do(piper: Path) -> None:
    voices = Voices(piper)
    for line, code in (
        (asking("piper:amy", "zh-hans", "你好"), "voice_language"),
        (asking("piper:amy").model_copy(update={"delivery": "sing"}), "voice_can_not_sing"),
    ):
        with pytest.raises(SpecRejected) as caught:
            speak(line, voice_seed=1, voices=voices)
        assert caught.value.code == code


def test_kokoro_voices_are_found_and_spoken_by_the_package(kokoro: Path) -> None:
    voices = Voices(kokoro)
    assert {name for name in voices.installed if name.startswith("kokoro")} == {"kokoro:af_sky", "kokoro:zf_mei"}
    assert pitch(speak(asking("kokoro:af_sky"), voice_seed=1, voices=voices).samples) == pytest.approx(440, rel=0.02)
    mandarin = speak(asking("kokoro:zf_mei", "zh-hans", "你好，我的朋友们。"), voice_seed=1, voices=voices)
    assert pitch(mandarin.samples) == pytest.approx(220, rel=0.02)


def test_what_an_operator_gave_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Voices(tmp_path).notes == ()
    for name in ("piper", "kokoro"):
        (tmp_path / "voices" / name).mkdir(parents=True)
        (tmp_path / "voices" / name / "one.onnx").write_bytes(b"model")
    (tmp_path / "voices" / "piper" / "one.onnx.json").write_text(json.dumps({"language": {"code": "en_GB"}}))
    monkeypatch.setenv("PATH", str(tmp_path))
    voices = Voices(tmp_path)
    assert len(voices.notes) == 2
    assert not any(":" in name for name in voices.installed)


@pytest.mark.parametrize("program", ["import os; os.abort()", "print('nothing')", "import time; time.sleep(60)"])
def test_a_voice_process_that_fails_is_a_typed_error(
    program: str, piper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (piper / "bin" / "piper").write_text(f"#!{sys.executable}\n{program}")
    monkeypatch.setattr(process, "TIMEOUT_S", 1.0)
    with pytest.raises(EngineError) as caught:
        speak(asking("piper:amy"), voice_seed=1, voices=Voices(piper))
    assert caught.value.code == "voice_failed"
    assert "Hello" not in str(caught.value)


@pytest.mark.parametrize("program", ["import os; os.abort()", "import time; time.sleep(60)", "print(7)"])
def test_espeak_that_fails_is_a_typed_error(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.py").write_text(program)
    monkeypatch.setattr(espeak, "PROCESS", tmp_path / "broken.py")
    monkeypatch.setattr(espeak, "TIMEOUT_S", 0.5)
    with pytest.raises(EngineError) as caught:
        speak(HELLO, voice_seed=1)
    assert caught.value.code == "voice_failed"
    assert "Hello" not in str(caught.value)
