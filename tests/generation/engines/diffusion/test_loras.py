import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import LTX2Pipeline
from peft import LoraConfig, get_peft_model_state_dict

from generation.contracts import EngineUnavailable
from generation.engines.diffusion.loading import load_pipeline, view
from generation.engines.diffusion.loras import with_loras
from generation.manifests.schema import Lora
from tests.generation.engines.diffusion import plain
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import ltx2

FILES = ("loras/0.safetensors", "loras/1.safetensors")


@pytest.fixture(scope="module")
def model(tiny_ltx2: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model's folder with FILES in it."""
    folder = Path(shutil.copytree(tiny_ltx2.folder, tmp_path_factory.mktemp("loras") / "model"))
    for number in range(2):
        pipe = LTX2Pipeline.from_pretrained(tiny_ltx2.folder, local_files_only=True)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(number)
            pipe.transformer.add_adapter(
                LoraConfig(r=2, lora_alpha=2, target_modules=["to_q", "to_out.0"], init_lora_weights=False)
            )
        layers = get_peft_model_state_dict(pipe.transformer)
        LTX2Pipeline.save_lora_weights(
            folder / "loras", transformer_lora_layers=layers, weight_name=f"{number}.safetensors"
        )
    return folder


def test_a_lora_for_faces_is_on_for_calls_with_faces_only(model: Path, tiny_pipe: LTX2Pipeline) -> None:
    manifest = ltx2.manifest(model, loras=(Lora(path=FILES[0], weight=2.0, role="reference"),))
    pipe = load_pipeline(LTX2Pipeline, manifest, model, device="cpu")
    other = view(LTX2Pipeline, pipe)
    without = plain.frames(tiny_pipe)
    with with_loras(pipe, manifest, reference=False):
        assert np.array_equal(plain.frames(other), without)
    with with_loras(pipe, manifest, reference=True):
        assert np.abs(plain.frames(other) - without).max() > 1e-4
    assert np.array_equal(plain.frames(other), without)


@pytest.mark.filterwarnings("ignore:Already found a `peft_config`")
def test_it_is_off_again_after_a_call_that_failed(model: Path) -> None:
    manifest = ltx2.manifest(model, loras=(Lora(path=FILES[0]), Lora(path=FILES[1], weight=2.0, role="reference")))
    pipe = load_pipeline(LTX2Pipeline, manifest, model, device="cpu")
    always = plain.frames(pipe)
    with pytest.raises(KeyError), with_loras(pipe, manifest, reference=True):
        assert not np.array_equal(plain.frames(pipe), always)
        raise KeyError
    assert np.array_equal(plain.frames(pipe), always)


def test_one_that_is_always_on_changes_every_clip_by_its_weight(model: Path, tiny_pipe: LTX2Pipeline) -> None:
    without = plain.frames(tiny_pipe)
    changes = []
    for weight in (0.0, 1.0, 3.0):
        manifest = ltx2.manifest(model, loras=(Lora(path=FILES[0], weight=weight),))
        pipe = load_pipeline(LTX2Pipeline, manifest, model, device="cpu")
        changes.append(float(np.abs(plain.frames(pipe) - without).max()))
    assert changes[0] < 1e-6
    assert changes[1] > 1e-5
    assert changes[2] > changes[1]


def test_one_that_is_missing_is_refused(model: Path) -> None:
    manifest = ltx2.manifest(model, loras=(Lora(path="loras/none.safetensors"),))
    with pytest.raises(EngineUnavailable) as caught:
        load_pipeline(LTX2Pipeline, manifest, model, device="cpu")
    assert caught.value.code == "model_unavailable"
