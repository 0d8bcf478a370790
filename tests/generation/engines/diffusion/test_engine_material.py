"""Given pictures and footage: what a model is shown of them, by operation."""

from dataclasses import replace
from math import floor
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from generation.contracts import Operation, Reference, ReferenceKind, ReferenceRole, SpecRejected
from generation.engines.prompting.material import MASK
from tests.generation.engines.diffusion.footage import film, number
from tests.generation.engines.diffusion.stories import Workshop, board, shot, spec


@pytest.fixture
def workshop(assets: Path) -> Workshop:
    return Workshop(assets)


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """A second of 30 frames."""
    return film(tmp_path_factory.mktemp("footage") / "film.mkv")


def nearest(frame: float) -> int:
    """The later of two that are as near."""
    return floor(frame + 0.5)


def picture(folder: Path, name: str, level: int) -> Reference:
    Image.fromarray(np.full((256, 384, 3), level, np.uint8)).save(folder / f"{name}.png")
    return Reference(kind=ReferenceKind.IMAGE, handle=name, path=folder / f"{name}.png", role=ReferenceRole.MATERIAL)


def test_a_clip_begins_as_the_picture_it_was_given(workshop: Workshop, tmp_path: Path) -> None:
    given = (picture(tmp_path, "first", 90),)
    frames = workshop.render(replace(spec(shot()), operation=Operation.IMAGE_TO_VIDEO, references=given))
    assert (frames[0] == 90).all()
    assert workshop.adapter.calls[0].keyframes[0].strength == 1


def test_a_clip_leads_from_the_first_picture_to_the_last(workshop: Workshop, tmp_path: Path) -> None:
    given = (picture(tmp_path, "first", 90), picture(tmp_path, "second", 160))
    frames = workshop.render(replace(spec(shot(seconds=2.5)), operation=Operation.FIRST_LAST_FRAME, references=given))
    assert (frames[0] == 90).all()
    assert (frames[-1] == 160).all()
    assert [[key.index for key in call.keyframes] for call in workshop.adapter.calls] == [[0], [], [-1]]


def test_a_shot_may_name_its_own_pictures(workshop: Workshop, tmp_path: Path) -> None:
    given = (picture(tmp_path, "first", 90), picture(tmp_path, "second", 160))
    shots = (shot(last_frame="second"), shot(setting="cave", material={"reference": "first"}))
    frames = workshop.render(replace(spec(*shots), references=given))
    assert (frames[23] == 160).all()
    assert (frames[24] == 90).all()


def test_footage_is_changed_all_along_and_as_firmly_as_was_asked(workshop: Workshop, footage: Reference) -> None:
    wanted = replace(spec(shot()), operation=Operation.VIDEO_TO_VIDEO, references=(footage,), strength=0.4)
    workshop.render(wanted)
    (call,) = workshop.adapter.calls
    assert call.strength == 0.4
    assert call.source is not None
    assert [number(frame) for frame in call.source[:24]] == [nearest(at * 30 / 24) for at in range(24)]
    workshop.render(replace(wanted, strength=None))
    assert workshop.adapter.calls[-1].strength == 0.7


def test_long_footage_is_changed_stretch_by_stretch(workshop: Workshop, tmp_path: Path) -> None:
    given = film(tmp_path / "long.mkv", frames=36)
    told = shot(seconds=2, material={"reference": "film", "start_s": 0.1, "speed": 0.5})
    workshop.render(replace(spec(told), references=(given,)))
    seen = [
        number(frame) for call in workshop.adapter.calls for frame in (call.source if call.source is not None else [])
    ]
    assert seen[0] == 3
    assert max(seen) == pytest.approx(3 + 30, abs=2)


def test_footage_that_nothing_is_told_of_is_shown_as_it_is(workshop: Workshop, footage: Reference) -> None:
    shots = (shot(text="", material={"reference": "film"}), shot(setting="cave"))
    frames, sound = workshop.heard(replace(spec(*shots), references=(footage,)))
    assert [number(frame) for frame in frames[:24]] == [nearest(at * 30 / 24) for at in range(24)]
    assert len(workshop.adapter.calls) == 1
    assert np.abs(sound[4800:43200]).max() > 0.05
    assert len(sound) == 2 * 48000


