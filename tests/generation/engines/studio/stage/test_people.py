"""People in one shot: seen whole, near each other, looking at who speaks, going where they are sent."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import skia

from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Act, Gear
from generation.engines.studio.stage.blocking import CONTACT_M, place
from generation.engines.studio.stage.canvas import fill
from generation.engines.studio.stage.company import Company
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.gait import moving
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.paths import Place
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, PathPoint, Prop, Shot, Subject
from tests.generation.engines.studio.stage.clips import clip, difference, person
from vision.contracts import Identity
from vision.detect import detect
from vision.landmarks import fit, pose
from vision.pack import FacePack

TINTS = ((0.1, 1.0, 0.1), (0.1, 0.2, 1.0), (1.0, 0.1, 0.1), (1.0, 0.9, 0.0))


def tinted(identity: Identity, tint: tuple[float, float, float]) -> Identity:
    rgb = identity.rgb.astype(float).mean(axis=2, keepdims=True) * 1.3 * np.array(tint)
    return replace(identity, rgb=np.clip(rgb, 0, 255).astype(np.uint8))


def said(by: str) -> Line:
    return Line(speaker=by, text="Look over here my dear friend")


def yaw_deg(frame: np.ndarray, pack: FacePack, *, leftmost: bool) -> float:
    """Of one of two faces: positive towards the right of the frame."""
    faces = sorted(detect(pack, frame), key=lambda face: float(face.box_px[0]))
    face = faces[0 if leftmost else -1]
    return pose(fit(pack, frame, face))[0]


@pytest.mark.parametrize("size", [(270, 480), (480, 270)])
def test_four_people_are_all_seen(size: tuple[int, int], identity: Identity, assets: Path) -> None:
    handles = ("ann", "ben", "cy", "dee")
    people = {handle: tinted(identity, tint) for handle, tint in zip(handles, TINTS, strict=True)}
    shot = Shot(seconds=1, setting="open", move="static", subjects=tuple(person(handle) for handle in handles))
    frame = FrameRenderer(clip(shot, width=size[0], height=size[1]), people, assets).frame(4).astype(float)
    nobody = FrameRenderer(clip(shot.model_copy(update={"subjects": ()}), width=size[0], height=size[1]), {}, assets)
    changed = np.abs(frame - nobody.frame(4)).sum(axis=2) > 60
    for tint in TINTS:
        unit = np.array(tint) / np.linalg.norm(tint)
        alike = (frame @ unit) / np.maximum(np.linalg.norm(frame, axis=2), 1)
        rows, columns = np.nonzero((alike > 0.97) & changed & (frame.max(axis=2) > 60))
        head = rows < np.nonzero(changed)[0].min() + 0.2 * size[1]
        assert head.sum() > 0.001 * size[0] * size[1]
        assert columns[head].min() > 1
        assert columns[head].max() < size[0] - 2


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("portrait", [True, False])
def test_nobody_stands_in_anybody_else(count: int, portrait: bool) -> None:
    subjects = tuple(person(f"extra{number}") for number in range(count))
    for framing in ("wide", "medium", "close"):
        marks = place(Shot(seconds=1, setting="moon", framing=framing, subjects=subjects), portrait=portrait).marks
        gaps = np.diff([x for x, _ in marks])
        assert (gaps > 0.4).all()
        assert abs(sum(x for x, _ in marks)) < 1e-9


def test_those_who_reach_for_each_other_stand_within_arms_length(assets: Path) -> None:
    assert registry.action("hug").paired
    pair = (person("extra1", action="hug"), person("extra2"), person("extra3"))
    near = place(Shot(seconds=1, setting="moon", subjects=pair), paired=(0,)).marks
    assert near[1][0] - near[0][0] == pytest.approx(CONTACT_M)
    assert near[2][0] - near[1][0] > CONTACT_M
    together = Shot(seconds=1, setting="open", move="static", subjects=pair[:2])
    apart = together.model_copy(update={"subjects": (person("extra1"), person("extra2"))})
    assert heads_apart(together, assets) < 0.85 * heads_apart(apart, assets)


def heads_apart(shot: Shot, assets: Path) -> float:
    """Between the middles of what the first and what the second subject add, in pixels."""

    def middle(number: int) -> float:
        alone = [subject for other, subject in enumerate(shot.subjects) if other != number]
        ghost = shot.subjects[number].model_copy(update={"path": (PathPoint(at=0, x=0, depth=8),)})
        subjects = [*alone]
        subjects.insert(number, ghost)
        without = FrameRenderer(clip(shot.model_copy(update={"subjects": tuple(subjects)})), {}, assets).frame(8)
        changed = np.abs(FrameRenderer(clip(shot), {}, assets).frame(8).astype(int) - without).sum(axis=2) > 60
        return float(np.median(np.nonzero(changed)[1]))

    return abs(middle(0) - middle(1))


@pytest.mark.parametrize("listener_first", [True, False])
def test_listener_turns_to_who_speaks(listener_first: bool, identity: Identity, assets: Path) -> None:
    pair = (person("ann"), person("extra2"))
    shot = Shot(
        seconds=3,
        setting="open",
        framing="medium",
        move="static",
        subjects=pair if listener_first else pair[::-1],
        lines=(said("extra2"),),
    )
    pack = FacePack(assets / "face")

    def mean_yaw(shot: Shot) -> float:
        renderer = FrameRenderer(clip(shot, width=360, height=640, captions=False), {"ann": identity}, assets)
        return float(np.mean([yaw_deg(renderer.frame(index), pack, leftmost=listener_first) for index in (10, 15, 20)]))

    turned = mean_yaw(shot) - mean_yaw(shot.model_copy(update={"lines": ()}))
    assert turned * (1 if listener_first else -1) > 6


def test_attention_goes_over_with_the_turn_and_the_camera_with_it(assets: Path) -> None:
    shot = Shot(
        seconds=3,
        setting="open",
        framing="close",
        move="static",
        subjects=(person("ann"), person("ben")),
        lines=(said("ann"),),
    )
    timeline = clip(shot, shot.model_copy(update={"lines": (said("ben"),)}))
    for index, speaker in ((0, 0), (1, 1)):
        timed = timeline.shots[index]
        company = Company(timeline, timed)
        middle = (timed.start_s + timed.end_s) / 2
        assert company.floor(middle)[speaker] > 0.95
        assert company.floor(middle)[1 - speaker] < 0.05
        frame = round(middle * timeline.frame_rate)
        listener = company.attention(1 - speaker, frame, middle, [-0.25, 0.25], seed=1)
        assert listener.look * (1 if speaker == 1 else -1) > 0.5
        assert listener.heard > 0.2
        assert listener.speaker == speaker
    both = shot.model_copy(update={"lines": (said("ann"), said("ben"))})
    assert place(both).follows


def test_path_takes_somebody_where_it_says(assets: Path) -> None:
    path = (PathPoint(at=0, x=-0.6), PathPoint(at=0.5, x=0), PathPoint(at=1, x=0.6, depth=1.5))
    shot = Shot(seconds=3, setting="open", move="static", subjects=(Subject(handle="extra1", path=path),))
    renderer = FrameRenderer(clip(shot), {}, assets)
    empty = FrameRenderer(clip(shot.model_copy(update={"subjects": ()})), {}, assets)
    heights = []
    for index, wanted in ((0, -0.6), (15, 0.0), (29, 0.6)):
        changed = np.abs(renderer.frame(index).astype(int) - empty.frame(index)).sum(axis=2) > 90
        rows, columns = np.nonzero(changed)
        assert np.median(columns) / 90 - 1 == pytest.approx(wanted, abs=0.16)
        heights.append(np.ptp(rows))
    assert heights[2] < 0.8 * heights[0]


def test_legs_walk_while_the_path_goes_and_rest_when_it_ends() -> None:
    walk, run, stand = (registry.action(name) for name in ("walk", "run", "idle"))
    act = Act(moment=Moment(t_s=1, shot_s=1, shot_seconds=3, beat=2, energy=0.5), seed=4)
    still = stand.pose(act)
    assert moving(Place(x=0, z=0), act, still, walk, run) == still
    feet = [
        moving(Place(x=0, z=0, speed_mps=0.9, walked_m=step / 20, heading=1), act, still, walk, run).left_foot[1]
        for step in range(40)
    ]
    assert np.ptp(feet) > 0.05


def test_thing_follows_its_path(assets: Path) -> None:
    path = (PathPoint(at=0, x=0.6), PathPoint(at=1, x=-0.6))
    prop = Prop(name="cat", glyph="1f431", path=path)
    shot = Shot(seconds=2, setting="room", move="static", props=(prop,))
    renderer = FrameRenderer(clip(shot), {}, assets)
    empty = FrameRenderer(clip(shot.model_copy(update={"props": ()})), {}, assets)
    middles = []
    for index in (0, 19):
        changed = np.abs(renderer.frame(index).astype(int) - empty.frame(index)).sum(axis=2) > 60
        middles.append(np.median(np.nonzero(changed)[1]) / 90 - 1)
    assert middles == pytest.approx([0.6, -0.6], abs=0.18)


def test_gear_is_drawn_behind_and_before_the_body(assets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bar(rgb: tuple[int, int, int]) -> Gear:
        def draw(figure: Figure, act: Act) -> None:
            figure.canvas.drawRect(
                skia.Rect.MakeXYWH(figure.origin[0] - figure.m(0.5), figure.spine(0.4)[1], figure.m(1), figure.m(0.08)),
                fill(rgb),
            )

        return draw

    def share(*, behind: Gear | None = None, front: Gear | None = None) -> float:
        action = replace(registry.action("idle"), behind=behind, front=front)
        with monkeypatch.context() as patched:
            patched.setattr(registry, "action", lambda _: action)
            shot = Shot(seconds=1, setting="open", move="static", subjects=(person("extra1"),))
            frame = FrameRenderer(clip(shot), {}, assets).frame(4).astype(int)
        return float(((frame[..., 1] - frame[..., 0] > 60) & (frame[..., 1] - frame[..., 2] > 60)).mean())

    green = (0, 255, 0)
    bare, behind, front = share(), share(behind=bar(green)), share(front=bar(green))
    assert front > behind + 0.004 > bare + 0.004


def test_feeling_of_an_action_shows_unless_the_storyboard_asks_for_another(assets: Path) -> None:
    feeling = registry.action("cry").feeling
    assert feeling is not None
    assert feeling != "neutral"

    def frame(**acting: str) -> np.ndarray:
        shot = Shot(seconds=1, setting="open", framing="close", move="static", subjects=(person(**acting),))
        return FrameRenderer(clip(shot), {}, assets).frame(4)

    assert np.array_equal(frame(action="cry"), frame(action="cry", emotion=feeling))
    assert difference(frame(action="cry"), frame(action="cry", emotion="angry")) > 0.1
