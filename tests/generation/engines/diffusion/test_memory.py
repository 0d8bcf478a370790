from pathlib import Path

import numpy as np
import pytest
from diffusers import LTX2Pipeline

from generation.contracts import Cancelled
from generation.engines.diffusion import memory
from generation.engines.diffusion.loading import load_pipeline, view
from generation.manifests.schema import Memory, Policy
from tests.generation.engines.diffusion import plain
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import ltx2

GIB = 2**30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Parts of 12, 20 and 2 GiB, all of them holes."""
    for name, gib in {"text_encoder": 12, "transformer": 20, "vae": 2}.items():
        (tmp_path / name).mkdir()
        with (tmp_path / name / "model.safetensors").open("wb") as file:
            file.truncate(gib * GIB)
    return tmp_path


@pytest.fixture
def accelerated(monkeypatch: pytest.MonkeyPatch) -> None:
    """The CPU taken for an accelerator: all hooks are real, and weights come and go between equals."""
    monkeypatch.setattr(memory, "is_accelerator", lambda device: True)


@pytest.mark.parametrize(
    ("free_gib", "policy"),
    [(80, "resident"), (44, "resident"), (43, "encoder_offload"), (37, "encoder_offload"), (36, "model_offload"),
     (29, "model_offload"), (28, "group_offload"), (1, "group_offload")],
)  # fmt: skip
def test_a_model_begins_with_the_fastest_policy_that_there_is_room_for(
    folder: Path, free_gib: float, policy: Policy
) -> None:
    manifest = ltx2.manifest(folder, files={}, memory=Memory(weights_gib=34, peak_gib=40))
    assert memory.fitting(manifest, folder, free_gib=free_gib) == policy


def test_a_model_never_begins_with_a_faster_policy_than_its_manifest_says(folder: Path) -> None:
    manifest = ltx2.manifest(folder, files={}, memory=Memory(weights_gib=34, peak_gib=40, policy="model_offload"))
    assert memory.fitting(manifest, folder, free_gib=500) == "model_offload"
    assert memory.start(manifest, folder, device="cpu") == "model_offload"


def test_policies_get_smaller_until_there_is_none() -> None:
    steps: list[Policy | None] = ["resident"]
    while policy := steps[-1]:
        steps.append(memory.lower(policy))
    assert steps == ["resident", "encoder_offload", "model_offload", "group_offload", None]


def test_on_the_cpu_every_policy_gives_the_same_bits_without_a_hook(tiny_pipe: LTX2Pipeline) -> None:
    before = plain.frames(tiny_pipe)
    for policy in memory.POLICIES:
        memory.apply(policy, tiny_pipe, "cpu")
        with memory.encoding(policy, tiny_pipe, "cpu"), memory.released(tiny_pipe):
            assert np.array_equal(plain.frames(tiny_pipe), before)
    assert not hasattr(tiny_pipe.transformer, "_hf_hook")


@pytest.mark.usefixtures("accelerated")
def test_lowering_all_the_way_changes_no_bit(tiny_ltx2: Model, tiny_pipe: LTX2Pipeline) -> None:
    before = plain.frames(tiny_pipe)
    pipe = load_pipeline(LTX2Pipeline, tiny_ltx2.manifest, tiny_ltx2.folder, device="cpu", policy="resident")
    other = view(LTX2Pipeline, pipe)
    for policy in memory.POLICIES:
        memory.apply(policy, pipe, "cpu")
        with memory.released(pipe):
            assert np.array_equal(plain.frames(other), before)
    assert np.array_equal(plain.frames(pipe), before)


@pytest.mark.usefixtures("accelerated")
def test_weights_leave_the_device_when_a_view_is_cancelled(tiny_ltx2: Model, tiny_pipe: LTX2Pipeline) -> None:
    pipe = load_pipeline(LTX2Pipeline, tiny_ltx2.manifest, tiny_ltx2.folder, device="cpu", policy="model_offload")
    hooks = list(pipe._all_hooks)
    assert len(hooks) >= 5

    def stop(*_: object) -> None:
        raise Cancelled("stop")

    with pytest.raises(Cancelled), memory.released(pipe):
        plain.frames(view(LTX2Pipeline, pipe), callback_on_step_end=stop)
    assert not set(map(id, hooks)) & set(map(id, pipe._all_hooks))
    assert np.array_equal(plain.frames(pipe), plain.frames(tiny_pipe))


def test_the_encoder_is_on_the_device_only_while_prompts_are_read(
    tiny_pipe: LTX2Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves: list[str] = []
    monkeypatch.setattr(tiny_pipe.text_encoder, "to", moves.append)
    monkeypatch.setattr(tiny_pipe.transformer, "to", lambda device: pytest.fail("moved"))
    with memory.encoding("encoder_offload", tiny_pipe, "cuda:0"):
        assert moves == ["cuda:0"]
    assert moves == ["cuda:0", "cpu"]
    with memory.encoding("resident", tiny_pipe, "cuda:0"):
        pass
    assert len(moves) == 2


@pytest.mark.usefixtures("accelerated")
def test_with_encoder_offload_only_the_encoder_stays_behind(
    tiny_pipe: LTX2Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves: dict[str, str] = {}
    parts = ("vae", "audio_vae", "text_encoder", "connectors", "transformer", "vocoder")
    for name in parts:
        monkeypatch.setattr(getattr(tiny_pipe, name), "to", lambda device, name=name: moves.update({name: device}))
    memory.apply("encoder_offload", tiny_pipe, "cuda:0")
    assert moves == dict.fromkeys(parts, "cuda:0") | {"text_encoder": "cpu"}
