"""A modular model with pictures, voices and a sound of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, Cancelled, EngineUnavailable, SpecRejected
from generation.engines.diffusion.adapters import minimax_h3_loading
from generation.engines.diffusion.adapters.minimax_h3 import MiniMaxH3
from generation.engines.diffusion.adapters.minimax_h3_words import worded
from generation.engines.diffusion.calls import Call, Keyframe, Take
from generation.manifests.schema import Defaults
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import minimax_h3 as tiny

pytestmark = pytest.mark.usefixtures("few_probes")

SIDE, FRAMES, STEPS = 32, 124, 2
"""The shortest clip that it makes, 5.2 s. Its steps are one fewer than the points between which they lie."""
PLAIN = Call(prompt="a person dances", width=SIDE, height=SIDE, num_frames=FRAMES, frame_rate=24, seed=1)
CHANGED = 16
"""Levels of 255 by which a condition changes some pixel at least; all do by three times as much."""
HEARD = 0.01
"""The same for samples of sound."""


def silent(*_: object) -> None: ...


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """The processor of pictures is stood in for: the real one needs torchvision."""
    folder = tiny.build(tmp_path_factory.mktemp("models") / "tiny-minimax-h3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(minimax_h3_loading, "load_processor", tiny.processor)
        yield Model(folder, tiny.manifest(folder))


@pytest.fixture(scope="module")
def h3(model: Model) -> MiniMaxH3:
    return MiniMaxH3.load(model.manifest, model.folder, device="cpu", on_stage=silent)


def picture(seed: int, width: int = SIDE, height: int = SIDE) -> np.ndarray:
    """Four colours, one in each quarter."""
    quarters = np.random.default_rng(seed).integers(0, 256, (2, 2, 3), dtype=np.uint8)
    return quarters.repeat(height // 2, axis=0).repeat(width // 2, axis=1)


def voice(seed: int) -> np.ndarray:
    times = np.arange(AUDIO_RATE) / AUDIO_RATE
    return (0.5 * np.sin(2 * np.pi * 300 * seed * times)).astype(np.float32)


def keyframe(seed: int, index: int) -> Keyframe:
    return Keyframe(index=index, picture=picture(seed))


def take(adapter: MiniMaxH3, call: Call) -> Take:
    return adapter.generate([call], on_stage=silent)[0]


def apart(one: Take, other: Take) -> int:
    return int(np.abs(one.frames.astype(int) - other.frames.astype(int)).max())


def same(one: Take, other: Take) -> bool:
    return np.array_equal(one.frames, other.frames) and np.array_equal(sound(one), sound(other))


def sound(take: Take) -> np.ndarray:
    assert take.audio is not None
    return take.audio


ANN, BEN = picture(1, 48, 64), picture(2, 64, 48)
ENDS = (keyframe(1, 0), keyframe(2, -1))
KINDS: dict[str, dict[str, Any]] = {
    "words": {},
    "frames": {"keyframes": ENDS},
    "head": {"head": picture(1)[None]},
    "references": {"faces": (ANN, BEN), "voices": (voice(1), voice(2)), "keyframes": ENDS},
    "head with a face": {"faces": (ANN,), "head": picture(1)[None]},
    "voice alone": {"voices": (voice(1),)},
}
CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("words", {"prompt": "the sea at night"}),
    ("words", {"seed": 2}),
    ("words", {"num_inference_steps": STEPS + 1}),
    ("frames", {"keyframes": (keyframe(3, 0), ENDS[1])}),
    ("frames", {"keyframes": (ENDS[0], keyframe(3, -1))}),
    ("head", {"head": picture(3)[None]}),
    ("references", {"seed": 2}),
    ("references", {"prompt": "the sea at night, " * 6}),
    ("references", {"faces": (picture(3, 48, 64), BEN)}),
    ("references", {"faces": (ANN, picture(3, 64, 48))}),
    ("references", {"faces": (BEN, ANN)}),
    ("references", {"voices": (voice(3), voice(2))}),
    ("references", {"voices": (voice(1), voice(3))}),
    ("references", {"keyframes": (keyframe(3, 0), ENDS[1])}),
    ("references", {"keyframes": (ENDS[0], keyframe(3, -1))}),
    ("head with a face", {"head": picture(3)[None]}),
    ("voice alone", {"voices": (voice(3),)}),
]


@pytest.fixture(scope="module")
def made(h3: MiniMaxH3) -> Callable[[str], Take]:
    """One take of each of KINDS, made when first asked for."""
    return cache(lambda kind: take(h3, replace(PLAIN, **KINDS[kind])))


@pytest.mark.parametrize(("kind", "change"), CHANGES, ids=[f"{kind}-{','.join(change)}" for kind, change in CHANGES])
def test_each_thing_that_is_given_changes_frames_and_sound(
    h3: MiniMaxH3, made: Callable[[str], Take], kind: str, change: dict[str, Any]
) -> None:
    changed = take(h3, replace(PLAIN, **KINDS[kind] | change))
    assert apart(made(kind), changed) >= CHANGED
    assert np.abs(sound(made(kind)) - sound(changed)).max() >= HEARD


@pytest.mark.parametrize("kind", KINDS)
def test_a_cancelled_call_stops_within_a_step_and_the_next_is_made_bit_for_bit_as_before(
    h3: MiniMaxH3, made: Callable[[str], Take], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    call = replace(PLAIN, **KINDS[kind])
    before = made(kind)
    told: list[tuple[str, int]] = []
    decodes: list[object] = []

    def stop(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        told.append((stage, done))
        if stage == "denoise":
            raise Cancelled("stop")

    with monkeypatch.context() as patch:
        patch.setattr(h3._pipe.vae, "decode", decodes.append)
        with pytest.raises(Cancelled):
            h3.generate([replace(call, num_inference_steps=9)], on_stage=stop)
    assert told == [("encode", 0), ("denoise", 1)]
    assert not decodes
    assert same(take(h3, call), before)


def test_frames_and_stereo_sound_are_of_exactly_their_length(h3: MiniMaxH3) -> None:
    made = take(h3, replace(PLAIN, width=64, num_frames=141))
    assert made.frames.shape == (141, SIDE, 64, 3)
    assert made.frames.dtype == np.uint8
    assert sound(made).shape == (round(141 / 24 * AUDIO_RATE), 2)
    assert sound(made).dtype == np.float32
    assert 0.001 < np.abs(sound(made)).max() <= 1


def test_stages_come_in_order_with_previews(h3: MiniMaxH3) -> None:
    told: list[tuple[str, int, int]] = []
    shown: list[np.ndarray] = []

    def tell(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        told.append((stage, done, total))
        if preview is not None:
            shown.append(preview)

    h3.generate([replace(PLAIN, width=64, faces=(ANN,), num_inference_steps=4)], on_stage=tell)
    denoised = [("denoise", done, 3) for done in (1, 2, 3)]
    assert told == [("encode", 0, 1), *denoised, ("decode", 0, 1), ("decode", 1, 1), ("audio", 0, 1)]
    assert len(shown) == 3
    assert all(preview.dtype == np.uint8 and preview.shape == (2, 4, 3) for preview in shown)


def test_nothing_of_a_cancelled_call_is_logged(h3: MiniMaxH3, caplog: pytest.LogCaptureFixture) -> None:
    def stop(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        if stage == "denoise":
            raise Cancelled("stop")

    with pytest.raises(Cancelled):
        h3.generate([PLAIN], on_stage=stop)
    assert not caplog.records


def test_the_text_encoder_is_asked_once_for_the_same_words_and_pictures(
    h3: MiniMaxH3, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = replace(PLAIN, prompt="words of its own", faces=(ANN,))
    first = take(h3, call)
    asked: list[object] = []
    with monkeypatch.context() as patch:
        patch.setattr(h3._pipe.text_encoder.model, "forward", lambda *args, **kwargs: asked.append(kwargs))
        assert same(take(h3, call), first)
        with pytest.raises(AttributeError):
            take(h3, replace(call, faces=(BEN,)))
    assert len(asked) == 1


def test_the_prompt_says_what_each_picture_and_voice_is_for() -> None:
    assert worded("They dance.", faces=0, voices=0) == "They dance."
    both = worded("They dance.", faces=2, voices=2, first=True, last=True)
    assert "Picture 1 and Picture 2 show one person or character each" in both
    assert "The person of Picture 2 speaks with the voice of Audio 2." in both
    assert "The video begins exactly as Picture 3 looks. The video ends exactly as Picture 4 looks." in both
    assert both.endswith(" They dance.")
    assert "Picture 1 is blank" in worded("Hello.", faces=0, voices=1, blank=True)
    unpaired = worded("Hello.", faces=1, voices=2)
    assert "The people speak with the voices of Audio 1 and Audio 2." in unpaired


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("too_many_references", {"faces": (ANN,) * 10}),
    ("too_many_references", {"voices": (voice(1),) * 4}),
    ("bad_reference", {"faces": (picture(1, 100, 20),)}),
    ("bad_reference", {"faces": (ANN,), "voices": (voice(1)[:1000],)}),
    ("bad_length", {"num_frames": 125}),
    ("bad_length", {"num_frames": 107}),
    ("bad_length", {"num_frames": 362}),
    ("bad_length", {"frame_rate": 30}),
    ("bad_size", {"width": 48}),
    ("bad_steps", {"num_inference_steps": 1}),
    ("bad_keyframe", {"keyframes": (keyframe(1, 60),)}),
    ("bad_keyframe", {"keyframes": (keyframe(1, 0),), "head": picture(1)[None]}),
    ("bad_head", {"head": np.stack([picture(1), picture(2)])}),
    ("source_not_supported", {"source": picture(1)[None].repeat(FRAMES, axis=0)}),
    ("audio_not_offered", {"soundtrack": np.zeros((FRAMES * AUDIO_RATE // 24, 2), np.float32)}),
]


@pytest.mark.parametrize(("code", "given"), REFUSED)
def test_what_can_not_be_made_is_refused_before_any_work(h3: MiniMaxH3, code: str, given: dict[str, Any]) -> None:
    told: list[object] = []
    with pytest.raises(SpecRejected) as refused:
        h3.generate([replace(PLAIN, **given)], on_stage=lambda *stage: told.append(stage))
    assert refused.value.code == code
    assert not told


def test_beginning_and_end_count_among_the_nine_pictures_that_it_reads(h3: MiniMaxH3) -> None:
    with pytest.raises(SpecRejected) as refused:
        take(h3, replace(PLAIN, faces=(ANN,) * 8, keyframes=ENDS))
    assert refused.value.code == "too_many_references"


@pytest.mark.parametrize("number", [0, 2])
def test_calls_are_made_one_at_a_time(h3: MiniMaxH3, number: int) -> None:
    with pytest.raises(SpecRejected) as refused:
        h3.generate([PLAIN] * number, on_stage=silent)
    assert refused.value.code == "batch_size"


def test_a_folder_with_one_transformer_does_what_that_one_can(model: Model, tmp_path: Path) -> None:
    for part in model.folder.iterdir():
        if part.name != "transformer":
            (tmp_path / part.name).symlink_to(part)
    half = MiniMaxH3.load(model.manifest, tmp_path, device="cpu", on_stage=silent)
    assert half.generate([replace(PLAIN, faces=(ANN,))], on_stage=silent)
    with pytest.raises(SpecRejected) as refused:
        take(half, PLAIN)
    assert refused.value.code == "part_missing"


@pytest.mark.parametrize("lacking", ["transformer*", "vae", "scheduler"])
def test_a_folder_without_a_part_is_no_model(model: Model, tmp_path: Path, lacking: str) -> None:
    for part in model.folder.iterdir():
        if not part.match(lacking):
            (tmp_path / part.name).symlink_to(part)
    with pytest.raises(EngineUnavailable) as refused:
        MiniMaxH3.load(model.manifest, tmp_path, device="cpu", on_stage=silent)
    assert refused.value.code == "model_unavailable"
    assert str(tmp_path) not in str(refused.value)


def test_pickled_weights_are_not_read(model: Model, tmp_path: Path) -> None:
    for part in model.folder.iterdir():
        if part.name != "vae":
            (tmp_path / part.name).symlink_to(part)
    vae = tmp_path / "vae"
    vae.mkdir()
    (vae / "config.json").write_bytes((model.folder / "vae" / "config.json").read_bytes())
    (vae / "diffusion_pytorch_model.bin").write_bytes(b"not even a pickle")
    with pytest.raises(EngineUnavailable) as refused:
        MiniMaxH3.load(model.manifest, tmp_path, device="cpu", on_stage=silent)
    assert refused.value.code == "model_unavailable"


def test_the_real_processor_is_asked_for_and_its_absence_is_told(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder has no processor, and a machine without torchvision could not read one."""
    monkeypatch.undo()
    monkeypatch.setattr(minimax_h3_loading, "load_processor", REAL_PROCESSOR)
    with pytest.raises(EngineUnavailable) as refused:
        MiniMaxH3.load(model.manifest, model.folder, device="cpu", on_stage=silent)
    assert refused.value.code == "model_unavailable"


REAL_PROCESSOR = minimax_h3_loading.load_processor


@pytest.mark.parametrize(
    "defaults",
    [Defaults(guidance_scale=4), Defaults(sigmas=(1.0,)), Defaults(negative_prompt="x"), Defaults(options={"a": 1})],
)
def test_a_manifest_that_it_can_not_follow_is_not_loaded(model: Model, defaults: Defaults) -> None:
    manifest = model.manifest.model_copy(update={"defaults": defaults})
    with pytest.raises(EngineUnavailable):
        MiniMaxH3.load(manifest, model.folder, device="cpu", on_stage=silent)


def test_settings_say_how_it_was_made(h3: MiniMaxH3) -> None:
    settings = h3.settings()
    assert settings["num_inference_steps"] == STEPS
    assert settings["reference_image_short_edge"] == 64
    assert settings["memory_policy"] == "resident"
