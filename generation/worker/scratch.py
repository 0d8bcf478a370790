"""Private scratch folders: faces are copied here for the time of one render.

Each worker holds a lock on a folder of its own, so that another may clean up after one that was killed.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


class Scratch:
    """Folders under `root`, readable by this user only. Opening one removes those of dead workers."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._home, self._lock = _own_home(root)
        for other in root.iterdir():
            if other != self._home:
                _remove_if_abandoned(other)

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A fresh folder, gone with everything in it when the context ends."""
        path = self._home / uuid4().hex
        path.mkdir(mode=0o700)
        try:
            yield path
        finally:
            shutil.rmtree(path)

    def close(self) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        os.close(self._lock)


def _own_home(root: Path) -> tuple[Path, int]:
    """A locked folder. Another worker that cleans up may take one away in the instant before its lock: look again."""
    while True:
        home = root / uuid4().hex
        home.mkdir(mode=0o700)
        try:
            lock = _lock(home)
        except OSError:
            continue
        if home.exists():
            return home, lock
        os.close(lock)


def _remove_if_abandoned(folder: Path) -> None:
    try:
        lock = _lock(folder)
    except OSError:
        return  # its worker lives, or another one is just removing it
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)


def _lock(folder: Path) -> int:
    """Raises OSError when another process holds it. The lock ends with the process."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
