from dataclasses import replace

import numpy as np
import pytest

from generation.contracts import AudioTrack, EngineUnavailable, Reference, ReferenceKind, RenderSpec, SpecRejected, Step
from generation.engines.studio.engine import StudioEngine
from generation.storyboard.schema import Line, Shot, Storyboard, Subject
from vision.identity import build
from vision.pack import FacePack
from vision.picture import open_picture


@pytest.fixture(scope="module")
def engine(assets):
    engine = StudioEngine(assets, workers=1)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def spec():
    return RenderSpec(prompt="a beach", width=96, height=160, num_frames=6, seed=3)


def ignore(_: Step) -> None:
    pass


def first_frame(engine: StudioEngine, spec: RenderSpec) -> np.ndarray:
    result = engine.render(spec, on_step=ignore)
    frame = next(iter(result.frames)).copy()
    result.frames.close()
    return frame


def board(handle: str = "mira", **changes) -> Storyboard:
    shot = {"seconds": 1.0, "setting": "beach", "subjects": (Subject(handle=handle, outfit="summer"),)}
    return Storyboard(shots=(Shot(**(shot | changes)),))


@pytest.mark.parametrize(
    ("storyboard", "code"),
    [
        (board("mira"), "reference_missing"),
        (board("extra"), "reference_missing"),
        (board("extra1", setting="nowhere"), "spec_rejected"),
        (board("extra1", weather=("frogs",)), "spec_rejected"),
        (board("extra1", lines=(Line(speaker="bob", text="hi"),)), "speaker_missing"),
    ],
)
def test_a_storyboard_that_cannot_be_staged_is_refused_before_any_step(engine, spec, storyboard, code):
    steps: list[Step] = []
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, storyboard=storyboard), on_step=steps.append)
    assert refusal.value.code == code
    assert steps == []


def test_people_nobody_enrolled_are_drawn(engine, spec):
    alone = first_frame(engine, replace(spec, storyboard=board("extra1")))
    empty = first_frame(engine, replace(spec, storyboard=board(subjects=())))
    assert (alone != empty).any()


def test_a_handle_in_the_prompt_without_a_picture_is_refused(engine, spec):
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, prompt="@mira dances"), on_step=ignore)
    assert refusal.value.code == "reference_missing"


def test_a_saved_identity_renders_like_the_picture_it_came_from(engine, spec, face, photos, assets, tmp_path):
    identity = build(FacePack(assets / "face"), open_picture(photos[0].read_bytes()))
    saved = tmp_path / "mira.npz"
    identity.save(saved)
    from_photo = first_frame(engine, replace(spec, storyboard=board(), references=(face(),)))
    from_file = first_frame(engine, replace(spec, storyboard=board(), references=(replace(face(), path=saved),)))
    assert (from_photo == from_file).all()


@pytest.mark.parametrize(("name", "data"), [("x.png", b"no picture"), ("x.npz", b"no identity"), ("x.npz", b"")])
def test_a_broken_reference_is_refused(engine, spec, tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    reference = Reference(kind=ReferenceKind.IMAGE, handle="mira", path=path)
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, references=(reference,)), on_step=ignore)
    assert refusal.value.code == "reference_unreadable"
    assert str(tmp_path) not in str(refusal.value)


def test_a_voice_is_not_a_face(engine, spec, face):
    board = Storyboard(shots=(Shot(seconds=1, setting="moon", subjects=(Subject(handle="mira"),)),))
    voice = replace(face(), kind=ReferenceKind.VOICE, text="hi")
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, storyboard=board, references=(voice,)), on_step=ignore)
    assert refusal.value.code == "reference_missing"


def test_a_voice_that_is_not_installed_is_refused_before_any_work(engine, spec, face):
    line = Line(speaker="mira", text="hi", voice="piper:nobody")
    shot = Shot(seconds=1, setting="moon", subjects=(Subject(handle="mira"),), lines=(line,))
    steps = []
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, storyboard=Storyboard(shots=(shot,)), references=(face(),)), on_step=steps.append)
    assert refusal.value.code == "voice_unknown"
    assert steps == []


def test_without_the_face_pack_a_picture_is_no_use_here(spec, face, tmp_path):
    engine = StudioEngine(tmp_path, workers=1)
    with pytest.raises(EngineUnavailable) as failure:
        engine.render(replace(spec, references=(face(),)), on_step=ignore)
    assert failure.value.code == "face_pack_missing"
    engine.close()


def test_a_track_that_is_no_wav_is_refused(engine, spec, tmp_path):
    path = tmp_path / "track.wav"
    path.write_bytes(b"RIFF")
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, audio=AudioTrack(path=path, seconds=1.0)), on_step=ignore)
    assert refusal.value.code == "audio_unreadable"


def test_lines_that_do_not_fit_the_length_are_refused(engine, spec):
    with pytest.raises(SpecRejected) as refusal:
        engine.render(replace(spec, prompt='a man says "this is far too long for a fifth of a second"'), on_step=ignore)
    assert refusal.value.code == "lines_too_long"


def test_too_long_and_too_large_are_refused(engine, spec):
    for bad, code in (
        (replace(spec, num_frames=9001), "too_long"),
        (replace(spec, width=2160, height=3840), "too_large"),
    ):
        with pytest.raises(SpecRejected) as refusal:
            engine.render(bad, on_step=ignore)
        assert refusal.value.code == code


def test_frames_do_not_depend_on_how_many_processes_draw(engine, spec, assets):
    spec = replace(spec, prompt="a man dances", num_frames=9)
    several = StudioEngine(assets, workers=3)
    many = np.stack([frame.copy() for frame in several.render(spec, on_step=ignore).frames])
    several.close()
    one = np.stack([frame.copy() for frame in engine.render(spec, on_step=ignore).frames])
    assert (one == many).all()


def test_every_stage_is_timed(engine, spec):
    result = engine.render(spec, on_step=ignore)
    for _ in result.frames:
        pass
    assert set(result.timings_ms) == {"storyboard", "faces", "voices", "timeline", "sound", "frames"}
