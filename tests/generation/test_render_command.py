import io
import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from generation.contracts import SpecRejected
from generation.media.probe import probe
from generation.offline import cast_of
from tests.vision.photos import astronaut, side_by_side


@pytest.fixture(autouse=True)
def _assets(settings, assets):
    settings.ASSETS_DIR = assets


@pytest.fixture(scope="module")
def face(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("faces") / "face.png"
    Image.fromarray(astronaut()).save(path)
    return path


def render(*arguments: str) -> dict:
    stdout = io.StringIO()
    call_command("render", *map(str, arguments), stdout=stdout)
    lines = stdout.getvalue().strip().splitlines()
    assert len(lines) == 1
    return json.loads(lines[0])


def refused(*arguments: str) -> str:
    """The stable code of the refusal."""
    with pytest.raises(CommandError) as refusal:
        call_command("render", *map(str, arguments))
    return str(refusal.value).split(":")[0]


def test_a_prompt_and_a_face_become_a_clip_and_one_json_object(face, tmp_path):
    out = tmp_path / "clip.mp4"
    answer = render(
        "@mira waves on stage with a gizmo",
        "--face",
        face,
        "--seconds",
        "1.2",
        "--size",
        "144x256",
        "--seed",
        "5",
        "--out",
        out,
    )
    assert (answer["engine"], answer["seed"], answer["seconds"], answer["frames"]) == ("studio", 5, 1.2, 36)
    assert (answer["width"], answer["height"]) == (144, 256)
    assert answer["not_understood"] == ["gizmo"]
    assert answer["storyboard"]["shots"][0]["subjects"][0]["handle"] == "mira"
    assert answer["timings"]["total"] >= answer["timings"]["frames"] > 0
    made = probe(out)
    assert (made.width, made.height, made.num_frames) == (144, 256, 36)
    assert list(tmp_path.iterdir()) == [out]


def test_without_a_length_the_story_decides(tmp_path):
    out = tmp_path / "clip.mp4"
    answer = render("a beach", "--size", "72x128", "--out", out)
    assert answer["seconds"] == sum(shot["seconds"] for shot in answer["storyboard"]["shots"]) == 4.0


def test_the_soundtrack_decides_the_length_where_nobody_does(tmp_path):
    import soundfile

    track, out = tmp_path / "track.wav", tmp_path / "clip.mp4"
    tone = 0.3 * np.sin(2 * np.pi * 220 * np.arange(44_100 * 2) / 44_100)
    soundfile.write(track, tone, 44_100)
    assert render("a beach", "--audio", track, "--size", "72x128", "--out", out)["seconds"] == 2.0


@pytest.mark.parametrize("picture", [side_by_side(astronaut()), np.full((300, 300, 3), 128, np.uint8)])
def test_a_picture_that_does_not_pass_the_gate_makes_no_file(picture, tmp_path):
    path, out = tmp_path / "face.png", tmp_path / "clip.mp4"
    Image.fromarray(picture).save(path)
    assert refused("@mira dances", "--face", path, "--seconds", "1", "--out", out) == "face_refused"
    assert not out.exists()


def test_what_is_no_picture_or_no_sound_makes_no_file(face, tmp_path):
    text, out = tmp_path / "notes.txt", tmp_path / "clip.mp4"
    text.write_text("no picture")
    assert refused("@mira dances", "--face", text, "--out", out) == "not_an_image"
    assert refused("a beach", "--audio", text, "--out", out) == "unsupported_audio_format"
    assert refused("@mira dances", "--face", tmp_path / "missing.png", "--out", out) == "file_missing"
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("@mira dances",), "reference_missing"),
        (("",), "prompt_empty"),
        (("a" * 4001,), "prompt_too_long"),
        (("a beach", "--seconds", "301"), "length_out_of_range"),
        (("a beach", "--engine", "nonesuch"), "engine_unknown"),
        (("a beach", "--size", "71x128"), "spec_rejected"),
        (("a beach", "--seed", "-1"), "spec_rejected"),
        (('a man says "' + "so many words " * 30 + '"', "--seconds", "2"), "lines_too_long"),
    ],
)
def test_a_bad_order_is_refused_by_code_and_makes_no_file(arguments, code, tmp_path):
    out = tmp_path / "clip.mp4"
    assert refused(*arguments, "--out", out) == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("--size", "big"), ("--seconds", "nan"), ("--seconds", "-3")])
def test_nonsense_arguments_are_refused(arguments, tmp_path):
    with pytest.raises(CommandError):
        call_command("render", "a beach", "--out", str(tmp_path / "clip.mp4"), *arguments)


def test_a_file_that_was_there_survives_a_refusal(tmp_path):
    out = tmp_path / "clip.mp4"
    out.write_bytes(b"before")
    refused("@mira dances", "--out", out)
    assert out.read_bytes() == b"before"


def test_a_device_is_never_replaced_by_a_clip(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused("a beach", "--out", pipe) == "out_not_a_file"
    assert pipe.is_fifo()


def test_faces_are_the_handles_in_order_then_me():
    assert cast_of("@mira and @bob dance", 2) == ["mira", "bob"]
    assert cast_of("dance with @bob", 2) == ["bob", "me"]
    assert cast_of("dance", 1) == ["me"]
    with pytest.raises(SpecRejected) as refusal:
        cast_of("dance", 2)
    assert refusal.value.code == "too_many_faces"


def test_the_program_exits_with_an_error_and_says_its_code_on_stderr(tmp_path):
    import subprocess

    root = Path(__file__).resolve().parents[2]
    out = tmp_path / "clip.mp4"
    done = subprocess.run(
        [sys.executable, "manage.py", "render", "@mira dances", "--out", str(out)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "reference_missing" in done.stderr
    assert done.stdout == ""
    assert not out.exists()


def test_the_storyboard_command_prints_json():
    stdout = io.StringIO()
    call_command("storyboard", "@mira在月球上跳舞，下着猫雨，说“你好”", stdout=stdout)
    board = json.loads(stdout.getvalue())
    assert board["language"] == "zh-hans"
    assert board["shots"][0]["setting"] == "moon"
    assert board["shots"][-1]["lines"][0]["text"] == "你好"
    with pytest.raises(CommandError):
        call_command("storyboard", "")
