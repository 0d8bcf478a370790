"""Styles and outfits: each its own, none hides whose face it is."""

from functools import cache
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import pytest

from generation.engines.studio.head.pose import HeadPose
from generation.engines.studio.plugins import registry
from generation.engines.studio.plugins.base import Tone
from generation.engines.studio.stage.canvas import canvas_on
from generation.engines.studio.stage.figure import Figure
from generation.engines.studio.stage.finish import Finisher
from generation.engines.studio.stage.light import Light
from generation.engines.studio.stage.pose import Pose, skeleton
from generation.engines.studio.stage.renderer import FrameRenderer
from generation.storyboard.schema import Line, Shot
from generation.storyboard.vocabulary import TermKind
from tests.generation.engines.studio.stage.clips import clip, difference, person
from vision.contracts import Identity
from vision.detect import detect
from vision.landmarks import fit
from vision.pack import FacePack

STYLES, OUTFITS = (sorted(registry.installed(kind)) for kind in (TermKind.STYLE, TermKind.OUTFIT))
PLAIN = {"clay", "natural"}
"""Apart by a grade only, on purpose."""
STYLES_APART, OUTFITS_APART = 7.0, 9.0
"""Mean levels of 255: of the frame, and of the body's box."""
NAMES = 4


@pytest.fixture(scope="module")
def close_up(identity: Identity, assets: Path) -> np.ndarray:
    """An ungraded face of some 120 pixels between the eyes' corners."""
    shot = Shot(seconds=1, setting="open", framing="close", move="static", subjects=(person("ann"),))
    timeline = clip(shot, width=360, height=640, style="natural", captions=False)
    return FrameRenderer(timeline, {"ann": identity}, assets).frame(4)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_leaves_the_face_where_it_is(style: str, close_up: np.ndarray, assets: Path) -> None:
    pixels = np.ascontiguousarray(cv2.cvtColor(close_up, cv2.COLOR_RGB2BGRA))
    Finisher(registry.style(style).look, Tone(), 360, 640).apply(pixels, 1.3)
    finished = cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGB)
    pack = FacePack(assets / "face")
    found = detect(pack, finished)
    assert len(found) == 1
    before, after = fit(pack, close_up, detect(pack, close_up)[0]), fit(pack, finished, found[0])
    moved = np.linalg.norm(before.points_px[:, :2] - after.points_px[:, :2], axis=1).mean()
    assert moved < 0.12 * before.eye_distance_px


@cache
def styled(style: str, assets: Path) -> np.ndarray:
    shot = Shot(seconds=1, setting="city", subjects=(person(action="dance"),))
    return FrameRenderer(clip(shot, style=style), {}, assets).frame(3)


@pytest.mark.parametrize(("first", "second"), list(combinations(STYLES, 2)))
def test_no_two_styles_look_alike(first: str, second: str, assets: Path) -> None:
    least = 2.0 if {first, second} == PLAIN else STYLES_APART
    assert difference(styled(first, assets), styled(second, assets)) > least


@cache
def dressed(outfit: str, assets: Path) -> np.ndarray:
    """The box around the body, without colour: recoloured clothes are the same clothes."""
    shot = Shot(seconds=1, setting="open", move="static", subjects=(person(outfit=outfit),))
    frame = FrameRenderer(clip(shot), {}, assets).frame(3)
    return cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)[70:275, 45:135]


@pytest.mark.parametrize(("first", "second"), list(combinations(OUTFITS, 2)))
def test_no_two_outfits_are_recolours(first: str, second: str, assets: Path) -> None:
    assert difference(dressed(first, assets), dressed(second, assets)) > OUTFITS_APART


@pytest.fixture(scope="module")
def wardrobe(identity: Identity, assets: Path) -> FrameRenderer:
    """One shot of half a second for each outfit."""
    shots = [
        Shot(seconds=0.5, setting="open", framing="close", move="static", subjects=(person("ann", outfit=outfit),))
        for outfit in OUTFITS
    ]
    return FrameRenderer(clip(*shots, width=270, height=480, captions=False), {"ann": identity}, assets)


@pytest.mark.parametrize("outfit", OUTFITS)
def test_no_outfit_hides_the_face(outfit: str, wardrobe: FrameRenderer, assets: Path) -> None:
    frame = wardrobe.frame(5 * OUTFITS.index(outfit) + 3)
    assert len(detect(FacePack(assets / "face"), frame)) == 1


HATS = ("casual", "chef", "cowboy", "firefighter", "knight", "pirate", "police", "princess", "wizard")


def above_eyes(outfit: str, face: HeadPose) -> float:
    """Mean column of what the outfit draws above the eyes, pixels from the head's middle."""
    pixels = np.zeros((320, 200, 4), np.uint8)
    figure = Figure(
        canvas=canvas_on(pixels),
        light=Light(),
        joints=skeleton(Pose()),
        origin=(100.0, 310.0),
        scale=130.0,
        skin=(200, 160, 130),
        head=lambda: None,
        cropped=True,
        choice=0.1,
        face=face,
    )
    registry.outfit(outfit).draw(figure)
    eyes = figure.px(figure.joints.eyes)
    _, columns = np.nonzero(pixels[: round(eyes[1]) - 14, :, 3])
    return float(columns.mean() - eyes[0])


@pytest.mark.parametrize("outfit", HATS)
def test_hats_sit_on_the_head_and_turn_with_it(outfit: str) -> None:
    straight = above_eyes(outfit, HeadPose())
    assert abs(straight) < 9
    right, left = above_eyes(outfit, HeadPose(roll=0.3)), above_eyes(outfit, HeadPose(roll=-0.3))
    assert left + 1 < straight < right - 1
    assert right - left > 5
    assert above_eyes(outfit, HeadPose(yaw=0.3)) > straight + 0.5


@pytest.mark.parametrize("style", STYLES)
def test_captions_stay_readable_in_every_style(style: str, assets: Path) -> None:
    shot = Shot(
        seconds=2,
        setting="open",
        subjects=(person("ann"),),
        lines=(Line(speaker="ann", text="one small step"),),
    )
    with_words, without = (
        FrameRenderer(clip(shot, style=style, captions=shown, width=270, height=480), {}, assets).frame(8)
        for shown in (True, False)
    )
    changed = np.abs(with_words.astype(int) - without).sum(2) > 40
    grey = cv2.cvtColor(with_words, cv2.COLOR_RGB2GRAY)[changed]
    assert len(grey) > 250
    bright, dark = _light(float(np.percentile(grey, 92))), _light(float(np.percentile(grey, 8)))
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


def _light(level: float) -> float:
    """Relative luminance of an sRGB grey, as WCAG has it."""
    part = level / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("kind", [TermKind.OUTFIT, TermKind.STYLE, TermKind.WEATHER, TermKind.EFFECT])
def test_looks_have_many_names_that_no_sibling_shares(kind: TermKind) -> None:
    terms = [plugin.term for plugin in registry.installed(kind).values()]
    names = [name for term in terms for name in term.en + term.zh]
    assert len(names) == len(set(names))
    for term in terms:
        assert len(term.en) >= NAMES
        assert len(term.zh) >= NAMES
