"""Built places kept on disk by their content, so that the same place is painted once for all processes and clips."""

import copyreg
import fcntl
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import skia

from generation.engines.studio.plugins.base import Brief, Setting
from generation.engines.studio.stage.canvas import image_of

MOST_BYTES = 1 << 30
"""The least recently used go first."""
_CODE = Path(__file__).resolve().parents[1]
_UNSEEN = {
    "seconds",
    "transition",
    "transition_s",
    "first_frame",
    "last_frame",
    "effects",
    "camera",
    "material",
    "beside",
    "split",
    "move",
}
"""Parts of a shot that no place looks at; its words and people are not in a Brief at all."""


def _pickled(image: skia.Image) -> tuple[Callable[[np.ndarray], skia.Image], tuple[np.ndarray]]:
    return image_of, (np.asarray(image.toarray(colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)),)


copyreg.pickle(skia.Image, _pickled)


class SetStore:
    """A folder that only this engine writes: what is in it is unpickled. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def build(self, brief: Brief, make: Callable[[Brief], Setting]) -> Setting:
        """The place as `make` builds it, or as it was built before."""
        if self._folder is None:
            return make(brief)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{_key(brief)}.set"
        with _alone(path.with_suffix(".lock")):
            found = _load(path)
            if found is None:
                found = make(brief)
                self._keep(path, found)
        return found

    def _keep(self, path: Path, place: Setting) -> None:
        """Whole or not at all. A full disk costs only time."""
        part = path.with_suffix(".part")
        try:
            with part.open("wb") as file:
                pickle.dump(place, file, protocol=5)
            part.replace(path)
            _forget_oldest(path.parent)
        except OSError:
            part.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    """Locks stay, empty as they are: somebody may be holding one."""
    kept = sorted(folder.glob("*.set"), key=lambda file: file.stat().st_mtime, reverse=True)
    total = 0
    for file in kept:
        total += file.stat().st_size
        if total > MOST_BYTES:
            file.unlink(missing_ok=True)


def _load(path: Path) -> Setting | None:
    """None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            found: Setting = pickle.load(file)  # noqa: S301 - our own folder, see SetStore
        os.utime(path)
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return found


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process paints, the others wait and load."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _key(brief: Brief) -> str:
    """Everything that a place is built from, and the code that builds it."""
    backdrop = b"" if brief.backdrop is None else brief.backdrop.tobytes()
    camera = [getattr(brief.reference, part.name) for part in fields(brief.reference)]
    shot = brief.shot.model_dump_json(exclude=_UNSEEN)
    told = repr((_code_version(), brief.seed, shot, camera, brief.told, brief.gloomy))
    return hashlib.sha256(told.encode() + backdrop).hexdigest()[:40]


@cache
def _code_version() -> str:
    digest = hashlib.sha256()
    for file in sorted(_CODE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
