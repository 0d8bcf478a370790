"""What every engine promises. A new engine passes by being registered."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from generation.contracts import AUDIO_RATE, Cancelled, EngineUnavailable, SpecRejected, Step
from generation.engines import registry
from generation.engines.setup import Setup
from tests.generation.engines.installed import INSTALLED, spec_of


@pytest.fixture(scope="module", params=INSTALLED)
def installed(request, assets, tmp_path_factory):
    models = tmp_path_factory.mktemp("models")
    with pytest.MonkeyPatch.context() as patch, INSTALLED[request.param](assets, models, patch) as one:
        yield one


@pytest.fixture(scope="module")
def engine(installed):
    engine = registry.create(installed.engine, installed.setup)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def spec(installed, face):
    return spec_of(installed, references=(face(),))


@pytest.fixture(scope="module")
def clip(engine, spec):
    """(frames, result, steps) of `spec`, rendered once."""
    steps: list[Step] = []
    frames, result = rendered(engine, spec, steps.append)
    return frames, result, steps


def ignore(_: Step) -> None:
    pass


def short(spec):
    return replace(spec, prompt="a beach", num_frames=6)


def rendered(engine, spec, on_step=ignore):
    """Its frames, and the result with its sound joined."""
    result = engine.render(spec, on_step=on_step)
    frames = np.stack([frame.copy() for frame in result.frames])
    return frames, replace(result, audio=np.concatenate(list(result.audio)))


def test_it_gives_what_it_announces(engine, spec, clip):
    frames, result, _ = clip
    assert frames.shape == (spec.num_frames, spec.height, spec.width, 3)
    assert frames.dtype == np.uint8
    assert result.num_frames == spec.num_frames
    assert result.frame_rate == spec.frame_rate
    assert result.audio.dtype == np.float32
    assert result.audio.ndim == 2
    assert len(result.audio) >= spec.seconds * AUDIO_RATE
    assert result.engine == engine.name
    assert result.engine_version
    assert frames.std(axis=(1, 2, 3)).min() > 5, "a frame is blank"
    assert np.abs(np.diff(frames.astype(int), axis=0)).mean() > 0.1, "nothing moves"


def test_a_seed_gives_the_same_clip_again_and_another_seed_another(engine, spec, clip):
    first, one, _ = clip
    second, two = rendered(engine, spec)
    other, _ = rendered(engine, replace(spec, seed=12))
    assert (first == second).all()
    assert (one.audio == two.audio).all()
    assert one.storyboard == two.storyboard
    assert (first != other).any()


def test_progress_only_grows_and_ends_with_the_last_frame(spec, clip):
    _, _, steps = clip
    assert all(0 <= step.done <= step.total for step in steps)
    shares = [step.share for step in steps if step.share is not None]
    if shares:
        assert len(shares) == len(steps), "a share is told always or never"
        assert all(0 <= before <= after <= 1 for before, after in pairwise(shares))
        assert shares[-1] == 1
        assert len(set(shares)) > 3
        return
    stages = [step.stage for step in steps]
    assert len(set(stages)) == 1 + sum(a != b for a, b in pairwise(stages)), "a stage came back"
    for before, after in pairwise(steps):
        assert after.stage != before.stage or (after.done >= before.done and after.total == before.total)
    assert (steps[-1].done, steps[-1].total) == (spec.num_frames, spec.num_frames)


def test_previews_are_small_pictures(installed, clip):
    _, _, steps = clip
    previews = [step.preview for step in steps if step.preview is not None]
    assert previews or installed.engine == "videos_api", "only what is made elsewhere can not be looked at"
    assert all(preview.dtype == np.uint8 and preview.shape[0] <= 240 for preview in previews)


@pytest.mark.parametrize("made", [0, 0.3])
def test_it_stops_within_one_step_and_can_go_on_with_the_next_clip(engine, spec, made):
    """At the very first step, and when a part of the clip is made."""
    after: list[Step] = []

    def cancel(step: Step) -> None:
        share = step.done / step.total * (step.total == spec.num_frames) if step.share is None else step.share
        if after or share >= made:
            after.append(step)
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        rendered(engine, spec, cancel)
    assert len(after) == 1
    assert len(rendered(engine, short(spec))[0]) == 6


def test_closing_the_frames_early_lets_the_next_clip_begin(engine, spec):
    result = engine.render(spec, on_step=ignore)
    next(iter(result.frames))
    result.frames.close()
    unread = engine.render(spec, on_step=ignore)
    del unread
    assert len(rendered(engine, short(spec))[0]) == 6


def test_another_face_gives_another_clip(engine, spec, face, clip):
    one, _, _ = clip
    other, _ = rendered(engine, replace(spec, references=(face(1),)))
    changed = (one.astype(int) - other).any(axis=(1, 2, 3))
    assert changed.all()


def test_another_soundtrack_moves_the_frames_differently(engine, spec, tracks):
    if not engine.capabilities().audio_driven:
        pytest.skip("this engine does not listen")
    slow, heard_slow = rendered(engine, replace(spec, audio=tracks[0]))
    fast, heard_fast = rendered(engine, replace(spec, audio=tracks[1]))
    assert (slow != fast).any(axis=(1, 2, 3)).mean() > 0.8
    assert (heard_slow.audio != heard_fast.audio).any()


def test_the_soundtrack_starts_with_the_first_frame(engine, spec, tracks):
    if not engine.capabilities().audio_driven:
        pytest.skip("this engine does not listen")
    _, result = rendered(engine, replace(spec, audio=tracks[0]))
    onset = np.argmax(np.abs(result.audio).max(axis=1) > 0.02)
    assert onset <= 0.005 * AUDIO_RATE


def test_a_bad_spec_is_refused_before_any_work(engine, spec, tmp_path, face):
    seconds = engine.capabilities().max_seconds
    missing = replace(face(), path=tmp_path / "missing.png")
    words = replace(face(), path=tmp_path / "words.png")
    words.path.write_text("no picture at all")
    for bad in (
        replace(spec, num_frames=int(seconds * spec.frame_rate) + spec.frame_rate + 1),
        replace(spec, width=4096, height=4096),
        replace(spec, references=(missing,)),
        replace(spec, references=(words,)),
        replace(spec, references=tuple(face(0, f"p{number}") for number in range(40))),
        replace(spec, references=tuple(face(0, f"p{number}") for number in range(99))),
    ):
        steps: list[Step] = []
        with pytest.raises(SpecRejected):
            engine.render(bad, on_step=steps.append)
        assert steps == []


def test_capabilities_and_estimate_are_usable(engine, spec):
    capability = engine.capabilities()
    assert capability.operations
    assert capability.licence
    assert all(width % 2 == 0 and height % 2 == 0 for width, height in capability.sizes)
    assert 0 < engine.estimate(replace(spec, num_frames=10)).seconds < engine.estimate(spec).seconds


def test_its_words_can_be_looked_up_and_checked(installed, engine, clip):
    vocabulary = registry.vocabulary(engine.name)
    assert vocabulary.terms
    _, result, _ = clip
    registry.check(engine.name, result.storyboard, installed.setup)
    nowhere = result.storyboard.shots[0].model_copy(update={"setting": "nowhere"})
    with pytest.raises(SpecRejected):
        registry.check(engine.name, result.storyboard.model_copy(update={"shots": (nowhere,)}), installed.setup)


def test_an_unknown_engine_is_unavailable(assets):
    with pytest.raises(EngineUnavailable) as failure:
        registry.create("nonesuch", Setup(assets=assets))
    assert failure.value.code == "engine_unknown"
