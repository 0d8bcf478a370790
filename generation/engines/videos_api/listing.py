"""What a stranger's MP4 holds, found by a sandboxed demuxer that decodes nothing."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from generation.contracts import EngineError
from generation.media.errors import MediaError
from vision.media import ffmpeg as program
from vision.media.footage import Container, sniff_video
from vision.media.sandbox import run_confined

VIDEO_CODECS = "h264,hevc,vp9,av1,libdav1d,libvpx-vp9,mpeg4"
AUDIO_CODECS = "aac,mp3,mp3float,opus,libopus,flac,pcm_s16le"
MAX_ALLOC = 1 << 28
_MOST_LISTED = 16 << 20
_TIMEOUT_S, _CPU_S = 60.0, 30
_MAX_RATE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Of its first video and audio stream."""

    width: int
    height: int
    seconds: float
    packets: int
    has_sound: bool


def unusable(why: str) -> EngineError:
    return EngineError(f"the server's clip {why}", code="remote_clip_unusable")


def opened(path: Path, **options: Any) -> Any:
    """The file as an input of ffmpeg-python: one demuxer, a few decoders, no second file."""
    return ffmpeg.input(
        str(path),
        format=Container.MP4.value,
        protocol_whitelist="file,pipe",
        format_whitelist=Container.MP4.value,
        codec_whitelist=f"{VIDEO_CODECS},{AUDIO_CODECS}",
        max_alloc=MAX_ALLOC,
        **options,
    )


def arguments(stream: Any) -> list[str]:
    return [str(part) for part in stream.global_args("-nostdin").compile(cmd=program.binary())[1:]]


def look(path: Path, *, most_seconds: float, most_pixels: int) -> Listing:
    """Raises EngineError `remote_clip_unusable` for what is no MP4, or larger or longer than that."""
    try:
        if sniff_video(path) is not Container.MP4:
            raise unusable("is no MP4")
        clip = opened(path, t=most_seconds + 1)
        command = ffmpeg.output(clip["v:0"], clip["a:0?"], "pipe:1", c="copy", format="framecrc", loglevel="error")
        done = run_confined(
            program.binary(),
            arguments(command),
            source=path,
            timeout_s=_TIMEOUT_S,
            cpu_s=_CPU_S,
            max_output=_MOST_LISTED,
        )
    except (OSError, subprocess.SubprocessError, MediaError) as error:
        raise unusable(f"can not be read: {type(error).__name__}") from None
    if done.status:
        raise unusable("can not be read")
    found = _read(done.output.decode("ascii", "replace").splitlines())
    if found.width * found.height > most_pixels or min(found.width, found.height) < 16:
        raise unusable(f"is {found.width}x{found.height}")
    if found.seconds > most_seconds or found.packets > _MAX_RATE * most_seconds:
        raise unusable("is much longer than was asked for")
    return found


def _read(lines: Iterable[str]) -> Listing:
    """FFmpeg's framecrc: `#tb 0: 1/12800` and the like, then `stream, dts, pts, duration, size, checksum` a packet."""
    heads: dict[tuple[str, str], str] = {}
    first, last, packets = 0, 0, 0
    try:
        for line in lines:
            if line.startswith("#"):
                name, _, value = line[1:].partition(": ")
                key, _, stream = name.partition(" ")
                heads[key, stream] = value
                continue
            stream, _dts, pts, duration, *_rest = (part.strip() for part in line.split(","))
            if stream == "0":
                first = min(first, int(pts)) if packets else int(pts)
                last = max(last, int(pts) + int(duration))
                packets += 1
        width, _, height = heads["dimensions", "0"].partition("x")
        seconds = float((last - first) * Fraction(heads["tb", "0"]))
        sound = heads.get(("media_type", "1")) == "audio"
        return Listing(width=int(width), height=int(height), seconds=seconds, packets=packets, has_sound=sound)
    except (KeyError, ValueError, ZeroDivisionError):
        raise unusable("holds no video") from None
