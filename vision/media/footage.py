"""The way in for a video that a user uploads: sniffed, decoded in a sandbox, kept as pictures and samples that need no
trust: every frame stands alone, so that any of them is found at once.
"""

import contextlib
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import av
import ffmpeg
from av.error import FFmpegError

from vision.media import ffmpeg as program
from vision.media.errors import MediaError
from vision.media.sandbox import run_confined

AUDIO_RATE = 48_000
GRACE_S = 0.1
QUALITY = 3
"""MJPEG's scale from 1, the best, to 31."""
_MOST_OUTPUT = 700 << 20
_TIMEOUT_S, _CPU_S = 120.0, 200
_VIDEO = "h264,hevc,vp8,vp9,av1,libdav1d,libvpx,libvpx-vp9,mpeg4,mjpeg"
_AUDIO = "aac,mp3,mp3float,opus,libopus,vorbis,libvorbis,flac,pcm_s16le,pcm_s24le"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may come in, and how finely it is kept. `max_pixels` is of one coded picture, before it is shrunk."""

    max_bytes: int = 100 * 1024 * 1024
    max_seconds: float = 60.0
    max_pixels: int = 4096 * 4096
    long_side_px: int = 1280
    frame_rate: int = 30


CLIP = Limits()


class Container(StrEnum):
    """The value is ffmpeg's demuxer."""

    MP4 = "mov"
    MATROSKA = "matroska"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """Matroska with MJPEG at the limits' frame rate, upright, square pixels, and 48 kHz stereo PCM of any sound."""

    path: Path
    seconds: float
    width: int
    height: int


def ingest_video(source: Path, folder: Path, limits: Limits = CLIP) -> Footage:
    """Writes `footage.mkv` into `folder`; on refusal nothing is left there.

    MP4, MOV, WebM or MKV by content. Raises MediaError `video_too_large`,
    `unsupported_video_format` (container or codec), `video_not_understood` (damaged), `video_too_long`.
    """
    upload = source.resolve(strict=True)
    if not 0 < upload.stat().st_size <= limits.max_bytes:
        raise MediaError(f"a video has 1 byte to {limits.max_bytes >> 20} MB", code="video_too_large")
    path = folder / "footage.mkv"
    with contextlib.ExitStack() as rollback:
        rollback.callback(path.unlink, missing_ok=True)
        path.write_bytes(_decode(upload, sniff_video(upload), limits))
        found = _measured(path, limits.frame_rate)
        if found.seconds > limits.max_seconds + GRACE_S:
            raise MediaError(f"a video lasts at most {limits.max_seconds:.0f} s", code="video_too_long")
        rollback.pop_all()
    return found


def sniff_video(path: Path) -> Container:
    """By its own bytes. Raises MediaError `unsupported_video_format`."""
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return Container.MP4
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return Container.MATROSKA
    raise MediaError("not an MP4, MOV, WebM or MKV file", code="unsupported_video_format")


def _measured(path: Path, frame_rate: int) -> Footage:
    """Counted packet by packet: what comes out of a pipe has no length in its head."""
    try:
        with av.open(str(path), format="matroska", options={"protocol_whitelist": "file"}) as container:
            video = container.streams.video[0]
            frames = sum(1 for packet in container.demux(video) if packet.size)
            width, height = video.width, video.height
    except (FFmpegError, OSError, IndexError) as error:
        raise MediaError("the video could not be decoded", code="video_not_understood") from error
    if not frames:
        raise MediaError("the video has no pictures", code="video_not_understood")
    return Footage(path=path, seconds=frames / frame_rate, width=width, height=height)


def _decode(upload: Path, kind: Container, limits: Limits) -> bytes:
    try:
        done = run_confined(
            program.binary(),
            _arguments(upload, kind, limits),
            source=upload,
            timeout_s=_TIMEOUT_S,
            cpu_s=_CPU_S,
            max_output=_MOST_OUTPUT,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MediaError("the decoder did not finish", code="video_not_understood") from error
    if "not on whitelist" in done.errors:
        raise MediaError("the video inside has another encoding", code="unsupported_video_format")
    if done.status or not done.output:
        raise MediaError("the video could not be decoded", code="video_not_understood")
    return done.output


def _arguments(upload: Path, kind: Container, limits: Limits) -> list[str]:
    """One demuxer, a few decoders, the file protocol: a text that names other files is not followed."""
    given = ffmpeg.input(
        str(upload),
        format=kind.value,
        protocol_whitelist="file,pipe",
        format_whitelist=kind.value,
        codec_whitelist=f"{_VIDEO},{_AUDIO}",
        max_alloc=1 << 28,
        max_pixels=limits.max_pixels,
        t=limits.max_seconds + 2 * GRACE_S,
    )
    shrink = f"'min({limits.long_side_px},iw*sar)':'min({limits.long_side_px},ih)'"
    fit = f"scale={shrink}:force_original_aspect_ratio=decrease:force_divisible_by=2"
    options = {"c:v": "mjpeg", "q:v": QUALITY, "c:a": "pcm_s16le"}
    command = ffmpeg.output(
        given["v:0"],
        given["a:0?"],
        "pipe:1",
        vf=f"fps={limits.frame_rate},{fit},setsar=1,format=yuvj420p",
        format="matroska",
        ac=2,
        ar=AUDIO_RATE,
        map_metadata=-1,
        loglevel="error",
        threads=1,
        **options,
    ).global_args("-nostdin")
    return [str(part) for part in command.compile(cmd=program.binary())[1:]]
