"""A window as one file for the store, and back as a folder that processes map."""

import os
import shutil
import tarfile
import tempfile
from pathlib import Path

from django.db.models import QuerySet

from common import store
from feed.models import TasteModel
from feed.recommend import Window
from feed.recommend.window import FORMAT

SPACE = f"taste{FORMAT}"
"""Windows of another release's format are not looked at."""


def published() -> QuerySet[TasteModel]:
    """Newest first."""
    return TasteModel.objects.filter(key__startswith=f"{SPACE}/").order_by("-version")


def put(window: Window, scratch: Path) -> str:
    """Its key in the private store. Arrays are numbers that do not shrink: the file is not compressed."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        inside, packed = Path(folder) / "window", Path(folder) / "window.tar"
        window.save(inside)
        with tarfile.open(packed, "w") as archive:
            archive.add(inside, arcname=".")
        return store.put_file(SPACE, packed, suffix="tar")


def unpack(key: str, folder: Path) -> None:
    """Fills `folder`, which appears whole or not at all, whoever else does it too. Raises OSError, tarfile.TarError."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
        packed, whole = Path(aside) / "window.tar", Path(aside) / "whole"
        store.copy_to(key, packed)
        with tarfile.open(packed) as archive:
            archive.extractall(whole, filter="data")
        try:
            os.rename(whole, folder)
        except OSError:
            if not folder.is_dir():
                raise


def drop(folder: Path) -> None:
    """A process that has it mapped keeps what it mapped."""
    shutil.rmtree(folder, ignore_errors=True)
