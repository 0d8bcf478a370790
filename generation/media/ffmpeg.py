"""Runs the ffmpeg program: command lines are built by ffmpeg-python, the process is ours, with time-outs."""

import contextlib
import fcntl
import os
import select
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from types import TracebackType
from typing import Self

import imageio_ffmpeg

from generation.media.errors import MediaError

STALL_S = 60.0
_NEEDED_ENCODERS = ("libx264", "aac")
_PIPE_BYTES = 1 << 20


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
    try:
        listing = subprocess.run(
            [program, "-hide_banner", "-encoders"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    names = {words[1] for line in listing.stdout.splitlines() if len(words := line.split()) > 1}
    return names.issuperset(_NEEDED_ENCODERS)


def run(arguments: Sequence[str], *, timeout_s: float, code: str) -> bytes:
    """Runs a whole command line (program first) and returns its stdout. Raises MediaError with `code`."""
    try:
        done = subprocess.run(
            list(arguments), stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise MediaError(f"ffmpeg did not finish: {type(error).__name__}", code=code) from error
    return done.stdout


class Feed:
    """A running ffmpeg that reads raw frames from its stdin; leaving the block early kills it.

    Raises MediaError `encode_failed` when ffmpeg dies, or takes nothing for STALL_S.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            list(arguments), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, bufsize=0
        )
        assert self._process.stdin is not None  # noqa: S101  Popen was told PIPE
        self._descriptor = self._process.stdin.fileno()
        os.set_blocking(self._descriptor, False)
        _widen(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()

    def write(self, data: memoryview) -> None:
        """`data` is bytes-like, contiguous; returns when ffmpeg's pipe holds all of it."""
        rest = data.cast("B")
        while rest:
            if not select.select([], [self._descriptor], [], STALL_S)[1]:
                raise MediaError("the encoder stalled", code="encode_failed")
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                continue
            except BrokenPipeError as error:
                raise self._failure() from error

    def end_input(self) -> None:
        """No more frames: ffmpeg writes the rest while the caller does something else."""
        if self._process.stdin:
            self._process.stdin.close()

    def finish(self, *, timeout_s: float) -> None:
        """Ends the input and waits until the file is complete."""
        self.end_input()
        try:
            status = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            raise MediaError("the encoder did not finish in time", code="encode_failed") from error
        if status:
            raise self._failure()

    def _failure(self) -> MediaError:
        self._process.wait(5)
        return MediaError(f"the encoder ended with status {self._process.returncode}", code="encode_failed")


def _widen(descriptor: int) -> None:
    """A pipe that holds most of a frame, where the system allows it: fewer wake-ups, nothing else."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