def test_footage_played_backwards_is_seen_backwards(workshop: Workshop, footage: Reference) -> None:
    told = shot(text="", material={"reference": "film", "reverse": True})
    frames = workshop.render(replace(spec(told), references=(footage,)))
    seen = [number(frame) for frame in frames]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] >= 28


@pytest.mark.parametrize("shown", [True, False])
def test_a_clip_goes_on_where_footage_ended(workshop: Workshop, footage: Reference, shown: bool) -> None:
    before = (shot(text="", material={"reference": "film"}),) if shown else ()
    wanted = spec(*before, shot(setting="cave"))
    workshop.render(replace(wanted, operation=Operation.EXTEND, references=(footage,)))
    (call,) = workshop.adapter.calls
    assert call.head is not None
    assert [number(frame) for frame in call.head] == [24, 25, 26, 28, 29]


def test_only_what_a_mask_shows_is_changed(workshop: Workshop, footage: Reference, tmp_path: Path) -> None:
    half = np.zeros((256, 384, 3), np.uint8)
    half[:, 192:] = 255
    mask = picture(tmp_path, MASK, 0)
    cv2.imwrite(str(mask.path), half)
    workshop.render(replace(spec(shot()), operation=Operation.REMOVE, references=(footage, mask)))
    (call,) = workshop.adapter.calls
    assert call.mask is not None
    assert call.mask.shape == (25, 64, 96)
    assert (call.mask[:, :, :47] == 0).all()
    assert (call.mask[:, :, 49:] == 255).all()


def test_a_mask_is_refused_where_whole_pictures_are_changed(assets: Path, footage: Reference, tmp_path: Path) -> None:
    workshop = Workshop(assets, operations=(Operation.TEXT_TO_VIDEO, Operation.VIDEO_TO_VIDEO))
    given = (footage, picture(tmp_path, MASK, 255))
    with pytest.raises(SpecRejected) as refusal:
        workshop.render(replace(spec(shot()), operation=Operation.VIDEO_TO_VIDEO, references=given))
    assert refusal.value.code == "operation_not_offered"


@pytest.mark.parametrize("kind", [ReferenceKind.IMAGE, ReferenceKind.VIDEO])
def test_material_that_is_none_is_refused_before_any_work(
    workshop: Workshop, tmp_path: Path, kind: ReferenceKind
) -> None:
    path = tmp_path / "words.png"
    path.write_text("no picture at all")
    given = Reference(kind=kind, handle="film", path=path, role=ReferenceRole.MATERIAL)
    with pytest.raises(SpecRejected) as refusal:
        workshop.render(replace(spec(shot(material={"reference": "film"})), references=(given,)))
    assert refusal.value.code == "reference_unreadable"
    assert workshop.steps == []


def test_what_a_story_needs_must_be_offered_whatever_the_job_is_called(assets: Path, tmp_path: Path) -> None:
    workshop = Workshop(assets, operations=(Operation.TEXT_TO_VIDEO,))
    with pytest.raises(SpecRejected) as refusal:
        workshop.render(replace(spec(shot(first_frame="first")), references=(picture(tmp_path, "first", 90),)))
    assert refusal.value.code == "operation_not_offered"
    assert "image_to_video" in str(refusal.value)


def test_changed_footage_sounds_as_it_did(workshop: Workshop, tmp_path: Path) -> None:
    given = film(tmp_path / "long.mkv", frames=36)
    wanted = replace(spec(shot(seconds=1.2, material={"reference": "film"})), references=(given,), num_frames=29)
    _, sound = workshop.heard(wanted)
    assert len(workshop.adapter.calls) == 2
    spectrum = np.abs(np.fft.rfft(sound[4800:52800, 0]))
    assert np.argmax(spectrum) == pytest.approx(440, abs=1)


def test_sound_is_read_ahead_of_changed_footage_stretch_by_stretch(workshop: Workshop, tmp_path: Path) -> None:
    given = film(tmp_path / "long.mkv", frames=36)
    told = shot(seconds=10, material={"reference": "film", "speed": 0.25})
    result = workshop.engine.render(replace(spec(told), references=(given,)), on_step=workshop.steps.append)
    next(iter(result.frames))
    next(iter(result.audio))
    assert len(workshop.adapter.calls) < 6


def test_a_loop_leads_back_into_footage(workshop: Workshop, footage: Reference) -> None:
    told = (shot(text="", material={"reference": "film"}), shot(setting="cave"))
    wanted = replace(spec(*told), storyboard=board(*told, loop=True), references=(footage,))
    frames = workshop.render(wanted)
    assert number(frames[-1]) == number(frames[0]) == 0


