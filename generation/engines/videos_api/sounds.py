"""What a stranger's clip sounds like: its own sound, decoded in a sandbox and brought to loudness."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import ffmpeg
import numpy as np

from generation.contracts import AUDIO_RATE, RenderSpec
from generation.engines.studio.audio.loudness import PowerMeter
from generation.engines.studio.audio.mix.master import BLOCK, master
from generation.engines.videos_api.listing import Listing, arguments, opened, unusable
from generation.media.errors import MediaError
from generation.media.ingest import SILENT
from vision.media import ffmpeg as program
from vision.media.sandbox import run_confined

_FRAME_BYTES = 4
_TIMEOUT_S, _CPU_S = 120.0, 100


def own_sound(path: Path, found: Listing, spec: RenderSpec) -> np.ndarray | None:
    """int16 [N, 2] at AUDIO_RATE from frame 0 on, exactly as long as the frames; None where there is none, or silence.

    Raises EngineError `remote_clip_unusable`.
    """
    if not found.has_sound:
        return None
    total = samples_of(spec)
    command = ffmpeg.output(
        opened(path)["a:0"],
        "pipe:1",
        af="aresample=async=1:first_pts=0",
        t=total / AUDIO_RATE,
        format="s16le",
        ac=2,
        ar=AUDIO_RATE,
        loglevel="error",
        threads=1,
    )
    try:
        done = run_confined(
            program.binary(),
            arguments(command),
            source=path,
            timeout_s=_TIMEOUT_S,
            cpu_s=_CPU_S,
            max_output=(total + AUDIO_RATE) * _FRAME_BYTES,
        )
    except (OSError, subprocess.SubprocessError, MediaError) as error:
        raise unusable(f"can not be heard: {type(error).__name__}") from None
    if done.status:
        raise unusable("can not be heard")
    sound = np.frombuffer(done.output, "<i2").reshape(-1, 2)[:total]
    if not len(sound) or np.abs(sound.astype(np.int32)).max() < SILENT:
        return None
    return np.pad(sound, ((0, total - len(sound)), (0, 0)))


def mastered(sound: np.ndarray) -> Iterator[np.ndarray]:
    """float32 [n, 2] blocks of int16 [N, 2], -14 LUFS over the whole, below -1 dBTP."""
    meter = PowerMeter()
    expected = np.concatenate([meter.read(block) for block in _blocks(sound)])
    return master(_blocks(sound), expected, total=len(sound))


def samples_of(spec: RenderSpec) -> int:
    return -(-spec.num_frames * AUDIO_RATE // spec.frame_rate)


def _blocks(sound: np.ndarray) -> Iterator[np.ndarray]:
    for start in range(0, len(sound), BLOCK):
        yield sound[start : start + BLOCK].astype(np.float32) / np.float32(32768)
