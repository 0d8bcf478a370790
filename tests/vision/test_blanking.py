"""A camera's notes are gone, the pictures are the same, and no byte moved."""

import subprocess
from pathlib import Path

import av
import numpy as np
import pytest

from vision.media import ffmpeg
from vision.media.blanking import without_metadata

MARK = b"PLANTED+52.5200+013.4050"
NOTES = [f"{name}={MARK.decode()}" for name in ("location", "title", "comment", "artist", "com.apple.quicktime.make")]


def video(path: Path, *extra: str) -> bytes:
    notes = [part for note in NOTES for part in ("-metadata", note)]
    track = ["-metadata:s:v", f"title={MARK.decode()}"]
    source = ["-f", "lavfi", "-i", "testsrc=size=128x96:rate=10:duration=1"]
    command = [ffmpeg.binary(), "-v", "error", "-y", *source, *notes, *track, *extra, str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path.read_bytes()


def frames(content: bytes, path: Path) -> np.ndarray:
    path.write_bytes(content)
    with av.open(str(path)) as container:
        assert not any(MARK.decode() in value for value in container.metadata.values())
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])


@pytest.mark.parametrize(
    ("suffix", "extra"),
    [
        ("mp4", ["-c:v", "mpeg4"]),
        ("mp4", ["-c:v", "mpeg4", "-movflags", "+faststart+use_metadata_tags"]),
        ("mp4", ["-c:v", "mpeg4", "-movflags", "+frag_keyframe+empty_moov"]),
        ("mov", ["-c:v", "mpeg4", "-movflags", "use_metadata_tags"]),
        ("webm", ["-c:v", "libvpx"]),
        ("webm", ["-c:v", "libvpx", "-live", "1"]),
        ("mkv", ["-c:v", "mjpeg"]),
    ],
)
def test_notes_of_the_camera_are_gone_and_every_frame_is_the_same(
    tmp_path: Path, suffix: str, extra: list[str]
) -> None:
    sent = video(tmp_path / f"sent.{suffix}", *extra)
    kept = without_metadata(sent)

    assert MARK in sent
    assert MARK not in kept
    assert len(kept) == len(sent)
    assert np.array_equal(frames(kept, tmp_path / f"kept.{suffix}"), frames(without_metadata(kept), tmp_path / "again"))
    with av.open(str(tmp_path / f"sent.{suffix}")) as container:
        before = np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])
    assert np.array_equal(frames(kept, tmp_path / f"kept.{suffix}"), before)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_neither_hang_nor_break_it(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    for head in (b"\0\0\0\x10ftypisom\0\0\0\0", b"\x1a\x45\xdf\xa3\x80"):
        junk = random.integers(0, 256, 400).astype(np.uint8).tobytes()
        content = head + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + junk
        assert len(without_metadata(content)) == len(content)


def test_what_is_no_video_comes_back_as_it_is() -> None:
    assert without_metadata(b"hello" * 10) == b"hello" * 10
    assert without_metadata(b"") == b""
