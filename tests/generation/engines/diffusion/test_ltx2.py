"""One resident LTX-2, and everything that may be asked of it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, SpecRejected
from generation.engines.diffusion.adapters.ltx2 import LTX2
from generation.engines.diffusion.adapters.ltx2_conditions import frame_conditions
from generation.engines.diffusion.calls import Call, Keyframe, Take
from tests.generation.engines.diffusion.conftest import Model

pytestmark = pytest.mark.usefixtures("few_probes")

SIDE, FRAMES, RATE = 32, 9, 24
PLAIN = Call(prompt="a robot dances", width=SIDE, height=SIDE, num_frames=FRAMES, frame_rate=RATE, seed=1)


def silent(*_: object) -> None: ...


@pytest.fixture(scope="module")
def ltx2(tiny_ltx2: Model) -> LTX2:
    return LTX2.load(tiny_ltx2.manifest, tiny_ltx2.folder, device="cpu", on_stage=silent)


def picture(seed: int) -> np.ndarray:
    """A colour, lighter or darker towards the bottom."""
    draw = np.random.default_rng(seed)
    ramp = np.linspace(-60, 60, SIDE)[:, None, None] * draw.choice([-1, 1], 3)
    return np.clip(draw.random(3) * 255 + ramp, 0, 255).astype(np.uint8).repeat(SIDE, axis=1)


def clip(seed: int, frames: int = FRAMES) -> np.ndarray:
    return np.stack([picture(seed + number) for number in range(frames)])


def tone(hertz: float, level: float = 0.5, frames: int = FRAMES) -> np.ndarray:
    times = np.arange(round(frames / RATE * AUDIO_RATE)) / AUDIO_RATE
    return np.repeat(level * np.sin(2 * np.pi * hertz * times)[:, None], 2, axis=1).astype(np.float32)


def first(seed: int) -> tuple[Keyframe, ...]:
    return (Keyframe(index=0, picture=picture(seed)),)


def last(seed: int) -> tuple[Keyframe, ...]:
    return (Keyframe(index=-1, picture=picture(seed)),)


def take(adapter: LTX2, call: Call) -> Take:
    return adapter.generate([call], on_stage=silent)[0]


def apart(one: Take, other: Take) -> float:
    """Mean difference in levels of 255."""
    return float(np.abs(one.frames.astype(int) - other.frames.astype(int)).mean())


def test_words_become_frames_and_sound_of_exactly_their_length(ltx2: LTX2) -> None:
    made = take(ltx2, PLAIN)
    assert made.frames.shape == (FRAMES, SIDE, SIDE, 3)
    assert made.frames.dtype == np.uint8
    assert made.audio is not None
    assert made.audio.shape == (FRAMES * AUDIO_RATE // RATE, 2)
    assert made.audio.dtype == np.float32
    assert 0.001 < np.abs(made.audio).max() <= 1


GIVEN: list[tuple[str, dict[str, Any], dict[str, Any], float]] = [
    ("prompt", {}, {"prompt": "the sea at night"}, 1.0),
    ("seed", {}, {"seed": 2}, 10.0),
    ("steps", {}, {"num_inference_steps": 3}, 1.0),
    ("sheet", {"sheet": picture(1)}, {"sheet": picture(2)}, 0.8),
    ("soundtrack", {"soundtrack": tone(440)}, {"soundtrack": tone(2000, 0.05)}, 0.3),
    ("first frame", {"keyframes": first(1)}, {"keyframes": first(2)}, 5.0),
    ("last frame", {"keyframes": last(1)}, {"keyframes": last(2)}, 0.2),
    ("head", {"head": clip(1, 5)}, {"head": clip(20, 5)}, 2.0),
    ("source", {"source": clip(1)}, {"source": clip(20)}, 2.0),
    ("strength", {"source": clip(1)}, {"source": clip(1), "strength": 0.2}, 2.0),
]


@pytest.mark.parametrize(("given", "other", "least"), [row[1:] for row in GIVEN], ids=[row[0] for row in GIVEN])
def test_what_is_given_changes_the_frames_and_nothing_else_does(
    ltx2: LTX2, given: dict[str, Any], other: dict[str, Any], least: float
) -> None:
    call = replace(PLAIN, **given)
    made = take(ltx2, call)
    changed = take(ltx2, replace(call, **other))
    again = take(ltx2, call)
    assert made.frames.shape == (FRAMES, SIDE, SIDE, 3)
    assert made.frames.dtype == np.uint8
    assert np.array_equal(made.frames, again.frames)
    assert (made.audio is None) == (again.audio is None) == ("soundtrack" in given or "source" in given)
    if made.audio is not None and again.audio is not None:
        assert np.array_equal(made.audio, again.audio)
    assert apart(made, changed) > least


def test_faces_a_soundtrack_and_a_first_frame_go_into_one_call(ltx2: LTX2) -> None:
    whole = replace(PLAIN, faces=(picture(3),), sheet=picture(1), soundtrack=tone(440), keyframes=first(1))
    made = take(ltx2, whole)
    assert made.audio is None
    assert apart(made, take(ltx2, replace(whole, sheet=picture(2)))) > 0.8
    assert apart(made, take(ltx2, replace(whole, soundtrack=tone(2000, 0.05)))) > 0.5
    assert apart(made, take(ltx2, replace(whole, keyframes=first(2)))) > 5


def test_a_picture_is_held_at_the_frame_it_is_given_for(ltx2: LTX2) -> None:
    wanted = [0, 1, 5, 8, 13, 16]
    held = tuple(Keyframe(index=frame, picture=picture(1)) for frame in [*wanted[:-1], -1])
    call = replace(PLAIN, num_frames=17, keyframes=held)
    encoded = ltx2.conditioned.encode_conditions(frame_conditions(call, 8), SIDE, SIDE, 17)
    assert [index for index, *_ in encoded] == wanted
    assert all(latents.shape[2] == 1 for _, latents, *_ in encoded)


@pytest.mark.parametrize(("frames", "held"), [(9, [0]), (8, [0, 7]), (1, [0]), (12, [0, 11])])
def test_a_head_of_any_length_is_held_to_its_last_frame(ltx2: LTX2, frames: int, held: list[int]) -> None:
    call = replace(PLAIN, num_frames=17, head=clip(1, frames))
    encoded = ltx2.conditioned.encode_conditions(frame_conditions(call, 8), SIDE, SIDE, 17)
    assert [index for index, *_ in encoded] == held


def test_the_fainter_a_source_is_changed_the_more_of_it_stays(ltx2: LTX2) -> None:
    call = replace(PLAIN, source=clip(1))
    kept, changed, other = (take(ltx2, replace(call, strength=value)) for value in (0.01, 0.3, 1.0))
    assert apart(kept, changed) < apart(kept, other)


def test_a_source_and_a_soundtrack_go_together(ltx2: LTX2) -> None:
    call = replace(PLAIN, source=clip(1), soundtrack=tone(440))
    made = take(ltx2, call)
    assert made.audio is None
    assert apart(made, take(ltx2, replace(call, soundtrack=None))) > 0.1


def test_two_prompts_at_once_are_as_good_as_one_after_the_other(ltx2: LTX2) -> None:
    calls = [PLAIN, replace(PLAIN, prompt="the sea at night", seed=7)]
    both = ltx2.generate(calls, on_stage=silent)
    again = ltx2.generate(calls, on_stage=silent)
    for one, call, repeated in zip(both, calls, again, strict=True):
        alone = take(ltx2, call)
        assert np.abs(one.frames.astype(int) - alone.frames.astype(int)).max() <= 1
        assert np.array_equal(one.frames, repeated.frames)
        assert one.audio is not None and alone.audio is not None
        assert np.abs(one.audio - alone.audio).max() < 1e-4
    assert apart(*both) > 5


def test_each_stage_is_told_and_steps_bring_pictures(ltx2: LTX2) -> None:
    told: list[tuple[str, int, int]] = []
    shown: list[np.ndarray] = []

    def listen(stage: str, done: int, total: int, preview: np.ndarray | None) -> None:
        told.append((stage, done, total))
        shown.extend([] if preview is None else [preview])

    ltx2.generate([replace(PLAIN, width=64, num_inference_steps=3)], on_stage=listen)
    assert list(dict.fromkeys(stage for stage, *_ in told)) == ["encode", "denoise", "decode", "audio"]
    assert [row for row in told if row[0] == "denoise"] == [("denoise", done, 3) for done in (1, 2, 3)]
    assert all(done <= total for _, done, total in told)
    assert len(shown) == 3
    assert all(one.dtype == np.uint8 and one.shape == (2, 4, 3) for one in shown)


@pytest.mark.parametrize(("width", "tiles"), [(128, 3), (160, 5), (64, 1)])
def test_each_tile_is_told_where_frames_are_decoded_by_tiles(
    ltx2: LTX2, monkeypatch: pytest.MonkeyPatch, width: int, tiles: int
) -> None:
    for side in ("height", "width"):
        monkeypatch.setattr(ltx2.pipe.vae, f"tile_sample_min_{side}", 64)
    told: list[tuple[int, int]] = []

    def listen(stage: str, done: int, total: int, _: object) -> None:
        if stage == "decode":
            told.append((done, total))

    ltx2.generate([replace(PLAIN, width=width)], on_stage=listen)
    assert told == [(done, tiles) for done in range(tiles + 1)]


class Stop(Exception): ...


@pytest.mark.parametrize("when", ["encode", "denoise", "decode", "audio"])
def test_stopping_stops_at_once_and_the_next_call_is_as_ever(ltx2: LTX2, when: str) -> None:
    before = take(ltx2, PLAIN)
    told: list[str] = []

    def stop(stage: str, *_: object) -> None:
        told.append(stage)
        if stage == when:
            raise Stop

    with pytest.raises(Stop):
        ltx2.generate([PLAIN], on_stage=stop)
    assert told.count(when) == 1
    assert told[-1] == when
    after = take(ltx2, PLAIN)
    assert np.array_equal(before.frames, after.frames)
    assert before.audio is not None and after.audio is not None
    assert np.array_equal(before.audio, after.audio)


def test_a_prompt_is_read_once(ltx2: LTX2, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = ltx2.pipe.encode_prompt

    def count(*, prompt: str | None = None, **arguments: Any) -> Any:
        read.extend([prompt] if prompt else [])
        return real(prompt=prompt, **arguments)

    monkeypatch.setattr(ltx2.pipe, "encode_prompt", count)
    fresh = replace(PLAIN, prompt="never said before")
    one, other = take(ltx2, fresh), take(ltx2, replace(fresh, keyframes=first(1)))
    assert read == ["never said before"]
    assert apart(one, other) > 2
    assert not ltx2.lower_memory()
    assert np.array_equal(take(ltx2, fresh).frames, one.frames)
    assert read == ["never said before"] * 2


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("bad_size", {"width": 48}),
    ("bad_length", {"num_frames": 10}),
    ("bad_length", {"num_frames": 57}),
    ("bad_steps", {"num_inference_steps": 0}),
    ("bad_strength", {"source": clip(1), "strength": 0.0}),
    ("bad_soundtrack", {"soundtrack": tone(440)[:-1]}),
    ("bad_soundtrack", {"soundtrack": np.full_like(tone(440), np.nan)}),
    ("bad_source", {"source": clip(1, 5)}),
    ("bad_head", {"head": clip(1, FRAMES)}),
    ("bad_keyframe", {"keyframes": (Keyframe(index=FRAMES, picture=picture(1)),)}),
    ("bad_keyframe", {"keyframes": (Keyframe(index=0, picture=picture(1)[1:]),)}),
    ("bad_keyframe", {"keyframes": first(1), "head": clip(1, 5)}),
    ("bad_keyframe", {"keyframes": (*last(1), Keyframe(index=FRAMES - 1, picture=picture(1)))}),
    ("bad_reference", {"sheet": picture(1)[1:]}),
    ("bad_reference", {"sheet": picture(1).astype(np.float32)}),
    ("bad_reference", {"faces": (picture(1),)}),
    ("too_many_references", {"faces": (picture(1),) * 40, "sheet": picture(1)}),
    ("mask_not_supported", {"source": clip(1), "mask": np.zeros((FRAMES, SIDE, SIDE), np.uint8)}),
    ("voices_not_supported", {"voices": (np.zeros(AUDIO_RATE, np.float32),)}),
]


@pytest.mark.parametrize(
    ("code", "given"), REFUSED, ids=[f"{code}-{number}" for number, (code, _) in enumerate(REFUSED)]
)
def test_what_can_not_be_made_is_refused_before_any_work(ltx2: LTX2, code: str, given: dict[str, Any]) -> None:
    told: list[object] = []
    with pytest.raises(SpecRejected) as refusal:
        ltx2.generate([replace(PLAIN, **given)], on_stage=lambda *stage: told.append(stage))
    assert refusal.value.code == code
    assert not told


@pytest.mark.parametrize(
    ("code", "calls"),
    [
        ("batch_mixed", [PLAIN, replace(PLAIN, width=64)]),
        ("batch_mixed", [PLAIN, replace(PLAIN, sheet=picture(1))]),
        ("batch_size", [PLAIN] * 3),
        ("batch_size", []),
    ],
)
def test_calls_that_do_not_go_together_are_refused(ltx2: LTX2, code: str, calls: list[Call]) -> None:
    with pytest.raises(SpecRejected) as refusal:
        ltx2.generate(calls, on_stage=silent)
    assert refusal.value.code == code


def test_settings_say_how_a_take_was_made(ltx2: LTX2) -> None:
    settings = ltx2.settings()
    assert settings["pipeline"] == "LTX2Pipeline"
    assert settings["revision"] == "tiny-1"
    assert settings["num_inference_steps"] == 2
    assert settings["sigmas"] == "1 0.975"
    assert all(isinstance(value, str | int | float) for value in settings.values())


def test_every_way_of_making_clips_shares_one_set_of_weights(ltx2: LTX2) -> None:
    for name in ("transformer", "vae", "audio_vae", "text_encoder", "connectors", "vocoder"):
        assert getattr(ltx2.conditioned, name) is getattr(ltx2.pipe, name)
