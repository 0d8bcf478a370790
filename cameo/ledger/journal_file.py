"""The journal as a file: one line an event, appended under a lock and flushed to the disk."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cameo.ledger.canonical import event_of, line_of
from cameo.models.ledger import ConsentEvent

TAIL_BYTES = 1 << 16
"""More than the longest line."""


class FileJournal:
    """A line that a crash tore in two is no line, and is cut off before the next one is written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self) -> str | None:
        if not self._path.exists():
            return None
        with self._path.open("rb") as stream:
            return _last_line(stream.fileno())

    def lines(self, *, after: int) -> Iterator[str]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, start=1):
                if number > after and line.endswith("\n"):
                    yield line.rstrip("\n")

    def append(self, events: Iterable[ConsentEvent]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b") as stream:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            whole = _whole_bytes(descriptor)
            stream.truncate(whole)
            stream.seek(whole)
            there = _seq_of(_last_line(descriptor))
            for event in events:
                if event.seq > there:
                    stream.write(f"{line_of(event)}\n".encode())
            stream.flush()
            os.fsync(descriptor)


def _last_line(descriptor: int) -> str | None:
    end = _whole_bytes(descriptor)
    start = max(0, end - TAIL_BYTES)
    lines = os.pread(descriptor, end - start, start).splitlines()
    return lines[-1].decode() if lines else None


def _whole_bytes(descriptor: int) -> int:
    """Up to and with the last line feed."""
    size = os.fstat(descriptor).st_size
    start = max(0, size - TAIL_BYTES)
    return start + os.pread(descriptor, size - start, start).rfind(b"\n") + 1


def _seq_of(line: str | None) -> int:
    return event_of(line).seq if line else 0
