"""Putting and reading what belongs to a likeness or a capture."""

import os
from pathlib import Path

from cameo.models import Capture, Likeness
from cameo.vault import box, datakeys
from cameo.vault.errors import VaultLocked
from common import store
from vision.media.blanking import without_metadata


def put(likeness: Likeness, content: bytes, *, suffix: str) -> str:
    """Seals and keeps the bytes; returns the key to write into the row. The same bytes again are harmless.

    Raises Conflict("likeness_moved") when its data key was destroyed meanwhile, VaultLocked.
    """
    return _put(likeness.space, datakeys.of_likeness(likeness), content, suffix)


def put_capture(capture: Capture, content: bytes, *, suffix: str) -> str:
    """As put, under a data key of the capture's own, without what the camera noted (place, time, device).

    Raises Conflict("capture_moved"), VaultLocked.
    """
    return _put(capture.space, datakeys.of_capture(capture), without_metadata(content), suffix)


def read(key: str) -> bytes:
    """In memory only. Raises FileNotFoundError when it or its data key is gone, VaultLocked."""
    space = key.rpartition("/")[0]
    data_key = datakeys.of_space(space)
    return box.unseal(data_key, store.read(key), key=key)


def open_to(key: str, path: Path) -> None:
    """Into a new file that only this user reads; for a worker's private folder. Raises as read, FileExistsError."""
    content = read(key)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "wb") as file:
        file.write(content)


def is_locked(likeness: Likeness) -> bool:
    """It has files that nobody can open now: then it can not be used either."""
    if not (likeness.photo_key or likeness.identity_key or likeness.cutout_key):
        return False
    try:
        datakeys.of_space(likeness.space)
    except (VaultLocked, FileNotFoundError):
        return True
    return False


def _put(space: str, data_key: bytes, content: bytes, suffix: str) -> str:
    key = f"{space}/{box.name_of(data_key, content)}.{suffix}{box.SUFFIX}"
    store.put_named(key, box.seal(data_key, content, key=key))
    return key
