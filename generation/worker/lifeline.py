"""A process that must not outlive the one that started it."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def die_with(parent_pid: int, end: Callable[[], object]) -> None:
    """Linux: SIGTERM comes when the thread that started us ends; calls `end` at once when that has happened already.

    Elsewhere nothing watches: there the pipe's end must do.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent_pid:
        end()
