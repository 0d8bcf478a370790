"""Clips of a server that works. What all engines promise is in ../test_contract.py."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.contracts import (
    AUDIO_RATE,
    Operation,
    Reference,
    ReferenceKind,
    ReferenceRole,
    RenderSpec,
    SpecRejected,
    Step,
)
from generation.engines.studio.audio.loudness import integrated_lufs
from generation.storyboard.schema import CameraKey, Material, Shot, Storyboard, Subject
from tests.generation.engines.videos_api.clips import drawn, mp4
from tests.generation.engines.videos_api.conftest import frames_of, ignore, rendered, sound_of
from vision.media.footage import ingest_video

CREATE = "/videos"
BEACH = Shot(seconds=1, setting="beach")


def beach(**changes: object) -> Storyboard:
    return Storyboard(shots=(BEACH.model_copy(update=changes),))


def picture(folder: Path, seed: int = 0, *, role: ReferenceRole = ReferenceRole.MATERIAL) -> Reference:
    colours = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), np.uint8)
    path = folder / f"{seed}.png"
    Image.fromarray(colours).resize((300, 200), Image.Resampling.BILINEAR).save(path)
    return Reference(kind=ReferenceKind.IMAGE, handle="pic", path=path, role=role)


@pytest.fixture
def film(tmp_path: Path) -> Reference:
    upload = tmp_path / "upload.mp4"
    upload.write_bytes(mp4(drawn(b"film", size=(160, 280), seconds=2)))
    path = ingest_video(upload, tmp_path).path
    return Reference(kind=ReferenceKind.VIDEO, handle="film", path=path, role=ReferenceRole.MATERIAL)


def test_a_clip_has_its_size_its_length_and_its_own_sound_at_loudness_from_frame_0(server, made, spec):
    clip = made().render(spec, on_step=ignore)
    frames, sound = frames_of(clip), sound_of(clip)
    assert frames.shape == (24, 112, 64, 3)
    assert np.abs(frames.astype(int) - np.stack(server_frames(server, spec))).mean() < 6
    assert len(sound) == AUDIO_RATE
    assert integrated_lufs(sound) == pytest.approx(-14, abs=0.3)
    assert np.argmax(np.abs(sound).max(axis=1) > 0.02) < 0.005 * AUDIO_RATE
    assert clip.storyboard is not None


def server_frames(server, spec) -> list[np.ndarray]:
    """What the server drew, from what it was asked; every made video is deleted by then."""
    import json

    form = server.forms(CREATE)[-1]
    asking = json.dumps([form["prompt"], form["seed"], form["model"]]).encode()
    return drawn(asking, size=(spec.width, spec.height), seconds=int(form["seconds"]))


def test_the_same_asking_gives_the_same_clip_and_another_seed_another(made, spec):
    engine = made()
    one, again = engine.render(spec, on_step=ignore), engine.render(spec, on_step=ignore)
    frames = frames_of(one)
    assert (frames == frames_of(again)).all()
    assert (sound_of(one) == sound_of(again)).all()
    other = rendered(engine, replace(spec, seed=6))
    assert np.abs(frames.astype(int) - other).mean() > 10


def test_the_form_holds_what_the_manifest_adds(server, made, spec):
    engine = made(defaults={"options": {"fps": 24, "flow": True}, "negative_prompt": "blur"})
    rendered(engine, replace(spec, num_inference_steps=7))
    form = server.forms(CREATE)[0]
    assert form["fps"] == "24"
    assert form["flow"] == "true"
    assert form["negative_prompt"] == "blur"
    assert form["num_inference_steps"] == "7"
    assert (form["seed"], form["seconds"], form["size"], form["model"]) == ("5", "1", "64x112", "tiny")
    rendered(made(defaults={"options": {"seed": False}}), spec)
    assert "seed" not in server.forms(CREATE)[1]


def test_a_first_frame_is_sent_at_exactly_the_size_and_changes_every_frame(made, spec, tmp_path):
    engine = made()
    pictured = replace(spec, operation=Operation.IMAGE_TO_VIDEO, references=(picture(tmp_path, 1),))
    one, again = rendered(engine, pictured), rendered(engine, pictured)
    other = rendered(engine, replace(pictured, references=(picture(tmp_path, 2),)))
    assert (one == again).all()
    assert np.abs(one.astype(int) - other).mean(axis=(1, 2, 3)).min() > 5


def test_one_face_is_the_reference_where_the_manifest_says_so(server, made, spec, face):
    cast = replace(spec, prompt="@mira dances", storyboard=None, references=(face(0),))
    one = rendered(made(), cast)
    other = rendered(made(), replace(cast, references=(face(1),)))
    assert np.abs(one.astype(int) - other).mean(axis=(1, 2, 3)).min() > 2
    assert "mira" not in server.forms(CREATE)[0]["prompt"]
    with pytest.raises(SpecRejected) as refused:
        made(reference_roles=[ReferenceRole.MATERIAL]).render(cast, on_step=ignore)
    assert refused.value.code == "reference_role_not_offered"


def test_shots_are_told_in_order_with_their_times(server, made, spec):
    shots = (Shot(text="a red kite", seconds=1, setting="beach"), Shot(text="a blue boat", seconds=3, setting="beach"))
    rendered(made(), replace(spec, storyboard=Storyboard(shots=shots)))
    first, second = server.forms(CREATE)[0]["prompt"].splitlines()
    assert first.startswith("Shot 1, 0.0 to 0.2 seconds: a red kite")
    assert second.startswith("Shot 2, 0.2 to 1.0 seconds: a blue boat")


def test_the_smallest_offered_length_that_holds_the_clip_is_asked_for(server, made, spec):
    assert len(rendered(made(), replace(spec, num_frames=36))) == 36
    assert server.forms(CREATE)[0]["seconds"] == "2"


def test_a_smaller_clip_of_the_same_shape_is_scaled_and_frames_come_at_the_clips_own_rate(made, spec):
    frames = rendered(made(limits={"sizes": ((128, 224), (112, 64), (64, 112))}), replace(spec, frame_rate=30))
    assert frames.shape == (24, 112, 64, 3)
    still = [number for number in range(1, 24) if (frames[number] == frames[number - 1]).all()]
    assert len(still) in {4, 5}, "24 frames a second shown at 30: every fifth is seen twice"


def test_a_longer_clip_is_extended_and_all_parts_are_deleted(server, made, spec):
    frames = rendered(made(), replace(spec, num_frames=110))
    assert len(frames) == 110
    assert frames[-1].std() > 5
    assert [form["seconds"] for form in server.forms(CREATE)] == ["4"]
    assert server.forms("/videos/extensions") == [
        {"prompt": server.forms(CREATE)[0]["prompt"], "seconds": "1", "video": {"id": "video_0000"}}
    ]
    assert sorted(server.deleted) == ["video_0000", "video_0001"]


def test_without_extensions_a_longer_clip_is_refused(server, made, spec):
    with pytest.raises(SpecRejected) as refused:
        made(operations=[Operation.TEXT_TO_VIDEO]).render(replace(spec, num_frames=110), on_step=ignore)
    assert refused.value.code == "too_long"
    assert server.seen == []


def test_given_footage_is_edited(server, made, spec, film):
    frames = rendered(made(), replace(spec, operation=Operation.VIDEO_TO_VIDEO, references=(film,)))
    expected = 255 - np.stack(drawn(b"film", size=(160, 280), seconds=1)).astype(int)
    assert np.abs(frames.mean(axis=(1, 2)) - expected.mean(axis=(1, 2))).mean() < 8
    assert len(server.forms("/videos/edits")) == 1
    assert "size" not in server.forms("/videos/edits")[0]


def test_given_footage_is_extended(server, made, spec, film):
    shots = (
        Shot(seconds=1, setting="beach", material=Material(reference="film")),
        Shot(text="the tide comes", seconds=1, setting="beach"),
    )
    board = Storyboard(shots=shots)
    longer = replace(spec, num_frames=48, storyboard=board, operation=Operation.EXTEND, references=(film,))
    frames = rendered(made(), longer)
    before = np.stack(drawn(b"film", size=(160, 280), seconds=1))
    assert np.abs(frames[:24].mean(axis=(1, 2)) - before.mean(axis=(1, 2))).mean() < 8
    assert server.forms("/videos/extensions")[0]["seconds"] == "1"
    assert "the tide comes" in server.forms("/videos/extensions")[0]["prompt"]


def test_a_silent_clip_gets_the_sound_of_its_storyboard(server, made, spec):
    server.silent = True
    sound = sound_of(made(makes_sound=False).render(spec, on_step=ignore))
    assert len(sound) >= AUDIO_RATE
    assert integrated_lufs(sound) == pytest.approx(-14, abs=1)


def test_progress_has_four_stages_and_its_share_only_grows(server, made, spec):
    server.looks = 6
    steps: list[Step] = []
    clip = made().render(spec, on_step=steps.append)
    frames_of(clip)
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    stages = list(dict.fromkeys(step.stage for step in steps))
    assert stages[0] == "queue"
    assert stages[-1] == "frames"
    assert set(stages) <= {"queue", "remote", "download", "frames"}
    assert "remote" in stages
    assert [step.preview is not None for step in steps].count(True) == 2


def test_the_report_says_how_it_was_made_and_nothing_that_is_secret(server, made, spec):
    clip = made().render(spec, on_step=ignore)
    frames_of(clip)
    assert clip.report.model == "remote"
    assert clip.report.settings["seed"] == 5
    assert clip.report.settings["answered_size"] == "64x112"
    assert clip.report.notes == []
    told = repr(clip.report)
    assert not any(secret in told for secret in (server.host, server.key, spec.prompt, "video_0"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"width": 2000}, "too_large"),
        ({"num_frames": 24 * 21}, "too_long"),
        ({"operation": Operation.STITCH}, "operation_not_offered"),
        ({"operation": Operation.IMAGE_TO_VIDEO}, "material_missing"),
        ({"storyboard": Storyboard(shots=(Shot(seconds=1, setting="nowhere"),))}, "spec_rejected"),
        ({"strength": 0.5}, "strength_not_offered"),
        ({"storyboard": Storyboard(shots=(BEACH,), loop=True)}, "loop_not_offered"),
        ({"storyboard": beach(last_frame="pic")}, "last_frame_not_offered"),
        (
            {"storyboard": Storyboard(shots=(BEACH, BEACH.model_copy(update={"first_frame": "pic"})))},
            "later_frame_not_offered",
        ),
        ({"storyboard": beach(material=Material(reference="film"))}, "footage_not_offered"),
        ({"storyboard": beach(first_frame="pic", subjects=(Subject(handle="mira"),))}, "cast_not_offered"),
        ({"storyboard": beach(camera=(CameraKey(at=0, zoom=2),))}, "path_not_offered"),
    ],
)
def test_what_can_not_be_made_is_refused_before_the_server_is_asked(server, made, spec, changes, code):
    steps: list[Step] = []
    with pytest.raises(SpecRejected) as refused:
        made().render(replace(spec, **changes), on_step=steps.append)
    assert refused.value.code == code
    assert (server.seen, steps) == ([], [])


def test_what_is_no_picture_is_refused(server, made, spec, tmp_path):
    text = tmp_path / "text.png"
    text.write_text("no picture")
    bad = replace(picture(tmp_path), path=text)
    two = (picture(tmp_path, 1), replace(picture(tmp_path, 2), handle="other"))
    for references, code in (((bad,), "reference_unreadable"), (two, "too_many_references")):
        wrong = replace(spec, operation=Operation.IMAGE_TO_VIDEO, references=references)
        with pytest.raises(SpecRejected) as refused:
            made().render(wrong, on_step=ignore)
        assert refused.value.code == code
    assert server.seen == []


def test_capabilities_are_no_more_than_the_api_can_do(made):
    able = made(operations=[*Operation], audio_driven=True).capabilities()
    assert not able.audio_driven
    assert Operation.SWAP not in able.operations
    assert able.max_references == 1
    assert able.max_seconds == 20
    assert made(operations=[Operation.TEXT_TO_VIDEO]).capabilities().max_seconds == 4


def test_estimates_grow_with_the_clip(made, spec: RenderSpec):
    engine = made()
    assert 0 < engine.estimate(spec).seconds < engine.estimate(replace(spec, num_frames=48)).seconds
