"""What lies in a model's folder, and what may not."""

import os
from collections.abc import Iterator
from pathlib import Path

from generation.manifests.refusals import Refusal

WEIGHTS = frozenset({".safetensors", ".gguf", ".onnx"})
_PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"})
_CODE = frozenset({".py", ".pyc", ".pyd", ".so", ".dylib", ".dll"})
_CONFIGS = frozenset({".json", ".jinja", ".model"})
_VOCABULARIES = frozenset({"merges.txt", "vocab.txt"})


def files_in(folder: Path) -> tuple[str, ...]:
    """Every file below `folder`, hidden ones too, as sorted POSIX paths. Links to folders are named, not followed."""
    found = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        found += [(here / name).relative_to(folder).as_posix() for name in (*names, *links)]
    return tuple(sorted(found))


def listed(name: str) -> bool:
    """Whether a loader reads such a file, so that a manifest must know its hash."""
    path = Path(name.lower())
    return path.suffix in WEIGHTS | _CONFIGS or path.name in _VOCABULARIES


def content_refusals(folder: Path, names: tuple[str, ...]) -> Iterator[Refusal]:
    """Of the files `names` in `folder`: `pickle_weights`, `custom_code`, `symlink_outside`."""
    home = os.path.realpath(folder)
    for name in names:
        suffix = Path(name.lower()).suffix
        if suffix in _PICKLES:
            yield Refusal(code="pickle_weights", message=name)
        if suffix in _CODE:
            yield Refusal(code="custom_code", message=name)
        if not Path(os.path.realpath(folder / name)).is_relative_to(home):
            yield Refusal(code="symlink_outside", message=name)
        elif (folder / name).is_symlink() and (folder / name).is_dir():
            yield Refusal(code="symlink_folder", message=name)


def unlisted(names: tuple[str, ...], known: frozenset[str]) -> Iterator[Refusal]:
    """`unlisted_weights`, and `unlisted_file` for what else a loader would read."""
    for name in names:
        if listed(name) and name not in known:
            weights = Path(name.lower()).suffix in WEIGHTS
            yield Refusal(code="unlisted_weights" if weights else "unlisted_file", message=name)
