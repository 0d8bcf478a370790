"""Stories on a model: shots, stretches, what is carried from one to the next, and what goes wrong."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from generation.contracts import (
    AUDIO_RATE,
    AudioTrack,
    Cancelled,
    EngineBroken,
    EngineUnavailable,
    Operation,
    Reference,
    ReferenceKind,
    SpecRejected,
    Step,
)
from generation.engines.diffusion.progress import Progress
from generation.media.encode import encode
from generation.media.label import Label
from tests.generation.engines.diffusion.painted import DRIFT, manifest
from tests.generation.engines.diffusion.stories import Workshop, board, shot, spec


@pytest.fixture
def workshop(assets: Path) -> Workshop:
    return Workshop(assets)


def differences(frames: np.ndarray) -> list[float]:
    """How far each frame is from the one before; levels wrap at 256."""
    apart = (frames[1:].astype(int) - frames[:-1]) % 256
    return [float(one.mean()) for one in np.minimum(apart, 256 - apart)]


def test_a_shot_begins_as_the_one_before_it_in_the_same_place_ended(workshop: Workshop) -> None:
    frames = workshop.render(spec(shot(), shot(text="a cat"), shot(text="a cow", setting="cave")))
    first, second, third = workshop.adapter.calls
    assert first.keyframes == ()
    assert (second.keyframes[0].index, second.keyframes[0].strength) == (0, 0.5)
    assert (second.keyframes[0].picture == frames[23]).all()
    assert third.keyframes == ()
    assert len({call.seed for call in (first, second, third)}) == 3


def test_a_long_shot_goes_on_over_its_seams(workshop: Workshop) -> None:
    frames = workshop.render(spec(shot(seconds=4)))
    calls = workshop.adapter.calls
    assert len(calls) > 3
    assert all(call.num_frames == 25 for call in calls)
    assert calls[0].head is None
    assert all(call.head is not None and len(call.head) == 5 for call in calls[1:])
    assert (calls[1].head == frames[20:25]).all()
    assert differences(frames) == pytest.approx([DRIFT] * (len(frames) - 1), abs=0.2)


def test_nothing_is_made_before_it_is_read_and_little_is_held(workshop: Workshop) -> None:
    result = workshop.engine.render(spec(shot(seconds=200)), on_step=workshop.steps.append)
    assert workshop.adapter.calls == []
    for _ in range(30):
        next(iter(result.frames))
    assert len(workshop.adapter.calls) == 2
    result.frames.close()  # type: ignore[attr-defined]
    assert list(result.frames) == []
    assert len(workshop.adapter.calls) == 2


def test_sound_that_is_read_ahead_has_the_frames_made_that_it_belongs_to(workshop: Workshop) -> None:
    result = workshop.engine.render(spec(shot(seconds=3)), on_step=workshop.steps.append)
    heard = 0
    for block in result.audio:
        heard += len(block)
        if heard > 1.2 * AUDIO_RATE:
            break
    assert len(workshop.adapter.calls) >= 2
    assert len(list(result.frames)) == 72
    heard += sum(len(block) for block in result.audio)
    assert heard == 3 * AUDIO_RATE


def test_the_share_of_the_whole_story_only_grows(workshop: Workshop) -> None:
    workshop.render(spec(shot(seconds=3), shot(setting="cave")))
    shares = [step.share for step in workshop.steps]
    assert None not in shares
    assert all(before <= after for before, after in pairwise(shares))
    assert shares[-1] == 1
    assert max(after - before for before, after in pairwise(shares)) < 0.3
    assert {step.stage for step in workshop.steps} >= {"load", "encode", "denoise", "decode", "frames"}


def test_reading_frames_is_told_a_few_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Step] = []
    now = 0.0
    monkeypatch.setattr("generation.engines.diffusion.progress.time.monotonic", lambda: now)
    progress = Progress(said.append, total=100, num_frames=100)
    for frame in range(1, 101):
        now += 0.01
        progress.read(frame)
    assert len(said) <= 6
    assert (said[-1].done, said[-1].share) == (100, 1.0)


def test_cancelling_stops_at_once_and_the_next_clip_is_as_ever(workshop: Workshop) -> None:
    whole = workshop.render(spec(shot(seconds=2)))
    made = len(workshop.adapter.made)

    def cancel(step: Step) -> None:
        if step.stage == "denoise" and step.done == 2 and len(workshop.adapter.made) == made + 2:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        workshop.render(spec(shot(seconds=2)), cancel)
    assert len(workshop.adapter.made) == made + 2
    assert (workshop.render(spec(shot(seconds=2))) == whole).all()


def test_out_of_memory_is_tried_once_more_with_less(workshop: Workshop) -> None:
    whole = workshop.render(spec(shot()))
    workshop.adapter.faults = [torch.OutOfMemoryError("CUDA out of memory")]
    assert (workshop.render(spec(shot())) == whole).all()
    assert workshop.adapter.lowered == 1
    assert [step.share for step in workshop.steps] == sorted(step.share or 0 for step in workshop.steps)


@pytest.mark.parametrize("lowest", [0, 1])
def test_out_of_memory_with_nothing_less_is_for_another_worker(workshop: Workshop, lowest: int) -> None:
    workshop.adapter.lowest = lowest
    workshop.adapter.faults = [torch.OutOfMemoryError("CUDA out of memory")] * (lowest + 1)
    with pytest.raises(EngineUnavailable) as failure:
        workshop.render(spec(shot()))
    assert (failure.value.code, failure.value.retry) == ("out_of_memory", True)
    assert len(workshop.adapter.made) == lowest + 1


def test_a_lost_accelerator_asks_for_a_new_process(workshop: Workshop) -> None:
    workshop.adapter.faults = [RuntimeError("CUDA error: an illegal memory access; a secret prompt")]
    with pytest.raises(EngineBroken) as failure:
        workshop.render(spec(shot()))
    assert (failure.value.code, failure.value.retry) == ("device_lost", True)
    assert "secret" not in str(failure.value)


def test_shots_that_need_nothing_of_each_other_are_made_together(assets: Path) -> None:
    shots = [shot(setting=name) for name in ("beach", "cave", "city", "farm", "beach")]
    one, three = Workshop(assets), Workshop(assets, max_batch=3)
    alone = one.render(spec(*shots))
    together = three.render(spec(*shots))
    assert [len(calls) for calls in one.adapter.made] == [1] * 5
    assert [len(calls) for calls in three.adapter.made] == [3, 2]
    assert (alone == together).all()


def test_a_conditioned_stretch_never_shares_a_call(assets: Path) -> None:
    workshop = Workshop(assets, max_batch=4)
    workshop.render(spec(shot(), shot(), shot(setting="cave", seconds=2)))
    assert all(len(calls) == 1 for calls in workshop.adapter.made if calls[0].keyframes or calls[0].head is not None)


def test_a_loop_ends_as_it_began(workshop: Workshop) -> None:
    frames = workshop.render(replace(spec(shot()), storyboard=board(shot(), loop=True)))
    last = workshop.adapter.calls[-1].keyframes[-1]
    assert last.index == -1
    assert (last.picture == frames[0]).all()
    assert (frames[-1] == frames[0]).all()


def test_a_loop_that_the_model_cannot_close_is_told(assets: Path) -> None:
    workshop = Workshop(assets, operations=(Operation.TEXT_TO_VIDEO,))
    workshop.render(replace(spec(shot()), storyboard=board(shot(), loop=True)))
    assert workshop.result is not None
    assert workshop.result.report.notes == ["loop_not_closed"]


@pytest.mark.parametrize("kind", ["dissolve", "wipe", "whip"])
def test_both_shots_move_on_through_a_transition(workshop: Workshop, kind: str) -> None:
    cut = workshop.render(spec(shot(setting="cave"), shot(setting="farm")))
    mixed = workshop.render(spec(shot(setting="cave"), shot(setting="farm", transition=kind, transition_s=0.5)))
    assert (mixed[:18] == cut[:18]).all()
    assert len(mixed) == len(cut) == 48
    assert all((mixed[number] != mixed[number - 1]).any() for number in range(19, 30))
    assert (mixed[24] != cut[23]).any()
    assert (mixed[24] != cut[24]).any()


def test_a_fade_goes_through_black(workshop: Workshop) -> None:
    frames = workshop.render(spec(shot(setting="cave"), shot(setting="farm", transition="fade", transition_s=0.5)))
    assert frames[23].mean() < 0.2 * frames[10].mean()


def test_a_clip_is_cut_to_its_size_and_shown_at_its_rate(assets: Path) -> None:
    workshop = Workshop(assets)
    frames = workshop.render(replace(spec(shot()), width=90, frame_rate=30, num_frames=30))
    assert frames.shape == (30, 64, 90, 3)
    assert [(call.width, call.height, call.frame_rate) for call in workshop.adapter.calls] == [(96, 64, 30)] * 2


def test_a_model_of_one_rate_is_shown_at_the_clips(assets: Path) -> None:
    limits = manifest().limits.model_copy(update={"frame_rate": 12})
    workshop = Workshop(assets, limits=limits)
    frames, sound = workshop.heard(spec(shot(seconds=2)))
    assert len(frames) == 48
    assert {call.frame_rate for call in workshop.adapter.calls} == {12}
    assert len(sound) == 2 * AUDIO_RATE
    apart = differences(frames)
    assert sum(one == 0 for one in apart) == 23
    assert max(apart) == pytest.approx(DRIFT, abs=0.2)


def test_the_report_says_how_to_make_it_again(workshop: Workshop) -> None:
    workshop.render(spec(shot(seconds=2)))
    assert workshop.result is not None
    report = workshop.result.report
    assert report.model == "painted"
    seeds = str(report.settings["seeds"]).split()
    assert [int(seed) for seed in seeds] == [call.seed for call in workshop.adapter.calls]
    assert seeds[0] == "5"
    assert report.settings["revision"] == "1"
    assert report.settings["lowered"] == 0


def test_a_bare_prompt_becomes_a_storyboard(workshop: Workshop) -> None:
    frames = workshop.render(spec())
    assert len(frames) == 24
    assert workshop.result is not None
    assert workshop.result.storyboard is not None
    assert "a dog on a beach" in workshop.adapter.calls[0].prompt


def voice(path: Path, **fields: object) -> Reference:
    path.write_bytes(b"RIFF")
    return Reference(**{"kind": ReferenceKind.VOICE, "handle": "ann", "path": path, **fields})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"num_frames": 24 * 301}, "too_long"),
        ({"width": 128, "height": 64}, "too_large"),
        ({"num_inference_steps": 0}, "bad_steps"),
        ({"num_inference_steps": 999}, "bad_steps"),
        ({"strength": 1.5}, "bad_strength"),
        ({"operation": Operation.SWAP}, "operation_not_offered"),
        ({"operation": Operation.IMAGE_TO_VIDEO}, "material_missing"),
        ({"operation": Operation.VIDEO_TO_VIDEO}, "material_missing"),
        ({"storyboard": board(shot(setting="nowhere"))}, "spec_rejected"),
        ({"storyboard": board(shot(subjects=({"handle": "ann"},)))}, "reference_missing"),
        ({"storyboard": board(shot(lines=({"speaker": "ann", "text": "hi"},)))}, "speaker_missing"),
        ({"storyboard": board(shot(first_frame="ann"))}, "material_missing"),
    ],
)
def test_what_cannot_be_made_is_refused_before_any_work(assets: Path, changes: dict[str, object], code: str) -> None:
    able = (Operation.TEXT_TO_VIDEO, Operation.IMAGE_TO_VIDEO, Operation.VIDEO_TO_VIDEO)
    workshop = Workshop(assets, operations=able)
    with pytest.raises(SpecRejected) as refusal:
        workshop.engine.render(replace(spec(shot()), **changes), on_step=workshop.steps.append)
    assert refusal.value.code == code
    assert workshop.steps == []
    assert workshop.engine._adapter is None


def test_a_voice_is_used_only_where_it_was_granted(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(SpecRejected) as refusal:
        workshop.render(replace(spec(shot()), references=(voice(tmp_path / "ann.wav"),)))
    assert refusal.value.code == "voice_not_granted"


@pytest.mark.parametrize("kinds", [[ReferenceKind.VOICE] * 2, [ReferenceKind.IMAGE] * 40, [ReferenceKind.VIDEO]])
def test_no_more_references_than_the_model_takes(
    workshop: Workshop, tmp_path: Path, kinds: list[ReferenceKind]
) -> None:
    given = tuple(
        voice(tmp_path / f"{number}.png", kind=kind, handle=f"p{number}", consent_id="c")
        for number, kind in enumerate(kinds)
    )
    with pytest.raises(SpecRejected) as refusal:
        workshop.render(replace(spec(shot()), references=given))
    assert refusal.value.code == "too_many_references"
    assert workshop.steps == []


def test_warm_shapes_are_compiled_before_the_first_clip(assets: Path) -> None:
    workshop = Workshop(assets, compile=True, warm_shapes=((96, 64, 25), (64, 96, 25)))
    workshop.engine.warm()
    assert [(call.width, call.height, call.num_frames) for call in workshop.adapter.calls[:2]] == [
        (96, 64, 25),
        (64, 96, 25),
    ]


def test_nothing_is_warmed_for_a_model_that_is_not_compiled(assets: Path) -> None:
    workshop = Workshop(assets, warm_shapes=((96, 64, 25),))
    workshop.engine.warm()
    assert workshop.adapter.calls == []


def test_a_track_drives_every_stretch_at_its_own_time(assets: Path, tracks: list[AudioTrack]) -> None:
    workshop = Workshop(assets, audio_driven=True)
    wanted = replace(spec(shot(seconds=2), shot(setting="cave")), audio=tracks[0])
    _, sound = workshop.heard(wanted)
    first, second, *_ = (call.soundtrack for call in workshop.adapter.calls)
    assert first is not None
    assert second is not None
    a_frame = AUDIO_RATE // 24
    assert len(first) == len(second) == 25 * a_frame
    assert (first[20 * a_frame :] == second[: 5 * a_frame]).all(), "what both stretches hear is not the same"
    other = workshop.adapter.calls[-1].soundtrack
    assert other is not None
    heard = sound[2 * AUDIO_RATE : 2 * AUDIO_RATE + len(other)]
    assert np.corrcoef(other[: len(heard), 0], heard[:, 0])[0, 1] > 0.95


def test_nothing_drives_a_model_that_does_not_listen(workshop: Workshop, tracks: list[AudioTrack]) -> None:
    _, sound = workshop.heard(replace(spec(shot()), audio=tracks[0]))
    assert [call.soundtrack for call in workshop.adapter.calls] == [None]
    assert np.abs(sound).max() > 0.05


def test_a_clip_can_be_encoded_while_it_is_made(workshop: Workshop, tmp_path: Path) -> None:
    result = workshop.engine.render(spec(shot(seconds=2), shot(setting="cave")), on_step=workshop.steps.append)
    clip = encode(result, width=96, height=64, folder=tmp_path, label=Label(width=96, height=64, font=None))
    assert (clip.num_frames, clip.duration_ms) == (72, 3000)
    assert result.report.settings["seeds"]
