"""SHA-256 of files that may be tens of gigabytes."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from generation.manifests.refusals import Refusal


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """By name, read in blocks, several files at once. Raises OSError."""
    names = tuple(names)
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as pool:
        return dict(zip(names, pool.map(lambda name: _digest(folder / name), names), strict=True))


def hash_refusals(folder: Path, files: Mapping[str, str]) -> Iterator[Refusal]:
    """`path_outside`, `file_missing`, `file_unreadable` and `hash_mismatch`; hashes nothing if a file is missing."""
    strays = [name for name in files if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts]
    missing = [name for name in files if name not in strays and not os.path.isfile(folder / name)]
    yield from (Refusal(code="path_outside", message=name) for name in strays)
    yield from (Refusal(code="file_missing", message=name) for name in missing)
    if strays or missing:
        return
    try:
        found = digests(folder, files)
    except OSError as error:
        yield Refusal(code="file_unreadable", message=type(error).__name__)
        return
    yield from (Refusal(code="hash_mismatch", message=name) for name in files if found[name] != files[name])


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
