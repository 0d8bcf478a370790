"""A silent model with faces, pictures, videos and masks."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, Cancelled, EngineUnavailable, SpecRejected
from generation.engines.diffusion import failures
from generation.engines.diffusion.adapters.wan_vace import WanVACE
from generation.engines.diffusion.adapters.wan_vace_control import control, pictured
from generation.engines.diffusion.calls import Call, Keyframe
from generation.manifests.schema import Defaults
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import wan_vace as tiny

pytestmark = pytest.mark.usefixtures("few_probes")

SIDE, FRAMES, STEPS = 32, 9, 2
PLAIN = Call(prompt="a person dances", width=SIDE, height=SIDE, num_frames=FRAMES, frame_rate=16, seed=1)
CHANGED = 16
"""Levels of 255 by which a condition changes some pixel at least; all do by three times as much."""


def silent(*_: object) -> None: ...


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tiny.build(tmp_path_factory.mktemp("models") / "tiny-wan-vace")
    return Model(folder, tiny.manifest(folder))


@pytest.fixture(scope="module")
def wan(model: Model) -> WanVACE:
    return WanVACE.load(model.manifest, model.folder, device="cpu", on_stage=silent)


def picture(seed: int, width: int = SIDE, height: int = SIDE) -> np.ndarray:
    """Four colours, one in each quarter."""
    quarters = np.random.default_rng(seed).integers(0, 256, (2, 2, 3), dtype=np.uint8)
    return quarters.repeat(height // 2, axis=0).repeat(width // 2, axis=1)


def clip(seed: int, frames: int = FRAMES) -> np.ndarray:
    return np.stack([picture(seed + number) for number in range(frames)])


def box(left: int, right: int) -> np.ndarray:
    mask = np.zeros((FRAMES, SIDE, SIDE), np.uint8)
    mask[:, 8:24, left:right] = 255
    return mask


def keyframe(seed: int, index: int, strength: float = 1.0) -> tuple[Keyframe, ...]:
    return (Keyframe(index=index, picture=picture(seed), strength=strength),)


def frames(adapter: WanVACE, call: Call) -> np.ndarray:
    return adapter.generate([call], on_stage=silent)[0].frames


def apart(one: np.ndarray, other: np.ndarray) -> int:
    return int(np.abs(one.astype(int) - other.astype(int)).max())


TALL, WIDE = picture(1, 48, 80), picture(2, 80, 48)
KINDS: dict[str, dict[str, Any]] = {
    "words": {},
    "faces": {"faces": (TALL, WIDE)},
    "frames": {"keyframes": (*keyframe(1, 0), *keyframe(2, 4), *keyframe(3, -1))},
    "head": {"head": clip(1, 5)},
    "source": {"source": clip(1), "strength": 0.2},
    "masked": {"source": clip(1), "mask": box(0, 16), "faces": (TALL,)},
}
CHANGES: list[tuple[str, str, dict[str, Any]]] = [
    ("words", "prompt", {"prompt": "the sea at night"}),
    ("words", "seed", {"seed": 2}),
    ("words", "steps", {"num_inference_steps": 3}),
    ("words", "a face at all", {"faces": (TALL,)}),
    ("faces", "first", {"faces": (picture(3), WIDE)}),
    ("faces", "second", {"faces": (TALL, picture(3))}),
    ("faces", "order", {"faces": (WIDE, TALL)}),
    ("frames", "first", {"keyframes": (*keyframe(9, 0), *keyframe(2, 4), *keyframe(3, -1))}),
    ("frames", "middle", {"keyframes": (*keyframe(1, 0), *keyframe(9, 4), *keyframe(3, -1))}),
    ("frames", "last", {"keyframes": (*keyframe(1, 0), *keyframe(2, 4), *keyframe(9, -1))}),
    ("frames", "firmness", {"keyframes": (*keyframe(1, 0, 0.3), *keyframe(2, 4), *keyframe(3, -1))}),
    ("head", "head", {"head": clip(20, 5)}),
    ("source", "source", {"source": clip(40)}),
    ("source", "strength", {"strength": 0.9}),
    ("masked", "mask", {"mask": box(16, 32)}),
    ("masked", "around the mask", {"source": clip(40)}),
    ("masked", "face", {"faces": (picture(3),)}),
]


@pytest.fixture(scope="module")
def made(wan: WanVACE) -> Callable[[str], np.ndarray]:
    """The frames of each of KINDS, made when first asked for."""
    return cache(lambda kind: frames(wan, replace(PLAIN, **KINDS[kind])))


@pytest.mark.parametrize(
    ("kind", "change"), [(row[0], row[2]) for row in CHANGES], ids=[" ".join(row[:2]) for row in CHANGES]
)
def test_each_thing_that_is_given_changes_the_frames(
    wan: WanVACE, made: Callable[[str], np.ndarray], kind: str, change: dict[str, Any]
) -> None:
    assert apart(made(kind), frames(wan, replace(PLAIN, **KINDS[kind] | change))) >= CHANGED


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_call_makes_the_same_frames_bit_for_bit(
    wan: WanVACE, made: Callable[[str], np.ndarray], kind: str
) -> None:
    assert np.array_equal(made(kind), frames(wan, replace(PLAIN, **KINDS[kind])))


def test_a_take_is_silent_and_of_the_size_that_was_asked_for(wan: WanVACE) -> None:
    take = wan.generate([replace(PLAIN, width=48, num_frames=5)], on_stage=silent)[0]
    assert take.frames.shape == (5, SIDE, 48, 3)
    assert take.frames.dtype == np.uint8
    assert take.audio is None


def test_nothing_under_a_mask_is_seen(wan: WanVACE) -> None:
    source, other = clip(1), clip(1)
    other[box(8, 24) == 255] = 7
    call = replace(PLAIN, source=source, mask=box(8, 24))
    assert np.array_equal(frames(wan, call), frames(wan, replace(call, source=other)))


def test_control_keeps_what_is_known_and_leaves_the_rest_grey() -> None:
    made = control(replace(PLAIN, head=clip(1, 5), keyframes=keyframe(9, -1)))
    assert made is not None
    assert made.mask[0, :, 0, 0, 0].tolist() == [0] * 5 + [1] * 3 + [0]
    assert np.array_equal(np.rint(made.video[0, :5] * 255), clip(1, 5))
    assert np.array_equal(np.rint(made.video[0, -1] * 255), picture(9))
    assert (made.video[0, 5:-1] == 0.5).all()
    assert control(PLAIN) is None


@pytest.mark.parametrize(("strength", "scale"), [(None, 1.0), (0.0, 1.0), (0.6, 0.7), (1.0, 0.5)])
def test_strength_weakens_a_source_down_to_a_half(strength: float | None, scale: float) -> None:
    made = control(replace(PLAIN, source=clip(1), strength=strength))
    assert made is not None
    assert made.scale == pytest.approx(scale)
    assert made.mask.all()


def test_faces_are_whole_on_white_paper() -> None:
    papers = pictured([np.zeros((64, 16, 3), np.uint8)], SIDE, SIDE)
    assert papers is not None
    (paper,) = papers
    assert paper.size == (SIDE, SIDE)
    row = np.asarray(paper)[16, :, 0]
    assert (row[:12] == 255).all() and (row[12:20] == 0).all() and (row[20:] == 255).all()


def test_guidance_follows_the_negative_prompt(wan: WanVACE, model: Model) -> None:
    options: dict[str, float | int | bool | str] = {"max_sequence_length": 32}
    made = []
    for negative in ("blurred", "people, noise"):
        defaults = Defaults(num_inference_steps=2, guidance_scale=5, negative_prompt=negative, options=options)
        manifest = model.manifest.model_copy(update={"defaults": defaults})
        made.append(frames(WanVACE(wan._pipe, manifest, policy="resident", device="cpu"), PLAIN))
    assert apart(*made) >= CHANGED


def test_stages_come_in_order_with_previews(wan: WanVACE) -> None:
    told: list[tuple[str, int, int]] = []
    shown: list[np.ndarray] = []

    def tell(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        told.append((stage, done, total))
        if preview is not None:
            shown.append(preview)

    wan.generate([replace(PLAIN, faces=(TALL,))], on_stage=tell)
    denoised = [("denoise", done, STEPS) for done in range(1, STEPS + 1)]
    assert told == [("encode", 0, 1), *denoised, ("decode", 0, 1), ("decode", 1, 1)]
    assert len(shown) == STEPS
    assert all(preview.dtype == np.uint8 and preview.shape == (4, 4, 3) for preview in shown)


@pytest.mark.parametrize("stop_at", [("denoise", 1), ("denoise", 2), ("decode", 0)])
def test_a_cancelled_call_stops_within_a_step_and_leaves_no_trace(
    wan: WanVACE,
    made: Callable[[str], np.ndarray],
    monkeypatch: pytest.MonkeyPatch,
    stop_at: tuple[str, int],
) -> None:
    told: list[tuple[str, int]] = []
    decodes: list[object] = []

    def stop(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        told.append((stage, done))
        if (stage, done) == stop_at:
            raise Cancelled("stop")

    with monkeypatch.context() as patch:
        patch.setattr(wan._pipe.vae, "decode", decodes.append)
        with pytest.raises(Cancelled):
            wan.generate([PLAIN], on_stage=stop)
    assert told[-1] == stop_at
    assert not decodes
    assert np.array_equal(frames(wan, PLAIN), made("words"))


def test_a_prompt_is_encoded_once(wan: WanVACE, monkeypatch: pytest.MonkeyPatch) -> None:
    call = replace(PLAIN, prompt="a prompt of its own")
    first = frames(wan, call)
    with monkeypatch.context() as patch:
        patch.setattr(wan._pipe, "_get_t5_prompt_embeds", None)
        assert np.array_equal(frames(wan, call), first)


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("too_many_references", {"faces": (TALL,) * 5}),
    ("bad_reference", {"faces": (TALL.astype(np.float32),)}),
    ("bad_length", {"num_frames": 8}),
    ("bad_length", {"num_frames": 161}),
    ("bad_size", {"width": 40}),
    ("bad_size", {"height": 0}),
    ("bad_steps", {"num_inference_steps": 0}),
    ("bad_strength", {"source": clip(1), "strength": 1.5}),
    ("bad_keyframe", {"keyframes": keyframe(1, FRAMES)}),
    ("bad_keyframe", {"keyframes": (Keyframe(index=0, picture=TALL),)}),
    ("bad_head", {"head": clip(1)}),
    ("bad_source", {"source": clip(1, 5)}),
    ("bad_source", {"mask": box(0, 8)}),
    ("audio_not_offered", {"soundtrack": np.zeros((FRAMES * AUDIO_RATE // 16, 2), np.float32)}),
    ("too_many_references", {"voices": (np.zeros(AUDIO_RATE, np.float32),)}),
]


@pytest.mark.parametrize(("code", "given"), REFUSED)
def test_what_can_not_be_made_is_refused_before_any_work(wan: WanVACE, code: str, given: dict[str, Any]) -> None:
    told: list[object] = []
    with pytest.raises(SpecRejected) as refused:
        wan.generate([replace(PLAIN, **given)], on_stage=lambda *stage: told.append(stage))
    assert refused.value.code == code
    assert not told


@pytest.mark.parametrize("number", [0, 2])
def test_calls_are_made_one_at_a_time(wan: WanVACE, number: int) -> None:
    with pytest.raises(SpecRejected) as refused:
        wan.generate([PLAIN] * number, on_stage=silent)
    assert refused.value.code == "batch_size"


def test_a_manifest_that_it_can_not_follow_is_not_loaded(model: Model) -> None:
    for defaults in (Defaults(sigmas=(1.0, 0.5)), Defaults(options={"stg_scale": 1.0})):
        with pytest.raises(EngineUnavailable):
            WanVACE.load(
                model.manifest.model_copy(update={"defaults": defaults}), model.folder, device="cpu", on_stage=silent
            )


def test_an_empty_folder_is_no_model(model: Model, tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable) as refused:
        WanVACE.load(model.manifest, tmp_path, device="cpu", on_stage=silent)
    assert refused.value.code == "model_unavailable"
    assert str(tmp_path) not in str(refused.value)


def test_settings_say_how_it_was_made_and_memory_goes_down_to_an_end(
    wan: WanVACE, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "drop_caches", lambda: None)
    wan = WanVACE(wan._pipe, model.manifest, policy="resident", device="cpu")
    assert wan.settings()["num_inference_steps"] == STEPS
    before = frames(wan, PLAIN)
    policies = [wan.settings()["memory_policy"]]
    while wan.lower_memory():
        policies.append(wan.settings()["memory_policy"])
    assert policies == ["resident", "encoder_offload", "model_offload", "group_offload"]
    assert np.array_equal(frames(wan, PLAIN), before)
