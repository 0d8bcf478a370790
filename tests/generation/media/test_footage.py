"""Uploaded videos become footage that needs no trust."""

import subprocess
from pathlib import Path

import av
import numpy as np
import pytest

from generation.media.errors import MediaError
from vision.media import ffmpeg as program
from vision.media.footage import Footage, ingest_video


def made(path: Path, *options: str, seconds: float = 1.0, size: str = "320x240") -> Path:
    """Red for the first half, then blue, with a tone."""
    half = seconds / 2
    colours = f"color=red:s={size}:d={half}[a];color=blue:s={size}:d={half}[b];[a][b]concat"
    command = [program.binary(), "-loglevel", "error", "-f", "lavfi", "-i", colours]
    command += ["-f", "lavfi", "-i", f"sine=440:d={seconds}", "-shortest", *options, "-y", str(path)]
    subprocess.run(command, check=True)
    return path


def colours(footage: Footage) -> list[tuple[int, ...]]:
    with av.open(str(footage.path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return [tuple(np.round(frame.mean((0, 1)) / 255).astype(int)) for frame in (frames[3], frames[-3])]


@pytest.mark.parametrize(
    ("name", "options"),
    [("clip.mp4", ("-c:v", "libx264", "-c:a", "aac")), ("clip.webm", ("-c:v", "libvpx", "-c:a", "libopus"))],
)
def test_usual_videos_are_taken_with_their_sound(name, options, tmp_path):
    footage = ingest_video(made(tmp_path / name, *options), tmp_path)

    assert footage.seconds == pytest.approx(1.0, abs=0.1)
    assert (footage.width, footage.height) == (320, 240)
    assert colours(footage) == [(1, 0, 0), (0, 0, 1)]
    with av.open(str(footage.path)) as container:
        assert container.streams.audio[0].rate == 48_000


def test_large_pictures_are_made_smaller_in_shape(tmp_path):
    footage = ingest_video(made(tmp_path / "large.mp4", "-an", seconds=0.4, size="1600x1200"), tmp_path)
    assert (footage.width, footage.height) == (1280, 960)


def test_a_playlist_in_disguise_opens_no_other_file(tmp_path):
    secret = made(tmp_path / "secret.mp4")
    upload = tmp_path / "upload.mp4"
    upload.write_bytes(b"\x00\x00\x00\x18ftypmp42#EXTM3U\n" + str(secret).encode())
    with pytest.raises(MediaError) as refusal:
        ingest_video(upload, tmp_path)
    assert refusal.value.code == "video_not_understood"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "video_too_large"), (b"GIF89a" + bytes(50), "unsupported_video_format"), (None, "video_not_understood")],
)
def test_what_is_no_video_is_refused_and_leaves_nothing(content, code, tmp_path):
    upload, folder = tmp_path / "upload.bin", tmp_path / "out"
    folder.mkdir()
    whole = made(tmp_path / "whole.mp4").read_bytes()
    upload.write_bytes(whole[: len(whole) // 3] if content is None else content)
    with pytest.raises(MediaError) as refusal:
        ingest_video(upload, folder)
    assert refusal.value.code == code
    assert list(folder.iterdir()) == []


def test_a_long_video_is_refused(tmp_path):
    upload = made(tmp_path / "long.mp4", "-an", "-r", "2", seconds=62, size="64x64")
    with pytest.raises(MediaError) as refusal:
        ingest_video(upload, tmp_path)
    assert refusal.value.code == "video_too_long"
