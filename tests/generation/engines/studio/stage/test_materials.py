"""Given pictures and videos in shots: as they are, alive, relit, held, looped."""

from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image

from generation.contracts import Reference, ReferenceKind, ReferenceRole, SpecRejected
from generation.engines.studio.materials import Material, materials
from generation.engines.studio.stage.footage import FootageReader
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, Shot
from generation.storyboard.schema import Material as Given
from tests.generation.engines.studio.stage.clips import clip, difference, person
from tests.generation.media.test_footage import made
from tests.vision.photos import astronaut
from vision.detect import detect
from vision.media.footage import ingest_video
from vision.pack import FacePack

STRIPES = np.zeros((320, 180, 3), np.uint8)
STRIPES[:, ::20] = (255, 200, 0)
STRIPES[160:] //= 2


@pytest.fixture(scope="module")
def given(tmp_path_factory, assets) -> dict[str, Material]:
    folder: Path = tmp_path_factory.mktemp("given")
    for name, rgb in (("stripes", STRIPES), ("portrait", astronaut())):
        Image.fromarray(rgb).save(folder / f"{name}.png")
    ingest_video(made(folder / "upload.mp4", seconds=2), folder)
    files = {"stripes": "stripes.png", "portrait": "portrait.png", "film": "footage.mkv"}
    kinds = {".png": ReferenceKind.IMAGE, ".mkv": ReferenceKind.VIDEO}
    references = [
        Reference(kind=kinds[Path(file).suffix], handle=name, path=folder / file, role=ReferenceRole.MATERIAL)
        for name, file in files.items()
    ]
    return materials(references, FacePack(assets / "face"))


@pytest.fixture
def drawn(assets, given):
    def renderer(*shots: Shot, width: int = 180, height: int = 320, **board: object) -> FrameRenderer:
        timeline = clip(*shots, width=width, height=height, **({"style": "natural", "captions": False} | board))
        return FrameRenderer(timeline, {}, assets, given)

    return renderer


def filled(reference: str, **parts: object) -> Shot:
    material = Given(reference=reference, **parts.pop("material", {}))
    return Shot.model_validate({"seconds": 2, "setting": "open", "move": "static", "material": material, **parts})


def test_a_still_camera_shows_the_picture_as_it_is(drawn):
    assert difference(drawn(filled("stripes")).frame(7), STRIPES) < 1.0


def test_the_background_of_a_picture_moves_more_than_the_person(drawn):
    renderer = drawn(filled("portrait", move="orbit"), width=360, height=640)
    moved = [cv2.cvtColor(renderer.frame(index), cv2.COLOR_RGB2GRAY).astype(np.float32) for index in (0, 19)]

    def shift(rows: slice, columns: slice) -> float:
        return abs(cv2.phaseCorrelate(moved[0][rows, columns], moved[1][rows, columns])[0][0])

    face, flag_and_rocket = shift(slice(80, 200), slice(120, 250)), shift(slice(10, 250), slice(285, 360))
    assert flag_and_rocket > face + 2


