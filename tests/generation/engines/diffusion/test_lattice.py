"""Lengths and sizes that a model can make."""

import pytest

from generation.contracts import RenderSpec
from generation.engines.diffusion.lattice import Lattice
from generation.manifests.schema import Defaults, Limits
from tests.generation.engines.diffusion import painted


def lattice(*, clip_rate: int = 24, width: int = 90, height: int = 64, **limits: object) -> Lattice:
    whole = {"frame_step": 8, "frame_offset": 1, "size_multiple": 32, "call_seconds": 1.05, "max_seconds": 300}
    manifest = painted.manifest(
        limits=Limits.model_validate(whole | {"sizes": ((96, 64),)} | limits), defaults=Defaults(overlap_frames=5)
    )
    return Lattice.of(manifest, RenderSpec(prompt="", width=width, height=height, frame_rate=clip_rate))


def test_sides_are_rounded_up_to_the_models_multiple() -> None:
    assert (lattice().width, lattice().height) == (96, 64)


@pytest.mark.parametrize(
    ("limits", "wanted", "made"),
    [
        ({}, 1, 9),
        ({}, 10, 17),
        ({}, 25, 25),
        ({"frame_step": 4, "frame_offset": 1}, 10, 13),
        ({"frame_step": 17, "frame_offset": 5, "min_frames": 120, "call_seconds": 10}, 1, 124),
        ({"frame_step": 1, "frame_offset": 0}, 7, 7),
    ],
)
def test_a_call_is_the_shortest_that_holds_the_frames(limits: dict[str, object], wanted: int, made: int) -> None:
    assert lattice(**limits).call(wanted) == made


@pytest.mark.parametrize("step", [(8, 1), (4, 1), (1, 0), (17, 5)])
@pytest.mark.parametrize("frames", [1, 9, 25, 26, 44, 45, 46, 100, 719, 7200])
def test_calls_hold_all_frames_and_none_in_vain(step: tuple[int, int], frames: int) -> None:
    own = lattice(frame_step=step[0], frame_offset=step[1], call_seconds=2)
    calls = own.calls(frames)
    assert len(set(calls)) == 1, "other lengths would have to be compiled for"
    assert all(length <= own.most and (length - own.offset) % own.step == 0 for length in calls)
    assert calls[0] + sum(length - own.overlap for length in calls[1:]) >= frames
    if len(calls) > 1:
        assert calls[0] + sum(length - own.overlap for length in calls[1:-1]) < frames, "the last one shows nothing"


def test_a_loop_of_one_shot_gets_a_second_call_to_close_it() -> None:
    assert len(lattice().calls(9, at_least=2)) == 2


@pytest.mark.parametrize(("clip_rate", "model_rate"), [(30, 24), (24, 24), (15, 24), (60, 24), (30, 25)])
def test_frames_are_shown_within_half_a_frame_of_their_time(clip_rate: int, model_rate: int) -> None:
    own = lattice(clip_rate=clip_rate, frame_rate=model_rate)
    assert (own.rate, own.own(0)) == (model_rate, 0)
    assert max(abs(own.own(at) / model_rate - at / clip_rate) for at in range(500)) <= 0.5 / model_rate + 1e-9


def test_a_model_of_any_rate_makes_the_clips_own_frames() -> None:
    own = lattice(clip_rate=30)
    assert [own.own(at) for at in range(5)] == [0, 1, 2, 3, 4]
