"""What is inside a media file of our own making. For files of others see ingest.py."""

from dataclasses import dataclass
from pathlib import Path

import av
from av.error import FFmpegError

from generation.media.errors import MediaError


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Seconds are presentation times; `num_frames` is the stream's own count. Audio fields are None without sound."""

    width: int
    height: int
    frame_rate: float
    num_frames: int
    duration_ms: int
    video_codec: str
    video_start_s: float
    audio_codec: str | None
    audio_rate: int | None
    audio_channels: int | None
    audio_start_s: float | None


def probe(path: Path) -> Probe:
    """Reads an MP4 (and nothing but an MP4, and no second file). Raises MediaError `not_a_clip`."""
    try:
        with av.open(str(path), format="mov", options={"protocol_whitelist": "file"}) as container:
            if not container.streams.video:
                raise MediaError("no video stream", code="not_a_clip")
            video = container.streams.video[0]
            audio = container.streams.audio[0] if container.streams.audio else None
            return Probe(
                width=video.width,
                height=video.height,
                frame_rate=float(video.average_rate or 0),
                num_frames=video.frames,
                duration_ms=round(float((video.duration or 0) * (video.time_base or 0)) * 1000),
                video_codec=video.codec_context.name,
                video_start_s=_start_s(video),
                audio_codec=audio.codec_context.name if audio else None,
                audio_rate=audio.rate if audio else None,
                audio_channels=audio.channels if audio else None,
                audio_start_s=_start_s(audio) if audio else None,
            )
    except (FFmpegError, OSError) as error:
        raise MediaError(f"not readable as MP4: {type(error).__name__}", code="not_a_clip") from error


def _start_s(stream: av.VideoStream | av.AudioStream) -> float:
    return float((stream.start_time or 0) * (stream.time_base or 0))
