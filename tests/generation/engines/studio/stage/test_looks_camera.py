"""Cameras move as named, keys do what they say, and shots change into each other around the cut."""

import math
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from generation.engines.studio.plugins import registry
from generation.engines.studio.stage.blocking import Placement, place
from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.cinematography import Cinematographer
from generation.engines.studio.stage.fx_keys import at_progress
from generation.engines.studio.stage.moment import Moment
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.engines.studio.stage.sounds import WHOOSH_LEAD_S, sound_events
from generation.storyboard.schema import CameraKey, Shot, Transition
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip, difference, person

CAMERAS = sorted(registry.installed(TermKind.CAMERA))
CHEST = np.array([[0.0, 1.1, 0.0]])
CAMERAS_APART = 1.2
"""Pixels of a 360-wide frame; a hand trembles by that much."""
MIXED: tuple[Transition, ...] = ("dissolve", "fade", "wipe", "whip")


def camera(move: str, second: float, keys: tuple[CameraKey, ...] = ()) -> Camera:
    shot = Shot(seconds=4, setting="open", move=move, camera=keys, subjects=(person(),))
    placement: Placement = place(shot)
    moment = Moment(t_s=second, shot_s=second, shot_seconds=4, beat=second * 2, energy=0.5)
    return Cinematographer(shot, placement, registry.camera(move).shift, 360, 640).camera(moment)


@pytest.mark.parametrize("move", CAMERAS)
def test_every_camera_keeps_the_person_in_the_frame_once_it_arrived(move: str) -> None:
    for second in (0.6, 1.5, 2.5, 3.9):
        (x, y), _ = (part[0] for part in camera(move, second).project(CHEST))
        assert 0.15 < x / 360 < 0.85
        assert 0.15 < y / 640 < 0.85


@pytest.mark.parametrize(("first", "second"), list(combinations(CAMERAS, 2)))
def test_no_two_cameras_move_alike(first: str, second: str) -> None:
    """Where points near and far are seen, over a shot."""
    points = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (0.0, 2.0) for z in (0.0, 6.0)])

    def path(move: str) -> np.ndarray:
        return np.stack([camera(move, second).project(points)[0] for second in np.arange(0.03, 4, 0.13)])

    assert np.abs(path(first) - path(second)).mean() > CAMERAS_APART


def test_low_and_high_angles_look_up_and_down() -> None:
    level = camera("static", 2.0).pitch
    assert camera("low_angle", 2.0).pitch > level + 0.1
    assert camera("high_angle", 2.0).pitch < level - 0.2


def test_dolly_zoom_keeps_the_person_and_swells_what_is_behind() -> None:
    before, after = camera("dolly_zoom", 0.3), camera("dolly_zoom", 3.7)
    near = [each.spot(0, 1, 0)[2] for each in (before, after)]
    far = [each.spot(0, 1, 8)[2] for each in (before, after)]
    assert near[1] == pytest.approx(near[0], rel=0.08)
    assert far[1] > 1.4 * far[0]


def test_keys_zoom_shift_and_roll_on_top_of_the_framing() -> None:
    plain = camera("static", 2.0)
    zoomed = camera("static", 2.0, (CameraKey(at=0, zoom=2),))
    assert zoomed.spot(0, 1, 0)[2] == pytest.approx(2 * plain.spot(0, 1, 0)[2], rel=0.02)
    wider = camera("static", 2.0, (CameraKey(at=0, zoom=0.5),))
    assert wider.spot(0, 1, 0)[2] == pytest.approx(0.5 * plain.spot(0, 1, 0)[2], rel=0.02)
    x, y, _ = plain.spot(0, 1, 0)
    moved = camera("static", 2.0, (CameraKey(at=0, x=0.25, y=-0.1),)).spot(0, 1, 0)
    assert moved[0] == pytest.approx(x - 0.25 * 360, abs=8)
    assert moved[1] == pytest.approx(y + 0.1 * 640, abs=12)
    assert camera("static", 2.0, (CameraKey(at=0, roll_deg=20),)).roll == pytest.approx(math.radians(20), abs=0.01)


