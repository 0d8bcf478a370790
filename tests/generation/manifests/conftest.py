"""A folder as diffusers saves one, of a few hundred bytes, and its manifest. No torch."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from generation.engines.setup import Operator
from generation.manifests.schema import Manifest
from generation.manifests.writing import describe, write

INDEX = {
    "_class_name": "WanVACEPipeline",
    "_diffusers_version": "0.42.1",
    "boundary_ratio": None,
    "scheduler": ["diffusers", "UniPCMultistepScheduler"],
    "tokenizer": ["transformers", "T5TokenizerFast"],
    "transformer": ["diffusers", "WanVACETransformer3DModel"],
    "transformer_2": [None, None],
}
ANYBODY = Operator(territories=("CH",), revenue_usd=0, commercial=True)


def save(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))
    return path


def edit(path: Path, **changes: object) -> None:
    save(path, json.loads(path.read_text()) | changes)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def folder(models: Path) -> Path:
    model = models / "small-wan"
    save(model / "model_index.json", INDEX)
    save(model / "scheduler/scheduler_config.json", {"_class_name": "UniPCMultistepScheduler"})
    save(model / "tokenizer/tokenizer.json", {"model": {"vocab": {"auto_map": 7, "custom_pipeline": 8}}})
    save(model / "transformer/config.json", {"_class_name": "WanVACETransformer3DModel"})
    save_file({"weight": np.arange(6, dtype=np.float32)}, model / "transformer/diffusion_pytorch_model.safetensors")
    (model / "README.md").write_text("Not read by any loader.")
    return model


@pytest.fixture
def manifest(models: Path, folder: Path) -> Manifest:
    """Of the untouched folder; written beside it."""
    made = describe(folder, adapter="wan_vace", models=models)
    write(made, models)
    return made


@pytest.fixture
def change(manifest: Manifest) -> Callable[..., Manifest]:
    """The manifest with other fields, validated."""

    def changed(**fields: object) -> Manifest:
        return Manifest.model_validate(manifest.model_dump() | fields)

    return changed
