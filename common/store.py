"""Content-addressed private files over Django's storage API: a local folder, or S3 by django-storages.

A key is `<space>/<sha256>.<suffix>`. A space is what is deleted together and never shared: one likeness, one job. Equal
content in two spaces is two files, so deleting a person's biometrics never asks who else holds the same bytes.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

from common.transfers import OnWait, Source, beside


def storage() -> Storage:
    return storages["private"]


def put_bytes(space: str, content: bytes, *, suffix: str) -> str:
    """Keeps the bytes and returns their key; putting the same bytes again is harmless."""
    key = f"{space}/{hashlib.sha256(content).hexdigest()}.{suffix}"
    _save(key, ContentFile(content))
    return key


def put_file(space: str, path: Path, *, suffix: str, on_wait: OnWait = lambda: None) -> str:
    """Returns its key. What `on_wait` raises stops it, and then nothing is left in the store."""
    with Source(path) as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        key, backend = f"{space}/{digest}.{suffix}", storage()
        if backend.exists(key):
            return key
        try:
            beside(lambda: backend.save(key, File(stream)), on_wait=on_wait, stop=stream.stop)
        finally:
            if stream.stopped:
                backend.delete(key)
    return key


def put_named(key: str, content: bytes) -> None:
    """Under a key that the caller made, for content whose hash must not be known. What is there already stays."""
    _save(key, ContentFile(content))


def read(key: str) -> bytes:
    with storage().open(key) as stream:
        content: bytes = stream.read()
    return content


def copy_to(key: str, path: Path, *, on_wait: OnWait = lambda: None) -> None:
    """Straight there: a face must not lie in the system's temporary folder on its way. What `on_wait` raises comes
    when the copy has ended.
    """
    with storage().open(key) as stream, path.open("wb") as copy:
        beside(lambda: shutil.copyfileobj(stream, copy), on_wait=on_wait)


def delete(*keys: str) -> None:
    """Idempotent; empty keys are passed over."""
    for key in filter(None, keys):
        storage().delete(key)


def delete_space(space: str) -> int:
    """Everything in the space, whether a row names it or not; how many files that were. Idempotent."""
    backend = storage()
    try:
        _folders, names = backend.listdir(space)
    except FileNotFoundError:
        return 0
    for name in names:
        backend.delete(f"{space}/{name}")
    return len(names)


@contextmanager
def local_file(key: str) -> Iterator[Path]:
    """A path that programs can open while the context lasts: the file itself, or a copy of a remote one."""
    backend = storage()
    if isinstance(backend, FileSystemStorage):
        yield Path(backend.path(key))
        return
    with tempfile.NamedTemporaryFile(suffix=Path(key).suffix) as copy:
        with backend.open(key) as stream:
            shutil.copyfileobj(stream, copy)
        copy.flush()
        yield Path(copy.name)


def _save(key: str, content: "File[bytes]") -> None:
    backend = storage()
    if not backend.exists(key):
        backend.save(key, content)
