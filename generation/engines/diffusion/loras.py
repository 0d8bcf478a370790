"""Small weights beside a model's own: some always on, some for calls with faces only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generation.manifests.schema import Manifest


def load_loras(pipe: Any, manifest: Manifest, folder: Path) -> None:
    """From files in the model's folder; those for faces are off afterwards."""
    for number, lora in enumerate(manifest.loras):
        file = folder / lora.path
        pipe.load_lora_weights(
            str(file.parent),
            weight_name=file.name,
            adapter_name=_name(number),
            local_files_only=True,
            use_safetensors=True,
        )
    _switch(pipe, manifest, reference=False)


@contextmanager
def with_loras(pipe: Any, manifest: Manifest, *, reference: bool) -> Iterator[None]:
    """Around calls of the pipeline or its views; `reference` switches on those for faces, and off again."""
    if not reference or all(lora.role == "always" for lora in manifest.loras):
        yield
        return
    _switch(pipe, manifest, reference=True)
    try:
        yield
    finally:
        _switch(pipe, manifest, reference=False)


def _switch(pipe: Any, manifest: Manifest, *, reference: bool) -> None:
    if not manifest.loras:
        return
    on = {_name(k): lora.weight for k, lora in enumerate(manifest.loras) if reference or lora.role == "always"}
    if on:
        pipe.enable_lora()
        pipe.set_adapters(list(on), adapter_weights=list(on.values()))
    else:
        pipe.disable_lora()


def _name(number: int) -> str:
    return f"lora{number}"
