import numpy as np
import pytest
from diffusers import LTX2Pipeline

from generation.contracts import EngineUnavailable
from generation.engines.diffusion import attention
from generation.engines.diffusion.loading import load_pipeline
from tests.generation.engines.diffusion import plain
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import ltx2


def test_another_backend_computes_the_same_clip(tiny_ltx2: Model, tiny_pipe: LTX2Pipeline) -> None:
    manifest = ltx2.manifest(tiny_ltx2.folder, attention_backend="_native_math")
    pipe = load_pipeline(LTX2Pipeline, manifest, tiny_ltx2.folder, device="cpu")
    used = {
        module.processor._attention_backend for module in pipe.transformer.modules() if hasattr(module, "processor")
    }
    assert {backend.value for backend in used} == {"_native_math"}
    assert np.abs(plain.frames(pipe) - plain.frames(tiny_pipe)).max() < 1e-3


@pytest.mark.parametrize("name", ["_flash_3_hub", "sage_hub", "flash_4_hub", "aiter_fa2_hub", "quick", "", "flash"])
def test_one_that_downloads_is_unknown_or_is_not_installed_is_refused(tiny_ltx2: Model, name: str) -> None:
    manifest = ltx2.manifest(tiny_ltx2.folder, attention_backend=name)
    with pytest.raises(EngineUnavailable) as caught:
        load_pipeline(LTX2Pipeline, manifest, tiny_ltx2.folder, device="cpu")
    assert caught.value.code == "attention_unavailable"


def test_all_that_is_native_to_torch_is_offered() -> None:
    assert {"native", "_native_cudnn", "_flash_3", "flex", "sage"} <= attention.BACKENDS
    assert not [name for name in attention.BACKENDS if "hub" in name]