def test_keys_are_held_outside_and_smooth_between() -> None:
    keys = (CameraKey(at=0.75, zoom=4), CameraKey(at=0.25, zoom=1))
    zooms = [at_progress(keys, part).zoom for part in np.linspace(0, 1, 101)]
    assert zooms[10] == 1
    assert zooms[90] == 4
    assert zooms[50] == pytest.approx(2, rel=0.01)
    assert max(abs(a - b) for a, b in pairwise(zooms)) < 0.2


@pytest.mark.parametrize(("roll_deg", "side"), [(14, -1), (-14, 1)])
def test_people_lean_with_a_rolled_camera(roll_deg: float, side: int, assets: Path) -> None:
    """Heads are where the floor's upright points, beside the feet."""
    keys = (CameraKey(at=0, roll_deg=roll_deg),)
    empty = Shot(seconds=1, setting="open", move="static", camera=keys)
    drawn, bare = (
        FrameRenderer(clip(shot), {}, assets).frame(3).astype(int)
        for shot in (empty.model_copy(update={"subjects": (person(),)}), empty)
    )
    rows, columns = np.nonzero(np.abs(drawn - bare).sum(2) > 60)
    high, low = np.percentile(rows, [10, 80])
    assert side * (columns[rows < high].mean() - columns[rows > low].mean()) > 15


@pytest.mark.parametrize("kind", MIXED)
def test_transitions_start_as_the_old_shot_and_end_as_the_new_one(kind: Transition, assets: Path) -> None:
    first = Shot(seconds=2, setting="forest", subjects=(person(),))
    second = Shot(seconds=2, setting="beach", subjects=(person(),))
    hard = FrameRenderer(clip(first, second), {}, assets)
    soft = FrameRenderer(clip(first, second.model_copy(update={"transition": kind})), {}, assets)
    for far in (10, 17, 23, 30):
        assert np.array_equal(hard.frame(far), soft.frame(far))
    around = [soft.frame(index) for index in (18, 19, 20, 21)]
    assert difference(around[0], hard.frame(18)) < difference(around[0], hard.frame(23))
    assert difference(around[3], hard.frame(23)) < difference(around[3], hard.frame(17))
    for index, frame in zip((19, 20), around[1:3], strict=True):
        assert difference(frame, hard.frame(index)) > 6


def test_transitions_differ_and_sound_stays_where_the_cut_is(assets: Path) -> None:
    first = Shot(seconds=2, setting="forest", subjects=(person(),))
    timelines = [clip(first, Shot(seconds=2, setting="beach", transition=kind, subjects=(person(),))) for kind in MIXED]
    pictures = [FrameRenderer(timeline, {}, assets).frame(19) for timeline in timelines]
    assert all(difference(a, b) > 8 for a, b in combinations(pictures, 2))
    heard = [[event for event in sound_events(timeline) if event.name != "whoosh"] for timeline in timelines]
    assert all(events == heard[0] for events in heard)


def test_all_but_a_dissolve_come_with_a_whoosh() -> None:
    first = Shot(seconds=2, setting="forest", subjects=(person(),))
    for kind in MIXED:
        events = sound_events(clip(first, Shot(seconds=2, setting="beach", transition=kind, subjects=(person(),))))
        heard = [event.t_s for event in events if event.name == "whoosh"]
        assert heard == ([] if kind == "dissolve" else [pytest.approx(2 - WHOOSH_LEAD_S)]), kind


def test_transition_is_the_same_bytes_from_either_side(assets: Path) -> None:
    shots = (
        Shot(seconds=1, setting="forest", subjects=(person(),)),
        Shot(seconds=1, setting="beach", transition="dissolve", subjects=(person(),)),
    )
    one, other = (FrameRenderer(clip(*shots), {}, assets) for _ in range(2))
    forwards = [one.frame(index) for index in (9, 10)]
    backwards = [other.frame(index) for index in (10, 9)]
    assert np.array_equal(forwards[0], backwards[1])
    assert np.array_equal(forwards[1], backwards[0])


def test_a_clip_may_fade_in(assets: Path) -> None:
    shot = Shot(seconds=1, setting="beach", transition="fade", subjects=(person(),))
    renderer = FrameRenderer(clip(shot), {}, assets)
    assert renderer.frame(0).mean() < 0.6 * renderer.frame(5).mean()
