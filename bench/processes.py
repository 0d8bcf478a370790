"""What this process and everything under it use, read from /proc."""

import os
import threading
from pathlib import Path
from typing import Self

EVERY_S = 0.25


def family(pid: int) -> list[int]:
    """The process and all its living descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += family(int(child))
        except OSError:
            continue
    return found


def memory_mb(pid: int) -> float:
    """Proportional set size of the whole family: what they share is counted once."""
    total = 0
    for member in family(pid):
        try:
            text = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
    return total / 1024


class Watch:
    """Samples the family's memory while it is entered; `peak_mb` afterwards."""

    def __init__(self, every_s: float = EVERY_S) -> None:
        self.peak_mb = 0.0
        self._every_s = every_s
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.peak_mb = max(self.peak_mb, memory_mb(os.getpid()))
            if self._over.wait(self._every_s):
                return
