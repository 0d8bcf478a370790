"""A running ffmpeg that takes frames and sound by two pipes, in step."""

import contextlib
import fcntl
import os
import select
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from generation.media.errors import MediaError

STALL_S = 60.0
_PIPE_BYTES = 1 << 20


class Feed:
    """`command(sound)` gives the command line, `sound` being ffmpeg's name of the second pipe; frames go to stdin.

    Runs in `folder`; leaving the block early kills it. Raises MediaError `encode_failed` when ffmpeg dies, or takes
    nothing for STALL_S.
    """

    def __init__(self, command: Callable[[str], Sequence[str]], *, folder: Path) -> None:
        theirs, self._sound = os.pipe()
        try:
            self._process = subprocess.Popen(
                list(command(f"pipe:{theirs}")),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                pass_fds=(theirs,),
                cwd=folder,
            )
        except BaseException:
            os.close(self._sound)
            raise
        finally:
            os.close(theirs)
        assert self._process.stdin is not None  # noqa: S101  Popen was told PIPE
        self._stdin = self._process.stdin
        self._waiting: deque[memoryview] = deque()
        self._sound_ends = False
        for descriptor in (self._stdin.fileno(), self._sound):
            os.set_blocking(descriptor, False)
        _widen(self._stdin.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._stdin.close()
        self._end_sound()

    def write(self, picture: memoryview, sound: Iterable[memoryview], *, sound_ends: bool) -> None:
        """Returns when ffmpeg's pipe holds all of the picture; of the sound as much as ffmpeg wanted meanwhile.

        `sound_ends` says that no more will come: ffmpeg hears of it at once, for it may be waiting for sound.
        """
        self._waiting.extend(sound)
        self._sound_ends = sound_ends
        rest = picture.cast("B")
        while rest:
            ready = self._await([self._stdin.fileno(), *([self._sound] if self._waiting else [])])
            if self._sound in ready:
                self._pass_sound()
            if self._stdin.fileno() in ready:
                rest = rest[self._put(self._stdin.fileno(), rest) :]

    def end_input(self) -> None:
        """No more frames: the rest of the sound goes, then ffmpeg finishes while the caller does something else."""
        self._stdin.close()
        while self._waiting:
            self._await([self._sound])
            self._pass_sound()
        self._end_sound()

    def finish(self, *, timeout_s: float) -> None:
        """Waits until the files are complete; `end_input` comes first."""
        try:
            status = self._process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            raise MediaError("the encoder did not finish in time", code="encode_failed") from error
        if status:
            raise self._failure()

    def _await(self, descriptors: list[int]) -> list[int]:
        ready = select.select([], descriptors, [], STALL_S)[1]
        if not ready:
            raise MediaError("the encoder stalled", code="encode_failed")
        return ready

    def _pass_sound(self) -> None:
        rest = self._waiting[0]
        rest = rest[self._put(self._sound, rest) :]
        if rest:
            self._waiting[0] = rest
        else:
            self._waiting.popleft()
        if self._sound_ends and not self._waiting:
            self._end_sound()

    def _put(self, descriptor: int, data: memoryview) -> int:
        try:
            return os.write(descriptor, data)
        except BlockingIOError:
            return 0
        except BrokenPipeError as error:
            raise self._failure() from error

    def _end_sound(self) -> None:
        if self._sound >= 0:
            os.close(self._sound)
            self._sound = -1

    def _failure(self) -> MediaError:
        self._process.wait(5)
        return MediaError(f"the encoder ended with status {self._process.returncode}", code="encode_failed")


def _widen(descriptor: int) -> None:
    """A pipe that holds most of a frame, where the system allows it: fewer wake-ups, nothing else."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
