"""What a watcher must see: the person, their mouth, the words, the things."""

from pathlib import Path

import numpy as np
import pytest

from generation.contracts import EngineUnavailable
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, Prop, Shot
from tests.generation.engines.studio.stage.clips import clip, difference, person
from vision.contracts import Identity

LINE = Line(speaker="ann", text="That is one small step")


def talking(**changes: object) -> Shot:
    shot = {"seconds": 2, "setting": "open", "framing": "close", "move": "static", "subjects": (person("ann"),)}
    return Shot.model_validate(shot | {"lines": (LINE,)} | changes)


def test_another_face_changes_the_frames(identity: Identity, green_identity: Identity, assets: Path) -> None:
    timeline = clip(talking())
    first = FrameRenderer(timeline, {"ann": identity}, assets).frame(8)
    second = FrameRenderer(timeline, {"ann": green_identity}, assets).frame(8)
    drawn = FrameRenderer(timeline, {}, assets).frame(8)
    assert difference(first, second) > 4
    assert difference(first, drawn) > 4


def test_photographed_head_draws_the_same_bytes_in_any_order(identity: Identity, assets: Path) -> None:
    timeline = clip(talking(), talking(setting="moon", framing="wide", lines=()))
    forwards, backwards = (FrameRenderer(timeline, {"ann": identity}, assets) for _ in range(2))
    there = [forwards.frame(index) for index in (2, 9, 25)]
    back = [backwards.frame(index) for index in (25, 9, 2)]
    assert all(np.array_equal(one, other) for one, other in zip(there, back[::-1], strict=True))


def test_mouth_opens_on_the_frame_that_speech_says(identity: Identity, assets: Path) -> None:
    timeline = clip(talking(setting="stage"), captions=False)
    silent = clip(talking(setting="stage", lines=()), captions=False)
    speaking, quiet = (FrameRenderer(each, {"ann": identity}, assets) for each in (timeline, silent))
    jaw = [float(timeline.mouth("ann", index)[0]) for index in range(2, 16)]
    moved = [difference(speaking.frame(index), quiet.frame(index)) for index in range(2, 16)]
    assert np.corrcoef(jaw, moved)[0, 1] > 0.75
    lags = [np.corrcoef(jaw[3:-3], moved[3 + lag : len(moved) - 3 + lag])[0, 1] for lag in range(-3, 4)]
    assert abs(int(np.argmax(lags)) - 3) <= 1


@pytest.mark.parametrize(
    ("text", "language"),
    [("One small step", "en"), ("今天的月亮真圆啊，我们一起跳舞吧！", "zh-hans"), ("今天的月亮真圓啊！", "zh-hant")],
)
def test_captions_are_drawn_inside_the_safe_area(text: str, language: str, assets: Path) -> None:
    line = Line.model_validate({"speaker": "ann", "text": text, "language": language})
    shot = talking(lines=(line,))
    with_words = FrameRenderer(clip(shot), {}, assets).frame(9)
    without = FrameRenderer(clip(shot, captions=False), {}, assets).frame(9)
    rows, columns = np.nonzero(np.abs(with_words.astype(int) - without).sum(2) > 60)
    assert len(rows) > 150
    assert columns.min() > 180 * 0.03
    assert columns.max() < 180 * 0.97
    assert rows.min() > 320 * 0.68
    assert rows.max() < 320 * 0.88


def test_captions_without_their_font_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"fonts/latin\.ttf"):
        FrameRenderer(clip(talking()), {}, tmp_path).frame(9)


def test_falling_things_are_drawn_and_missing_pictures_are_not(assets: Path) -> None:
    def frame(glyph: str | None) -> np.ndarray:
        props = (Prop(name="cat", glyph=glyph, motion="fall", count=12),)
        return FrameRenderer(clip(Shot(seconds=2, setting="moon", props=props)), {}, assets).frame(15)

    empty = frame(None)
    assert difference(frame("1f431"), empty) > 1
    assert np.array_equal(frame("no-such-glyph"), empty)


@pytest.mark.parametrize("motion", ["static", "float", "held"])
def test_things_stand_float_and_are_held(motion: str, assets: Path) -> None:
    def frame(*props: Prop) -> np.ndarray:
        shot = Shot(seconds=2, setting="room", subjects=(person(),), props=props)
        return FrameRenderer(clip(shot), {}, assets).frame(10)

    prop = Prop.model_validate({"name": "balloon", "glyph": "1f388", "motion": motion})
    assert difference(frame(prop), frame()) > 0.3


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (200, 200)])
@pytest.mark.parametrize("framing", ["wide", "medium", "close"])
def test_any_even_size_and_framing_draws(size: tuple[int, int], framing: str, assets: Path) -> None:
    subjects = tuple(person(f"extra{number}", action="dance") for number in range(3))
    shot = Shot.model_validate({"seconds": 1, "setting": "beach", "framing": framing, "subjects": subjects})
    frame = FrameRenderer(clip(shot, width=size[0], height=size[1]), {}, assets).frame(4)
    assert frame.shape == (size[1], size[0], 3)
    assert frame.dtype == np.uint8


@pytest.mark.parametrize("move", ["static", "push", "pull", "pan", "orbit", "crane", "handheld"])
def test_camera_moves_keep_the_person_in_the_middle_of_the_frame(move: str, assets: Path) -> None:
    def renderer(*subjects: object) -> FrameRenderer:
        shot = {"seconds": 2, "setting": "open", "move": move, "subjects": subjects}
        return FrameRenderer(clip(Shot.model_validate(shot)), {}, assets)

    someone, nobody = renderer(person()), renderer()
    for index in (0, 10, 19):
        changed = np.abs(someone.frame(index).astype(int) - nobody.frame(index)).sum(2) > 90
        rows, columns = np.nonzero(changed)
        assert 0.5 < np.ptp(rows) / 320 < 0.9
        assert abs(np.median(columns) - 90) < 45


def test_a_cut_flashes(assets: Path) -> None:
    shot = Shot(seconds=1, setting="open", move="static")
    renderer = FrameRenderer(clip(shot, shot), {}, assets)
    assert renderer.frame(10).mean() > renderer.frame(12).mean() + 10


@pytest.mark.parametrize("place", ["city", "rooftop", "stage", "river", "subway"])
def test_a_wet_place_bears_a_camera_that_looks_over_its_floor(place: str, assets: Path) -> None:
    shot = Shot.model_validate(
        {"seconds": 1, "setting": place, "time": "night", "weather": ["rain"], "camera": [{"at": 0, "y": 1}]}
    )
    for key in (1, -1):
        camera = (shot.camera[0].model_copy(update={"y": key}),)
        assert FrameRenderer(clip(shot.model_copy(update={"camera": camera})), {}, assets).frame(4).any()
