"""The JSON files of a model's folder: what they ask to be loaded, and whether any of it would be code."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from generation.manifests.classes import Allowed
from generation.manifests.refusals import Refusal

ADAPTER = "adapter_config.json"
"""Beside a part's weights, transformers takes it for a LoRA on another model, and reads that one from where it says."""
INDEXES = ("model_index.json", "modular_model_index.json")
_CODE_KEYS = frozenset({"auto_map", "custom_pipeline", "custom_pipelines"})
_KERNEL_KEYS = frozenset({"_attn_implementation", "attn_implementation"})
"""With a slash in it, transformers takes this for a repository of compiled kernels."""


def config_refusals(folder: Path, names: tuple[str, ...], allowed: Allowed) -> Iterator[Refusal]:
    """Of the files `names` in `folder`: `custom_code`, `class_not_allowed`, `file_missing` for components and shards
    that are not there (their loader would look elsewhere for them), `path_outside`, `config_broken`.
    """
    for name in names:
        if not name.lower().endswith(".json"):
            continue
        try:
            config = json.loads((folder / name).read_bytes())
        except (OSError, ValueError, RecursionError) as error:
            yield Refusal(code="config_broken", message=f"{name}: {type(error).__name__}")
            continue
        yield from _code(name, config)
        if PurePosixPath(name.lower()).name == ADAPTER:
            yield Refusal(code="path_outside", message=f"{name} names another model")
        if name in INDEXES:
            yield from _index(name, config, names, allowed)
        elif isinstance(config, dict):
            yield from _config(name, config, names, allowed)
    if allowed.indexed and not any(index in names for index in INDEXES):
        yield Refusal(code="file_missing", message=" or ".join(INDEXES))


def _code(name: str, config: Any) -> Iterator[Refusal]:
    """A vocabulary may hold the word `auto_map`, with a number."""
    if isinstance(config, list):
        for one in config:
            yield from _code(name, one)
    if isinstance(config, dict):
        for key, value in config.items():
            asks = key in _CODE_KEYS and value and not isinstance(value, int | float)
            if asks or (key in _KERNEL_KEYS and "/" in str(value)):
                yield Refusal(code="custom_code", message=f"{name} has {key}")
            yield from _code(name, value)


def _index(name: str, index: Any, names: tuple[str, ...], allowed: Allowed) -> Iterator[Refusal]:
    if not isinstance(index, dict) or "_class_name" not in index:
        yield Refusal(code="config_broken", message=f"{name} names no class")
        return
    for key, value in index.items():
        if key in ("_class_name", "_blocks_class_name"):
            yield from _pipeline(name, value, allowed)
        elif isinstance(value, list) and len(value) >= 2:
            yield from _component(name, key, value, names, allowed)


def _pipeline(name: str, value: Any, allowed: Allowed) -> Iterator[Refusal]:
    if not isinstance(value, str):
        yield Refusal(code="custom_code", message=f"{name} brings a pipeline of its own")
    elif value not in allowed.pipelines:
        yield Refusal(code="class_not_allowed", message=value)


def _component(name: str, key: str, entry: list[Any], names: tuple[str, ...], allowed: Allowed) -> Iterator[Refusal]:
    """`entry` is [library, class], and in a modular index a third value that says where from and as what."""
    spec = entry[2] if len(entry) > 2 and isinstance(entry[2], dict) else {}
    for source in (entry[:2], spec.get("type_hint") or [None, None]):
        yield from _class(name, source, allowed)
    place = spec.get("subfolder") or key
    if entry[0] is not None and not any(one.startswith(f"{place}/") for one in names):
        yield Refusal(code="file_missing", message=f"{name} asks for {key}")


def _class(name: str, source: Any, allowed: Allowed) -> Iterator[Refusal]:
    if source == [None, None]:
        return
    library, class_name = map(str, source) if isinstance(source, list) and len(source) == 2 else ("?", "?")
    if library not in ("diffusers", "transformers", *allowed.components):
        yield Refusal(code="custom_code", message=f"{name} names the module {library}")
    elif class_name not in allowed.components.get(library, ()):
        yield Refusal(code="class_not_allowed", message=f"{library}.{class_name}")


def _config(name: str, config: dict[str, Any], names: tuple[str, ...], allowed: Allowed) -> Iterator[Refusal]:
    asked = config.get("_class_name")
    if asked is not None and str(asked) not in allowed.names:
        yield Refusal(code="class_not_allowed", message=f"{name}: {asked}")
    shards = config.get("weight_map") if name.lower().endswith(".index.json") else None
    beside = PurePosixPath(name).parent
    for shard in sorted(set(map(str, shards.values()))) if isinstance(shards, dict) else ():
        if str(beside / shard) not in names:
            yield Refusal(code="file_missing", message=f"{name} asks for {shard}")
