"""Private scratch folders, for the time of one task. Faces and voices lie in memory where the machine has a file
system for that.

Each worker holds a lock on a folder of its own, so that another may clean up after one that was killed.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

from common.memory import MEMORY, memory_root


class Scratch:
    """Folders under `root`, and for faces under a root in memory. Opening one removes those of dead workers."""

    def __init__(self, root: Path, *, memory: Path = MEMORY) -> None:
        self._home = _Home(root)
        in_memory = memory_root(root, memory=memory)
        self._faces = _Home(in_memory) if in_memory is not None else self._home

    def folder(self) -> AbstractContextManager[Path]:
        """A fresh folder on disk, gone with everything in it when the context ends."""
        return self._home.folder()

    def faces(self) -> AbstractContextManager[Path]:
        """The same for biometric files: in memory, or on disk where there is no room."""
        return self._faces.folder()

    def close(self) -> None:
        self._home.close()
        if self._faces is not self._home:
            self._faces.close()


class _Home:
    """One worker's locked folder under `root`, readable by this user only."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._home, self._lock = _own_home(root)
        for other in root.iterdir():
            if other != self._home:
                _remove_if_abandoned(other)

    @contextmanager
    def folder(self) -> Iterator[Path]:
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
