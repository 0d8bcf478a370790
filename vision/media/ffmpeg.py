"""Runs the ffmpeg program: command lines are built by ffmpeg-python, the process is ours, with time-outs."""

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from vision.media.errors import MediaError

WAIT_S = 0.25
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


def nothing() -> None:
    pass


def run(
    arguments: Sequence[str], *, folder: Path, timeout_s: float, code: str, on_wait: Callable[[], None] = nothing
) -> None:
    """Runs a whole command line (program first) in `folder`. `on_wait` is called every WAIT_S and may raise to end it.

    Raises MediaError with `code`.
    """
    give_up = time.monotonic() + timeout_s
    try:
        process = subprocess.Popen(
            list(arguments), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise MediaError(f"ffmpeg did not start: {type(error).__name__}", code=code) from error
    try:
        while (status := _ended(process)) is None:
            if time.monotonic() > give_up:
                raise MediaError("ffmpeg did not finish in time", code=code)
            on_wait()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if status:
        raise MediaError(f"ffmpeg ended with status {status}", code=code)


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    """Its status, or None when it still runs after WAIT_S."""
    try:
        return process.wait(WAIT_S)
    except subprocess.TimeoutExpired:
        return None