def test_a_loop_that_ends_in_footage_is_told(workshop: Workshop, footage: Reference) -> None:
    told = (shot(setting="cave"), shot(text="", material={"reference": "film"}))
    workshop.render(replace(spec(*told), storyboard=board(*told, loop=True), references=(footage,)))
    assert workshop.result is not None
    assert workshop.result.report.notes == ["loop_not_closed"]


@pytest.mark.parametrize("operation", [Operation.STITCH, Operation.BLEND, Operation.DUET])
def test_a_cut_shows_footage_as_it_is_whatever_it_is_about(
    assets: Path, footage: Reference, operation: Operation
) -> None:
    workshop = Workshop(assets, operations=(Operation.TEXT_TO_VIDEO, operation))
    told = shot(material={"reference": "film"})
    frames = workshop.render(replace(spec(told), operation=operation, references=(footage,)))
    assert [number(frame) for frame in frames] == [nearest(at * 30 / 24) for at in range(24)]
    assert workshop.adapter.calls == []


def test_two_films_blend_and_both_go_on(workshop: Workshop, footage: Reference, tmp_path: Path) -> None:
    other = film(tmp_path / "other.mkv", handle="other")
    told = (
        shot(0.75, material={"reference": "film"}),
        shot(0.75, material={"reference": "other", "start_s": 0.25}, transition="dissolve", transition_s=0.5),
    )
    frames = workshop.render(replace(spec(*told), operation=Operation.BLEND, references=(footage, other)))
    seen = [number(frame) for frame in frames]
    assert seen[:10] == [nearest(at * 30 / 24) for at in range(10)]
    assert seen[-10:] == pytest.approx([(at - 12) * 30 / 24 for at in range(26, 36)], abs=1)
    assert seen[18] == pytest.approx((18 + 6) * 30 / 24 / 2, abs=2)


@pytest.mark.parametrize(("split", "axis"), [("side", 1), ("stack", 0)])
def test_two_films_share_the_frame(assets: Path, footage: Reference, split: str, axis: int) -> None:
    workshop = Workshop(assets, operations=(Operation.TEXT_TO_VIDEO, Operation.DUET))
    told = shot(material={"reference": "film"}, beside={"reference": "film", "reverse": True}, split=split)
    frames = workshop.render(replace(spec(told), operation=Operation.DUET, references=(footage,)))
    first, second = ([number(part) for part in half] for half in np.array_split(frames, 2, axis=axis + 1))
    assert first == sorted(first)
    assert second == sorted(second, reverse=True)
    assert first[0] == 0
    assert second[0] >= 28


def test_what_follows_footage_is_told_its_motion_and_not_its_last_frame(
    workshop: Workshop, footage: Reference, tmp_path: Path
) -> None:
    seam = picture(tmp_path, "seam", 90)
    told = (shot(material={"reference": "film"}), shot(setting="cave", first_frame="seam"))
    workshop.render(replace(spec(*told), operation=Operation.EXTEND, references=(footage, seam)))
    (call,) = workshop.adapter.calls
    assert call.head is not None
    assert [number(frame) for frame in call.head] == [24, 25, 26, 28, 29]
    assert call.keyframes == ()


def test_what_precedes_footage_ends_as_its_first_frame(workshop: Workshop, footage: Reference, tmp_path: Path) -> None:
    seam = picture(tmp_path, "seam", 20)
    told = (shot(setting="cave", last_frame="seam"), shot(material={"reference": "film"}))
    frames = workshop.render(replace(spec(*told), operation=Operation.EXTEND, references=(footage, seam)))
    (call,) = workshop.adapter.calls
    assert call.head is None
    assert [key.index for key in call.keyframes] == [-1]
    assert [number(frame) for frame in frames[23:26]] == [0, 0, 1]


def test_footage_that_begins_between_two_frames_runs_evenly(workshop: Workshop, tmp_path: Path) -> None:
    given = film(tmp_path / "long.mkv", frames=36)
    told = shot(0.9, text="", material={"reference": "film", "start_s": 0.25})
    frames = workshop.render(replace(spec(told, frame_rate=30, num_frames=27), references=(given,)))
    assert [number(frame) for frame in frames] == list(range(8, 35))
