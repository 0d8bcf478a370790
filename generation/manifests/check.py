"""Whether a model may be loaded here: its licence, what lies in its folder, every hash. Imports no tensor library."""

from collections.abc import Iterator
from pathlib import Path

from generation.engines.setup import Operator
from generation.manifests.claims import beyond
from generation.manifests.classes import CLASSES
from generation.manifests.configs import config_refusals
from generation.manifests.contents import content_refusals, files_in, unlisted
from generation.manifests.files import SERVED_ELSEWHERE
from generation.manifests.hashes import hash_refusals
from generation.manifests.licence import licence_refusals
from generation.manifests.refusals import ModelRefused, Refusal
from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits


def check(manifest: Manifest, folder: Path, operator: Operator, *, traits: Traits | None = None) -> None:
    """Reads every byte of the model: seconds to minutes, once before it is loaded. Raises ModelRefused."""
    if found := refusals(manifest, folder, operator, traits=traits):
        raise ModelRefused(manifest.id, found)


def refusals(
    manifest: Manifest, folder: Path, operator: Operator, *, traits: Traits | None = None
) -> tuple[Refusal, ...]:
    """Everything that stands against it, the cheap things first; empty for nothing. `traits` are its adapter's, None
    where the adapter can not be imported. Nothing is hashed in a folder that holds what may not be there.
    """
    found = (*licence_refusals(manifest.licence, operator), *(beyond(manifest, traits) if traits else ()))
    return found if manifest.adapter == SERVED_ELSEWHERE else (*found, *_of_files(manifest, folder))


def folder_refusals(adapter: str, folder: Path) -> tuple[Refusal, ...]:
    """What no manifest could make good: no folder or adapter of that name, pickles, code, classes, links, gaps."""
    if adapter not in CLASSES:
        return (Refusal(code="adapter_unknown", message=adapter),)
    if not folder.is_dir():
        return (Refusal(code="folder_missing", message="there is no folder at its path"),)
    names = files_in(folder)
    return (*content_refusals(folder, names), *config_refusals(folder, names, CLASSES[adapter]))


def _of_files(manifest: Manifest, folder: Path) -> tuple[Refusal, ...]:
    found = folder_refusals(manifest.adapter, folder)
    if not folder.is_dir():
        return found
    known = frozenset(manifest.files)
    found = (*found, *unlisted(files_in(folder), known), *_loras(manifest, known))
    return found or tuple(hash_refusals(folder, manifest.files))


def _loras(manifest: Manifest, known: frozenset[str]) -> Iterator[Refusal]:
    """LoRAs lie in the model's folder and are hashed with it."""
    for lora in manifest.loras:
        if lora.path not in known:
            yield Refusal(code="file_missing", message=lora.path)
