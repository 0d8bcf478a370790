"""New manifests: what a folder holds, put beside what is known of its family."""

import os
import re
import tempfile
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generation.manifests import toml
from generation.manifests.check import folder_refusals
from generation.manifests.contents import WEIGHTS, files_in, listed
from generation.manifests.hashes import digests
from generation.manifests.presets import PRESETS
from generation.manifests.refusals import ModelRefused, Refusal
from generation.manifests.schema import Manifest, Memory


def describe(folder: Path, *, adapter: str, models: Path, name: str = "", **fields: Any) -> Manifest:
    """A manifest for `folder`, from the adapter's preset; `fields` replace whole fields of it. Reads every weight.

    Raises ModelRefused for a folder that could never be used, `adapter_unknown` and `manifest_invalid`.
    """
    name = name or _slug(os.path.basename(os.path.abspath(folder)))
    if adapter not in PRESETS:
        raise _refused(name, "adapter_unknown", adapter)
    if found := folder_refusals(adapter, folder):
        raise ModelRefused(name, found)
    names = tuple(one for one in files_in(folder) if listed(one))
    try:
        hashes = digests(folder, names)
    except OSError as error:
        raise _refused(name, "file_unreadable", type(error).__name__) from None
    known = {"memory": Memory(weights_gib=round(_weights_gib(folder, names), 3))}
    try:
        return Manifest(
            **PRESETS[adapter] | known | fields, id=name, adapter=adapter, path=_path(folder, models), files=hashes
        )
    except ValidationError as error:
        wrong = sorted({".".join(map(str, one["loc"][:2])) for one in error.errors()})
        raise _refused(name, "manifest_invalid", " ".join(wrong)) from None


def write(manifest: Manifest, models: Path) -> Path:
    """Puts it into `models`, whole or not at all. Raises ModelRefused `manifest_exists`, OSError."""
    path = models / f"{manifest.id}.toml"
    fields = manifest.model_dump(mode="json", exclude_none=True)
    text = toml.dumps(fields | {"files": fields.pop("files")})
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=models, prefix=".", suffix=".part", encoding="utf-8") as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
        os.fchmod(part.fileno(), 0o644)
        try:
            os.link(part.name, path)
        except FileExistsError:
            raise _refused(manifest.id, "manifest_exists", "it is never overwritten") from None
    return path


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].rstrip("-")


def _path(folder: Path, models: Path) -> str:
    """Relative where the folder lies in the models folder, so that both can be moved together."""
    own, home = Path(os.path.abspath(folder)), Path(os.path.abspath(models))
    return own.relative_to(home).as_posix() if own.is_relative_to(home) else str(own)


def _weights_gib(folder: Path, names: tuple[str, ...]) -> float:
    return sum((folder / name).stat().st_size for name in names if Path(name.lower()).suffix in WEIGHTS) / 2**30


def _refused(name: str, code: str, message: str) -> ModelRefused:
    return ModelRefused(name, [Refusal(code=code, message=message)])
