"""Runs the ffmpeg program: command lines are built by ffmpeg-python, the process is ours, with time-outs."""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from generation.media.errors import MediaError

_NEEDED_ENCODERS = ("libx264", "aac")


@cache
def binary() -> str:
    """Path of the system's ffmpeg when it can encode H.264 and AAC, else of the one that came with imageio-ffmpeg.

    Raises MediaError `ffmpeg_missing`.
    """
    system = shutil.which("ffmpeg")
    if system and _encodes(system):
        return system
    try:
        bundled: str = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise MediaError("no ffmpeg program is installed", code="ffmpeg_missing") from error
    return bundled


def _encodes(program: str) -> bool:
    return encoders(program).issuperset(_NEEDED_ENCODERS)


@cache
def encoders(program: str) -> frozenset[str]:
    """Names of what this ffmpeg can encode to; none when it does not run."""
    try:
        listing = subprocess.run(
            [program, "-hide_banner", "-encoders"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(words[1] for line in listing.stdout.splitlines() if len(words := line.split()) > 1)


def run(arguments: Sequence[str], *, folder: Path, timeout_s: float, code: str) -> bytes:
    """Runs a whole command line (program first) in `folder`; returns its stdout. Raises MediaError with `code`."""
    try:
        done = subprocess.run(
            list(arguments), stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=True, cwd=folder
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MediaError(f"ffmpeg did not finish: {type(error).__name__}", code=code) from error
    return done.stdout
