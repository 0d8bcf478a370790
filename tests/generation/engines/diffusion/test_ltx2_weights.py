"""LTX-2 by other manifests: guided weights, small weights for faces, and what cannot be loaded."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import LTX2InContextPipeline, LTX2Pipeline
from diffusers.pipelines.ltx2.utils import DISTILLED_SIGMA_VALUES
from peft import LoraConfig, get_peft_model_state_dict

from generation.contracts import EngineUnavailable, Operation, SpecRejected
from generation.engines.diffusion.adapters import ltx2_schedule as schedule
from generation.engines.diffusion.adapters.ltx2 import FOLLOWS, LTX2, OPERATIONS
from generation.engines.diffusion.calls import Call
from generation.manifests.schema import Defaults, Limits, Lora
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.test_ltx2 import PLAIN, apart, clip, first, last, picture, silent, take
from tests.generation.engines.diffusion.tiny import ltx2 as tiny

pytestmark = pytest.mark.usefixtures("few_probes")


def load(folder: Path, **changes: Any) -> LTX2:
    return LTX2.load(tiny.manifest(folder, **changes), folder, device="cpu", on_stage=silent)


def defaults(**changes: Any) -> Defaults:
    fields: dict[str, Any] = {"num_inference_steps": 2, "options": {"max_sequence_length": 64}}
    return Defaults(**fields | changes)


@pytest.fixture(scope="module")
def guided(tiny_ltx2: Model) -> LTX2:
    options = {"max_sequence_length": 64, "stg_scale": 1.0, "spatio_temporal_guidance_blocks": "1"}
    return load_guided(tiny_ltx2, defaults(guidance_scale=3.0, negative_prompt="blurry", options=options))


def load_guided(model: Model, wanted: Defaults) -> LTX2:
    """Its manifest offers what such weights can do."""
    offered = tuple(sorted(OPERATIONS - FOLLOWS))
    return load(model.folder, defaults=wanted, audio_driven=False, operations=offered)


@pytest.mark.parametrize(
    ("given", "other", "least"),
    [
        ({}, {"prompt": "the sea at night"}, 1.0),
        ({}, {"num_inference_steps": 3}, 1.0),
        ({"sheet": picture(1)}, {"sheet": picture(2)}, 0.5),
        ({"keyframes": first(1)}, {"keyframes": first(2)}, 3.0),
        ({"keyframes": last(1)}, {"keyframes": last(2)}, 0.2),
        ({"head": clip(1, 5)}, {"head": clip(20, 5)}, 2.0),
    ],
    ids=["prompt", "steps", "sheet", "first frame", "last frame", "head"],
)
def test_guided_weights_are_given_the_same(
    guided: LTX2, given: dict[str, Any], other: dict[str, Any], least: float
) -> None:
    assert isinstance(guided.conditioned, LTX2InContextPipeline)
    call = replace(PLAIN, **given)
    made, again = take(guided, call), take(guided, call)
    assert np.array_equal(made.frames, again.frames)
    assert made.audio is not None
    assert apart(made, take(guided, replace(call, **other))) > least


def test_guided_weights_turn_away_from_the_negative_prompt(guided: LTX2, tiny_ltx2: Model) -> None:
    other = defaults(guidance_scale=3.0, negative_prompt="the sea at night", options=guided.manifest.defaults.options)
    assert apart(take(guided, PLAIN), take(load_guided(tiny_ltx2, other), PLAIN)) > 0.5


def test_only_distilled_weights_change_a_clip(guided: LTX2) -> None:
    with pytest.raises(SpecRejected) as refusal:
        take(guided, replace(PLAIN, source=clip(1)))
    assert refusal.value.code == "needs_distilled"


@pytest.mark.parametrize(
    "claim", [{"audio_driven": True}, {"audio_driven": False, "operations": (Operation.VIDEO_TO_VIDEO,)}]
)
def test_guided_weights_are_not_loaded_for_what_only_distilled_ones_do(tiny_ltx2: Model, claim: dict[str, Any]) -> None:
    with pytest.raises(EngineUnavailable) as refusal:
        load(tiny_ltx2.folder, defaults=defaults(guidance_scale=3.0), **claim)
    assert refusal.value.code == "beyond_adapter"


def test_small_weights_for_faces_are_on_with_a_sheet_only(tiny_ltx2: Model, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny_ltx2.folder, tmp_path / "model"))
    pipe = LTX2Pipeline.from_pretrained(folder, local_files_only=True)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        targets = ["to_q", "to_out.0"]
        pipe.transformer.add_adapter(LoraConfig(r=2, lora_alpha=2, target_modules=targets, init_lora_weights=False))
    layers = get_peft_model_state_dict(pipe.transformer)
    LTX2Pipeline.save_lora_weights(folder, transformer_lora_layers=layers, weight_name="faces.safetensors")
    lora = Lora(path="faces.safetensors", weight=3.0, role="reference")
    small, without = load(folder, loras=(lora,)), load(folder)
    sheet = replace(PLAIN, sheet=picture(1))
    assert apart(take(small, sheet), take(without, sheet)) > 0.5
    assert np.array_equal(take(small, PLAIN).frames, take(without, PLAIN).frames)


def test_a_smaller_or_shorter_sheet_costs_fewer_tokens(tiny_ltx2: Model) -> None:
    options = {"max_sequence_length": 64, "reference_downscale_factor": 2, "reference_frames": 1}
    small = load(tiny_ltx2.folder, defaults=defaults(options=options))
    seen: list[int] = []
    hook = small.pipe.transformer.register_forward_pre_hook(
        lambda _, args, named: seen.append(named["hidden_states"].shape[1]), with_kwargs=True
    )
    sheet = np.repeat(np.repeat(picture(1), 2, 0), 2, 1)
    take(small, replace(PLAIN, width=64, height=64, sheet=sheet))
    hook.remove()
    canvas = 4 * 4 * 4
    assert seen == [canvas + 2 * 2] * 2
    with pytest.raises(SpecRejected) as refusal:
        take(small, replace(PLAIN, sheet=picture(1)))
    assert refusal.value.code == "bad_reference"


@pytest.mark.parametrize(
    "changes",
    [
        {"defaults": defaults(options={"max_sequence_lenght": 64})},
        {"defaults": defaults(options={"spatio_temporal_guidance_blocks": "all"})},
        {"defaults": defaults(options={"reference_frames": 4})},
        {
            "limits": Limits(
                frame_step=4, frame_offset=1, size_multiple=32, call_seconds=1, max_seconds=1, sizes=((64, 64),)
            )
        },
        {
            "limits": Limits(
                frame_step=8, frame_offset=1, size_multiple=16, call_seconds=1, max_seconds=1, sizes=((64, 64),)
            )
        },
    ],
)
def test_a_manifest_that_does_not_fit_its_weights_is_not_loaded(tiny_ltx2: Model, changes: dict[str, Any]) -> None:
    with pytest.raises(EngineUnavailable) as refusal:
        load(tiny_ltx2.folder, **changes)
    assert refusal.value.code == "model_unavailable"


def call(**changes: Any) -> Call:
    return replace(PLAIN, **changes)


def test_steps_are_those_of_distilled_weights_where_nobody_says_otherwise() -> None:
    plain = Defaults()
    assert schedule.steps(plain, None, guided=False) == {"sigmas": DISTILLED_SIGMA_VALUES}
    assert schedule.steps(plain, call(num_inference_steps=4), guided=False) == {
        "sigmas": DISTILLED_SIGMA_VALUES[::2],
    }
    named = Defaults(sigmas=(1.0, 0.5), num_inference_steps=30)
    assert schedule.steps(named, call(), guided=False) == {"sigmas": [1.0, 0.5]}
    assert schedule.steps(Defaults(num_inference_steps=40), None, guided=True) == {"num_inference_steps": 40}


def test_a_source_is_changed_from_its_strength_on() -> None:
    named = Defaults(sigmas=(1.0, 0.9, 0.5), strength=0.7)
    assert schedule.steps(named, call(source=clip(1)), guided=False) == {"sigmas": [0.7, 0.5]}
    assert schedule.steps(named, call(source=clip(1), strength=0.95), guided=False) == {"sigmas": [0.95, 0.9, 0.5]}


def test_sigmas_of_distilled_weights_are_taken_as_they_are(tiny_ltx2: Model, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny_ltx2.folder, tmp_path / "model"))
    pipe = LTX2Pipeline.from_pretrained(folder, local_files_only=True)
    pipe.scheduler.register_to_config(shift=7.0, use_dynamic_shifting=True, shift_terminal=0.1)
    pipe.scheduler.save_pretrained(folder / "scheduler")
    shifted = load(folder)
    assert np.array_equal(take(shifted, PLAIN).frames, take(load(tiny_ltx2.folder), PLAIN).frames)
