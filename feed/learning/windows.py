"""The newest window that can be read, mapped by each process from a folder that those of a machine share."""

import tarfile
from pathlib import Path
from typing import NamedTuple

import structlog
from django.conf import settings

from feed.learning.holding import Holder
from feed.learning.packing import drop, published, unpack
from feed.recommend import Window

RENEWED_EVERY_S = 20.0
KEPT = 3
"""Versions in the store and on disk: the newest, and what is there to go back to."""
UNREADABLE = (OSError, ValueError, KeyError, tarfile.TarError)
log = structlog.get_logger(__name__)


class Held(NamedTuple):
    version: int
    window: Window


def current_window() -> Window | None:
    """None before the first fit, and until this process has read one; never waits."""
    held = HOLDER.current()
    return held.window if held is not None else None


def cache_folder() -> Path:
    folder: Path = settings.DATA_DIR / "cache" / "taste"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _newest(held: Held | None) -> Held | None:
    """A damaged one is passed over for the one before it."""
    rows = published().values_list("version", "key")[:KEPT]
    for version, key in rows:
        if held is not None and held.version == version:
            return held
        if (window := _read(version, key)) is not None:
            _tidy({str(version) for version, _key in rows})
            return Held(version, window)
    return held


def _read(version: int, key: str) -> Window | None:
    """Twice: a folder that was damaged on this machine is fetched anew."""
    folder = cache_folder() / str(version)
    for _ in range(2):
        try:
            if not folder.is_dir():
                unpack(key, folder)
            return Window.load(folder)
        except UNREADABLE as error:
            log.warning("window_unreadable", version=version, error=type(error).__name__)
            drop(folder)
    return None


def _tidy(kept: set[str]) -> None:
    for folder in cache_folder().iterdir():
        if folder.name.isdecimal() and folder.name not in kept:
            drop(folder)


HOLDER: Holder[Held] = Holder("taste", _newest, every_s=RENEWED_EVERY_S)
