"""Frames and sound to a finished clip, in one pass: labelled, H.264 and AAC in a progressive MP4, poster, preview."""

import contextlib
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import ffmpeg
import numpy as np

from generation.contracts import AUDIO_RATE, RenderResult
from generation.media import ffmpeg as program
from generation.media.errors import MediaError
from generation.media.label import Label
from generation.media.poster import Poster, Preview

CRF, PRESET, AUDIO_BITRATE = 21, "veryfast", "160k"
FINISH_S = 120.0
MACHINE_MADE = "AI generated"
_MATRIX = "smpte170m"
"""OpenCV's RGB to I420 is BT.601 in studio range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedClip:
    """Files in the folder given to `encode`: MP4, JPEG, animated WebP."""

    video: Path
    poster: Path
    preview: Path
    width: int
    height: int
    num_frames: int
    duration_ms: int


def encode(
    result: RenderResult,
    *,
    width: int,
    height: int,
    folder: Path,
    label: Label,
    on_frame: Callable[[int], None] = lambda done: None,
) -> EncodedClip:
    """Reads every frame (uint8 [height, width, 3]), labels it and encodes; `on_frame(frames done)` may raise to stop.

    The same frames, sound and ffmpeg give the same bytes. Whatever happens, `result.frames` is closed, ffmpeg has ended
    on failure `folder` holds nothing of ours. Raises MediaError `encode_failed`, or what on_frame and frames raise.
    """
    names = {"video": "clip.mp4", "poster": "poster.jpg", "preview": "preview.webp"}
    files = {key: folder / name for key, name in names.items()}
    sound = folder / "sound.wav"
    with contextlib.ExitStack() as cleanup:
        cleanup.callback(sound.unlink, missing_ok=True)
        cleanup.callback(_close, result.frames)
        rollback = cleanup.enter_context(contextlib.ExitStack())
        for path in files.values():
            rollback.callback(path.unlink, missing_ok=True)
        _write_wav(sound, result)
        poster, preview = Poster(result.num_frames), Preview(width=width, height=height, frame_rate=result.frame_rate)
        with program.Feed(_arguments(result.frame_rate, width, height, sound, files["video"])) as feed:
            done = 0
            for frame in result.frames:
                if frame.shape != (height, width, 3) or frame.dtype != np.uint8 or done == result.num_frames:
                    raise MediaError("the engine gave a frame that it did not announce", code="encode_failed")
                labelled = label.apply(frame)
                feed.write(cv2.cvtColor(labelled, cv2.COLOR_RGB2YUV_I420).data)
                poster.see(done, labelled)
                preview.see(done, labelled)
                done += 1
                on_frame(done)
            if done != result.num_frames:
                raise MediaError(f"the engine gave {done} of {result.num_frames} frames", code="encode_failed")
            feed.end_input()
            poster.save(files["poster"])
            preview.save(files["preview"])
            feed.finish(timeout_s=FINISH_S)
        rollback.pop_all()
    duration_ms = round(1000 * result.num_frames / result.frame_rate)
    return EncodedClip(**files, width=width, height=height, num_frames=result.num_frames, duration_ms=duration_ms)


def _close(frames: Iterator[np.ndarray]) -> None:
    close = getattr(frames, "close", None)
    if close:
        close()


def _write_wav(path: Path, result: RenderResult) -> None:
    """Exactly as long as the frames, rounded up to a sample."""
    count = -(-result.num_frames * AUDIO_RATE // result.frame_rate)
    if result.audio.ndim != 2 or result.audio.shape[1] != 2 or len(result.audio) < count:
        raise MediaError("the engine gave a soundtrack shorter than its frames", code="encode_failed")
    samples = np.round(np.clip(result.audio[:count], -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(AUDIO_RATE)
        file.writeframes(samples.tobytes())


def _threads(height: int) -> int:
    """Fixed by size: with another number x264 gives other bytes, and on low pictures it does so by chance."""
    return 2 if height >= 480 else 1


def _arguments(frame_rate: int, width: int, height: int, sound: Path, video: Path) -> list[str]:
    picture_in = ffmpeg.input("pipe:0", format="rawvideo", pix_fmt="yuv420p", s=f"{width}x{height}", r=frame_rate)
    sound_in = ffmpeg.input(str(sound), format="wav")
    options = {
        "c:v": "libx264",
        "preset": PRESET,
        "crf": CRF,
        "threads": _threads(height),
        "g": 2 * frame_rate,
        "pix_fmt": "yuv420p",
        "vf": f"setparams=range=tv:color_primaries={_MATRIX}:color_trc={_MATRIX}:colorspace={_MATRIX}",
        "color_range": "tv",
        "color_primaries": _MATRIX,
        "color_trc": _MATRIX,
        "colorspace": _MATRIX,
        "c:a": "aac",
        "b:a": AUDIO_BITRATE,
        "map_metadata": -1,
        "metadata": f"comment={MACHINE_MADE}",
        "flags:v": "+bitexact",
        "flags:a": "+bitexact",
        "fflags": "+bitexact",
        "movflags": "+faststart",
        "loglevel": "error",
        "format": "mp4",
    }
    command = ffmpeg.output(picture_in, sound_in, str(video), **options).global_args("-nostdin").overwrite_output()
    return [str(part) for part in command.compile(cmd=program.binary())]
