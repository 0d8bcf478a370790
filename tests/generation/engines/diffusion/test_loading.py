import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import LTX2ConditionPipeline, LTX2Pipeline
from safetensors.torch import load_file

from generation.contracts import EngineUnavailable
from generation.engines.diffusion.loading import load_pipeline, refusals, view
from generation.engines.setup import Operator
from generation.manifests.check import check
from tests.generation.engines.diffusion import plain
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import ltx2


@pytest.fixture
def copied(tiny_ltx2: Model, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_ltx2.folder, tmp_path / "secret-place"))


def weights(folder: Path, part: str) -> Path:
    (file,) = (folder / part).glob("*.safetensors")
    return file


def refused(folder: Path) -> EngineUnavailable:
    with pytest.raises(EngineUnavailable) as caught:
        load_pipeline(LTX2Pipeline, ltx2.manifest(folder), folder, device="cpu")
    return caught.value


def test_a_pipeline_is_loaded_ready_and_silent(tiny_ltx2: Model, capfd: pytest.CaptureFixture[str]) -> None:
    pipe = load_pipeline(LTX2Pipeline, tiny_ltx2.manifest, tiny_ltx2.folder, device="cpu")
    modules = [part for part in pipe.components.values() if isinstance(part, torch.nn.Module)]
    assert len(modules) == 6
    assert not any(module.training for part in modules for module in part.modules())
    assert not any(weight.requires_grad for part in modules for weight in part.parameters())
    assert pipe.vae.use_tiling
    first, second = plain.frames(pipe), plain.frames(pipe)
    assert np.array_equal(first, second)
    assert capfd.readouterr() == ("", "")


def test_the_tiny_model_passes_the_check_of_an_operators_models(tiny_ltx2: Model) -> None:
    assert len(tiny_ltx2.manifest.files) > 10
    check(tiny_ltx2.manifest, tiny_ltx2.folder, Operator())


def test_weights_are_of_the_manifests_type_and_views_leave_them_so(tiny_ltx2: Model) -> None:
    manifest = ltx2.manifest(tiny_ltx2.folder, dtype="bfloat16", vae_tiling=False)
    pipe = load_pipeline(LTX2Pipeline, manifest, tiny_ltx2.folder, device="cpu")
    other = view(LTX2ConditionPipeline, pipe)
    assert other.transformer is pipe.transformer
    assert other.vae is pipe.vae
    assert pipe.transformer.dtype == torch.bfloat16
    assert pipe.vae.dtype == torch.bfloat16
    assert not pipe.vae.use_tiling


def corrupt(folder: Path) -> None:
    weights(folder, "transformer").write_bytes(b"\xff" * 4000)


def cut_short(folder: Path) -> None:
    file = weights(folder, "vae")
    file.write_bytes(file.read_bytes()[:-64])


def lose_a_part(folder: Path) -> None:
    shutil.rmtree(folder / "vocoder")


def pickle_it(folder: Path) -> None:
    file = weights(folder, "transformer")
    torch.save(load_file(file), file.with_suffix(".bin"))
    file.unlink()


def mistake_the_shape(folder: Path) -> None:
    config = folder / "transformer" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"attention_head_dim": 16}))


def garble_the_index(folder: Path) -> None:
    (folder / "model_index.json").write_text("{")


def bring_own_code(folder: Path) -> None:
    index = folder / "model_index.json"
    index.write_text(json.dumps(json.loads(index.read_text()) | {"transformer": ["pipeline", "Own"]}))
    (folder / "pipeline.py").write_text("raise SystemExit('ran')")


@pytest.mark.parametrize(
    "spoil",
    [corrupt, cut_short, lose_a_part, pickle_it, mistake_the_shape, garble_the_index, bring_own_code, shutil.rmtree],
)
def test_what_can_not_be_read_is_refused_without_naming_a_path(copied: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    spoil(copied)
    error = refused(copied)
    assert error.code == "model_unavailable"
    assert error.retry
    assert "tiny-ltx2" in str(error)
    assert "secret-place" not in str(error)
    assert error.__suppress_context__


def test_a_name_on_the_hub_is_never_looked_up() -> None:
    assert refused(Path("Lightricks/LTX-2.5-Diffusers")).code == "model_unavailable"


@pytest.mark.parametrize(
    "error", [torch.OutOfMemoryError("out of memory"), torch.AcceleratorError("CUDA error: assert")]
)
def test_a_failing_accelerator_is_no_fault_of_the_models(tiny_ltx2: Model, error: RuntimeError) -> None:
    with pytest.raises(type(error)), refusals(tiny_ltx2.manifest):
        raise error


def test_the_hub_is_switched_off_before_anything_can_import_it() -> None:
    code = (
        "import generation.engines.diffusion, huggingface_hub.constants as hub;"
        "print(hub.HF_HUB_OFFLINE, hub.HF_HUB_DISABLE_TELEMETRY)"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    said = subprocess.run([sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "True"]
