"""A capture video, decoded in the sandbox: frames that are read as often as needed, and its sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError

from vision.capture.limits import LONGEST_PX, MAX_BYTES, MAX_SECONDS
from vision.media.errors import MediaError
from vision.media.footage import AUDIO_RATE, Limits, ingest_video

FRAME_RATE = 10
"""Often enough to time a turn of the head and a colour of half a second."""
LIMITS = Limits(
    max_bytes=MAX_BYTES,
    max_seconds=MAX_SECONDS,
    max_pixels=LONGEST_PX * LONGEST_PX,
    long_side_px=1280,
    frame_rate=FRAME_RATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """`sound` float32 [N], mono at AUDIO_RATE, -1..1, empty where there was none."""

    path: Path
    seconds: float
    sound: np.ndarray

    def frames(self) -> Iterator[tuple[float, np.ndarray]]:
        """(seconds, uint8 [H, W, 3]) at FRAME_RATE, from the start. Raises MediaError `video_not_understood`."""
        try:
            with av.open(str(self.path), format="matroska", options={"protocol_whitelist": "file"}) as container:
                for number, frame in enumerate(container.decode(video=0)):
                    yield number / FRAME_RATE, frame.to_ndarray(format="rgb24")
        except (FFmpegError, OSError) as error:
            raise MediaError("the pictures could not be read", code="video_not_understood") from error


def read_recording(source: Path, folder: Path) -> Recording:
    """Writes what it decodes into `folder`, which the caller wipes.

    Raises MediaError `video_too_large`, `unsupported_video_format`, `video_not_understood`, `video_too_long`.
    """
    footage = ingest_video(source, folder, LIMITS)
    return Recording(path=footage.path, seconds=footage.seconds, sound=_sound(footage.path))


def _sound(path: Path) -> np.ndarray:
    try:
        with av.open(str(path), format="matroska", options={"protocol_whitelist": "file"}) as container:
            if not container.streams.audio:
                return np.zeros(0, np.float32)
            parts = [frame.to_ndarray().reshape(-1, 2) for frame in container.decode(audio=0)]
    except (FFmpegError, OSError) as error:
        raise MediaError("the sound could not be read", code="video_not_understood") from error
    stereo = np.concatenate(parts) if parts else np.zeros((0, 2), np.int16)
    return np.asarray(stereo.mean(axis=1) / 32768.0, np.float32)


def between(recording: Recording, start_s: float, end_s: float) -> np.ndarray:
    """The sound of these seconds, as far as there is any."""
    return recording.sound[round(max(0.0, start_s) * AUDIO_RATE) : round(max(0.0, end_s) * AUDIO_RATE)]
