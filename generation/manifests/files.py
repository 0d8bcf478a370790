"""Where manifests lie: a models folder holds `<id>.toml`, and mostly the weights beside it."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from generation.manifests.refusals import ModelRefused, Refusal
from generation.manifests.schema import Manifest

SERVED_ELSEWHERE = "videos_api"
"""The adapter whose models have a server in place of files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A manifest that can not be used: `id` is the file's name; `code` is `manifest_unreadable`, `manifest_invalid`,
    `manifest_misnamed` or `manifest_incomplete`.
    """

    id: str
    code: str
    message: str


def read(path: Path) -> Manifest:
    """Raises ModelRefused with one of Broken's codes."""
    try:
        manifest = Manifest.model_validate(tomllib.loads(path.read_bytes().decode()))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _refused(path, "manifest_unreadable", _where(error)) from None
    except ValidationError as error:
        fields = sorted({".".join(map(str, one["loc"][:2])) for one in error.errors()})
        raise _refused(path, "manifest_invalid", " ".join(fields)) from None
    if manifest.id != path.stem:
        raise _refused(path, "manifest_misnamed", f"its id is {manifest.id}")
    if lacking := _lacking(manifest):
        raise _refused(path, "manifest_incomplete", lacking)
    return manifest


def installed(models: Path | None) -> tuple[Manifest, ...]:
    """Those that can be read, by id. Reads only files that changed since the last call."""
    return tuple(one for one in _all(models) if isinstance(one, Manifest))


def broken(models: Path | None) -> tuple[Broken, ...]:
    return tuple(one for one in _all(models) if isinstance(one, Broken))


def named(models: Path | None, name: str) -> Manifest:
    """Raises ModelRefused: `model_unknown`, or why its manifest can not be used."""
    for one in _all(models):
        if one.id == name:
            if isinstance(one, Manifest):
                return one
            raise ModelRefused(one.id, [Refusal(code=one.code, message=one.message)])
    raise ModelRefused(name, [Refusal(code="model_unknown", message="there is no such manifest")])


def folder_of(models: Path, manifest: Manifest) -> Path:
    """Where its weights are: beside the manifest, or the absolute folder that the operator wrote. The folder may be a
    link to another disk; what lies in it may not lead out of it (see check).
    """
    return models / manifest.path


def _all(models: Path | None) -> tuple[Manifest | Broken, ...]:
    if models is None or not models.is_dir():
        return ()
    paths = sorted(path for path in models.glob("*.toml") if not path.name.startswith("."))
    return tuple(_seen(path, *_stamp(path)) for path in paths)


def _stamp(path: Path) -> tuple[int, int, int]:
    """Changes when the file does; a link that leads nowhere has one too."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0, 0)
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


@lru_cache(maxsize=256)
def _seen(path: Path, _mtime_ns: int, _size: int, _inode: int) -> Manifest | Broken:
    try:
        return read(path)
    except ModelRefused as error:
        (refusal,) = error.refusals
        return Broken(id=path.stem, code=refusal.code, message=refusal.message)


def _lacking(manifest: Manifest) -> str:
    if manifest.adapter == SERVED_ELSEWHERE:
        return "" if manifest.server and not manifest.path and not manifest.files else "it needs server, and no files"
    if manifest.server or not manifest.path or not manifest.files:
        return "it needs path and files, and no server"
    return "path leads out of the models folder" if ".." in PurePosixPath(manifest.path).parts else ""


def _refused(path: Path, code: str, message: str) -> ModelRefused:
    return ModelRefused(path.stem, [Refusal(code=code, message=message)])


def _where(error: Exception) -> str:
    return str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
