"""Runs a program on a stranger's file with nothing in reach: no network, no other file, little memory, little time."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import IO

_LIMIT_THEN_RUN = """
import os, resource, signal, sys
memory, cpu, size, program = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
for kind, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_FSIZE, size),
                     (resource.RLIMIT_NOFILE, 64), (resource.RLIMIT_CORE, 0)):
    resource.setrlimit(kind, (amount, amount))
for ignored in (signal.SIGXFSZ, signal.SIGPIPE):  # Python ignores them, and a program would inherit that
    signal.signal(ignored, signal.SIG_DFL)
os.execv(program[0], program)
"""
"""A small interpreter sets the limits and becomes the program: a hook between fork and exec might hang in threads."""
MEMORY_BYTES = 2 << 30
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache")
_ERRORS_KEPT = 4000


class Walls(StrEnum):
    """What holds the program: namespaces of its own and limits, or limits alone."""

    BUBBLEWRAP = "bubblewrap"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`status` is negative for the signal that killed the program; `errors` is the end of its stderr."""

    status: int
    output: bytes
    errors: str


@cache
def walls(program: str) -> Walls:
    """Bubblewrap where it is installed and may make namespaces (some containers forbid it), proved by running it."""
    wrapper = shutil.which("bwrap")
    if wrapper is None:
        return Walls.LIMITS
    try:
        trial = subprocess.run(
            [*_walled(wrapper, program), program, "-version"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return Walls.LIMITS
    return Walls.BUBBLEWRAP if trial.returncode == 0 else Walls.LIMITS


def run_confined(
    program: str, arguments: Sequence[str], *, source: Path, timeout_s: float, cpu_s: int, max_output: int
) -> Outcome:
    """Runs `program` (absolute path). It can read `source` and the system's libraries, and write to its stdout only.

    Past `max_output` bytes or `cpu_s` the kernel ends it. Where walls() is LIMITS, reading is not confined: give
    arguments that keep the program from opening other files. Raises subprocess.TimeoutExpired, OSError.
    """
    command = _confined(program, arguments, source, cpu_s, max_output)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, timeout=timeout_s,
                              env={"LC_ALL": "C"}, cwd="/", check=False)  # fmt: skip
        output.seek(0)
        errors.seek(max(0, errors.seek(0, 2) - _ERRORS_KEPT))
        return Outcome(status=done.returncode, output=output.read(), errors=errors.read().decode("utf-8", "replace"))


@contextmanager
def open_confined(program: str, arguments: Sequence[str], *, source: Path, cpu_s: int) -> Iterator[IO[bytes]]:
    """The stdout of `program`, read while it runs, for what is too large to hold; it is killed at the end.

    Confined as by run_confined. Nothing bounds how long a read may wait but `cpu_s`. Raises OSError.
    """
    command = _confined(program, arguments, source, cpu_s, max_output=0)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               env={"LC_ALL": "C"}, cwd="/")  # fmt: skip
    with process:
        try:
            assert process.stdout is not None  # noqa: S101  Popen was told PIPE
            yield process.stdout
        finally:
            process.kill()


def _confined(program: str, arguments: Sequence[str], source: Path, cpu_s: int, max_output: int) -> list[str]:
    command = [sys.executable, "-I", "-S", "-c", _LIMIT_THEN_RUN, str(MEMORY_BYTES), str(cpu_s), str(max_output)]
    wrapper = shutil.which("bwrap")
    if wrapper and walls(program) is Walls.BUBBLEWRAP:
        command += _walled(wrapper, program, source)
    return [*command, program, *arguments]


def _walled(wrapper: str, program: str, *readable: Path) -> list[str]:
    walled = [wrapper, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"]
    walled += ["--proc", "/proc", "--dev", "/dev"]
    for path in _SYSTEM:
        walled += ["--ro-bind-try", path, path]
    for path in (program, *map(str, readable)):
        walled += ["--ro-bind", path, path]
    return [*walled, "--"]