def test_the_face_in_a_picture_speaks(drawn, assets):
    line = Line(speaker="portrait", text="hello my friends")
    shot = filled("portrait", subjects=(person("portrait"),), lines=(line,))
    renderer = drawn(shot, width=360, height=640)
    shut, wide = renderer.frame(2), renderer.frame(4)

    face = detect(FacePack(assets / "face"), shut)[0].box_px
    left, top, right, bottom = (int(part) for part in (*face[:2], *(face[:2] + face[2:])))
    inside = np.abs(shut.astype(int) - wide)[top + (bottom - top) // 2 : bottom, left:right].mean()
    assert inside > 3
    assert np.abs(shut.astype(int) - wide)[500:].mean() < 1.0


def test_a_video_plays_from_where_it_is_told_at_the_speed_it_is_told(drawn):
    def is_red(frame: np.ndarray) -> bool:
        return bool(frame[160, 90, 0] > frame[160, 90, 2])

    plain = drawn(filled("film"))
    assert [is_red(plain.frame(index)) for index in (0, 9, 11, 19)] == [True, True, False, False]
    late = drawn(filled("film", material={"start_s": 0.5, "speed": 2.0}))
    assert [is_red(late.frame(index)) for index in (0, 2, 3)] == [True, True, False]
    backwards = drawn(filled("film", material={"reverse": True}))
    assert [is_red(backwards.frame(index)) for index in (19, 11, 8, 0)] == [True, True, False, False]


def test_frames_of_a_video_are_found_in_any_order(drawn, assets, given):
    forwards = [drawn(filled("film")).frame(index) for index in range(0, 20, 5)]
    renderer = drawn(filled("film"))
    backwards = [renderer.frame(index) for index in range(15, -1, -5)][::-1]
    assert all(np.array_equal(first, second) for first, second in zip(forwards, backwards, strict=True))


def test_a_cut_to_given_footage_does_not_flash(drawn):
    alone = drawn(filled("film")).frame(0)
    assert difference(drawn(Shot(seconds=1, setting="moon"), filled("film")).frame(10), alone) < 1.0


def test_two_videos_go_on_side_by_side_and_one_above_the_other(drawn):
    def is_red(part: np.ndarray) -> bool:
        return bool(part[..., 0].mean() > part[..., 2].mean())

    for split, axis in (("side", 1), ("stack", 0)):
        both = drawn(filled("film", beside=Given(reference="film", reverse=True), split=split), width=321, height=321)
        for index, colours in ((2, [True, False]), (17, [False, True])):
            parts = np.array_split(both.frame(index), 2, axis=axis)
            assert [is_red(part) for part in parts] == colours


def test_each_of_two_pictures_keeps_its_face(drawn, assets):
    both = drawn(filled("portrait", beside=Given(reference="portrait")), width=640, height=480)
    boxes = sorted(float(face.box_px[0]) for face in detect(FacePack(assets / "face"), both.frame(3)))
    assert len(boxes) == 2
    assert boxes[1] - boxes[0] == pytest.approx(320, abs=8)


def test_a_wide_video_stands_whole_before_itself_in_a_high_frame(drawn):
    frame = drawn(filled("film")).frame(3)
    middle, edge = frame[160, 90], frame[20, 90]
    assert middle[0] > 240
    assert 100 < edge[0] < 220
    assert drawn(filled("film"), width=320, height=240).frame(3)[5, 160, 0] > 240


def test_enlarged_footage_has_edges_nearer_to_those_it_had(tmp_path, assets):
    whole = cv2.resize(astronaut(), (360, 360), interpolation=cv2.INTER_AREA)
    small = cv2.resize(whole, (180, 180), interpolation=cv2.INTER_AREA)
    with av.open(str(tmp_path / "film.mkv"), "w", format="matroska") as container:
        stream = container.add_stream("mjpeg", rate=30, options={"qmin": "1", "qmax": "2"})
        stream.width, stream.height, stream.pix_fmt = 180, 180, "yuvj420p"
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(small, format="rgb24")))
        container.mux(stream.encode(None))
    one = Reference(kind=ReferenceKind.VIDEO, handle="film", path=tmp_path / "film.mkv", role=ReferenceRole.MATERIAL)
    timeline = clip(filled("film"), width=360, height=360, style="natural", captions=False)
    given = materials([one], None)
    shown = FrameRenderer(timeline, {}, assets, given).frame(0)
    kept = FootageReader(given["film"]).at(0)[..., 2::-1]
    plain = cv2.resize(kept, (360, 360), interpolation=cv2.INTER_CUBIC)

    def steepness(picture: np.ndarray) -> float:
        return float(np.abs(np.diff(picture.astype(int), axis=1)).mean())

    assert steepness(plain) < 0.9 * steepness(whole)
    assert steepness(plain) * 1.06 < steepness(shown) < steepness(whole)
    assert difference(shown, whole) < 1.05 * difference(plain, whole)


def test_night_falls_on_a_picture(drawn):
    day, night = (drawn(filled("portrait", time=time)).frame(3) for time in ("day", "night"))
    assert night.mean() < 0.7 * day.mean()
    assert (night[..., 2].astype(int) - night[..., 0]).mean() > (day[..., 2].astype(int) - day[..., 0]).mean()


def test_people_and_styles_join_a_video(drawn):
    alone = drawn(filled("film")).frame(5)
    together = drawn(filled("film", subjects=(person(action="wave"),))).frame(5)
    assert difference(alone, together) > 4
    assert difference(alone, drawn(filled("film"), style="comic").frame(5)) > 2


def test_a_shot_begins_and_ends_as_the_pictures_given(drawn):
    shot = Shot(seconds=2, setting="beach", move="static", first_frame="stripes", last_frame="portrait")
    renderer = drawn(shot)
    free = drawn(shot.model_copy(update={"first_frame": None, "last_frame": None}))

    assert difference(renderer.frame(0), STRIPES) < 1.0
    assert difference(renderer.frame(10), free.frame(10)) < 1.0
    assert difference(renderer.frame(19), free.frame(19)) > 20


def test_the_end_of_a_loop_leads_into_its_beginning(drawn):
    shot = Shot(seconds=3, setting="city", move="pan", subjects=(person(action="walk"),))
    plain, loop = drawn(shot, style="clay"), drawn(shot, style="clay", loop=True)

    jump = difference(plain.frame(29), plain.frame(0))
    seam = difference(loop.frame(29), loop.frame(0))
    usual = difference(plain.frame(14), plain.frame(15))
    assert seam < 0.55 * jump
    assert seam < 2.0 * usual
    assert np.array_equal(loop.frame(12), plain.frame(12))


def test_without_the_face_pack_pictures_are_shown_and_nobody_is_found(tmp_path):
    Image.fromarray(astronaut()).save(tmp_path / "a.png")
    one = Reference(kind=ReferenceKind.IMAGE, handle="a", path=tmp_path / "a.png", role=ReferenceRole.MATERIAL)
    assert materials([one], None)["a"].focus == (0.5, 0.5)


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        (ReferenceKind.IMAGE, b"no picture", "reference_unreadable"),
        (ReferenceKind.VIDEO, b"no video", "reference_unreadable"),
        (ReferenceKind.VOICE, b"RIFF", "reference_kind"),
    ],
)
def test_material_that_cannot_be_read_is_refused(kind, content, code, tmp_path):
    (tmp_path / "file").write_bytes(content)
    one = Reference(kind=kind, handle="a", path=tmp_path / "file", role=ReferenceRole.MATERIAL)
    with pytest.raises(SpecRejected) as refusal:
        materials([one], None)
    assert refusal.value.code == code
