"""Clips of our own making as a render takes them in: footage whose every frame stands alone, one frame, or sound."""

from collections.abc import Callable
from pathlib import Path

import ffmpeg
from ffmpeg.nodes import FilterableStream, OutputStream

from generation.contracts import AUDIO_RATE
from generation.media.errors import MediaError
from generation.media.planes import MATRIX
from generation.media.probe import Probe, probe
from vision.media import ffmpeg as program

QUALITY = 3
"""MJPEG's scale from 1, the best, to 31, as vision/media/footage.py has it."""
TIMEOUT_S, TIMEOUT_FACTOR = 30.0, 4
"""Reading a clip may take TIMEOUT_S and so many times its length."""
UNREADABLE = "reference_unreadable"


def footage_of(clip: Path, folder: Path, name: str, *, on_wait: Callable[[], None] = program.nothing) -> Path:
    """Matroska with MJPEG of the clip's own size and frame rate, and 48 kHz stereo PCM: what vision/media/footage.py
    makes of uploads. `on_wait` is called meanwhile and may raise to stop. Raises MediaError `reference_unreadable`.

    Fifteen seconds of 720x1280 took six on two busy cores, and 27 MB.
    """
    path = folder / f"{name}.mkv"
    given = _opened(clip)
    options = {"c:v": "mjpeg", "q:v": QUALITY, "c:a": "pcm_s16le"}
    _run(
        ffmpeg.output(
            given["v:0"],
            given["a:0?"],
            path.name,
            vf=f"scale=in_color_matrix={MATRIX}:out_color_matrix={MATRIX}:out_range=pc,format=yuvj420p",
            format="matroska",
            ac=2,
            ar=AUDIO_RATE,
            **options,
        ),
        clip,
        folder,
        on_wait,
    )
    return path


def frame_of(clip: Path, folder: Path, name: str, *, at_s: float) -> Path:
    """A PNG of the frame that is shown at this second; past the end, the last one. Raises MediaError as footage_of."""
    path = folder / f"{name}.png"
    found = _probed(clip)
    number = min(int(at_s * found.frame_rate + 1e-6), found.num_frames - 1)
    # half a frame early: times of frames are rounded, and the first one that is not before this is taken
    given = _opened(clip, ss=max(0.0, (number - 0.5) / found.frame_rate))
    _run(ffmpeg.output(given["v:0"], path.name, vframes=1, format="image2"), clip, folder, program.nothing)
    if not path.is_file():
        raise MediaError("the clip has no such frame", code=UNREADABLE)
    return path


def sound_of(clip: Path, folder: Path, name: str, *, on_wait: Callable[[], None] = program.nothing) -> Path:
    """Its soundtrack as WAV, 48 kHz stereo 16 bit. Raises MediaError as footage_of, `audio_empty`."""
    if _probed(clip).audio_codec is None:
        raise MediaError("the clip has no sound", code="audio_empty")
    path = folder / f"{name}.wav"
    options = {"c:a": "pcm_s16le"}
    made = ffmpeg.output(_opened(clip)["a:0"], path.name, format="wav", ac=2, ar=AUDIO_RATE, **options)
    _run(made, clip, folder, on_wait)
    return path


def _probed(clip: Path) -> Probe:
    try:
        return probe(clip)
    except MediaError as error:
        raise MediaError("a clip can not be read", code=UNREADABLE) from error


def _opened(clip: Path, **options: float) -> FilterableStream:
    return ffmpeg.input(str(clip), format="mov", protocol_whitelist="file", **options)


def _run(made: OutputStream, clip: Path, folder: Path, on_wait: Callable[[], None]) -> None:
    quiet = made.global_args("-nostdin", "-loglevel", "error", "-map_metadata", "-1", "-threads", "2")
    command = [str(part) for part in quiet.overwrite_output().compile(cmd=program.binary())]
    timeout_s = TIMEOUT_S + TIMEOUT_FACTOR * _probed(clip).duration_ms / 1000
    program.run(command, folder=folder, timeout_s=timeout_s, code=UNREADABLE, on_wait=on_wait)
