"""Styles and outfits: each its own, none hides whose face it is."""

from functools import cache
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import pytest

from generation.engines.studio.plugins import registry
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
EYE_CORNERS = (33, 263)
NAMES = 4


@pytest.mark.parametrize("style", STYLES)
def test_every_style_leaves_the_face_where_and_whose_it_is(style: str, identity: Identity, assets: Path) -> None:
    shot = Shot(seconds=1, setting="open", framing="close", move="static", subjects=(person("ann"),))

    def drawn(name: str) -> np.ndarray:
        timeline = clip(shot, width=360, height=640, style=name, captions=False)
        return FrameRenderer(timeline, {"ann": identity}, assets).frame(4)

    pack = FacePack(assets / "face")
    plain, styled = drawn("clay"), drawn(style)
    found = detect(pack, styled)
    assert len(found) == 1
    before, after = fit(pack, plain, detect(pack, plain)[0]), fit(pack, styled, found[0])
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


@pytest.mark.parametrize("outfit", OUTFITS)
def test_no_outfit_hides_the_face(outfit: str, identity: Identity, assets: Path) -> None:
    shot = Shot(seconds=1, setting="open", framing="close", move="static", subjects=(person("ann", outfit=outfit),))
    timeline = clip(shot, width=360, height=640, captions=False)
    frame = FrameRenderer(timeline, {"ann": identity}, assets).frame(4)
    assert len(detect(FacePack(assets / "face"), frame)) == 1


@pytest.mark.parametrize("outfit", ["cowboy", "knight"])
def test_hats_turn_with_the_head(outfit: str, identity: Identity, assets: Path) -> None:
    """Where a dancer tilts, what is above the eyes follows the line between them."""
    shot = Shot(seconds=4, setting="open", move="static", subjects=(person("ann", action="dance", outfit=outfit),))
    renderer = FrameRenderer(clip(shot, width=360, height=640, captions=False), {"ann": identity}, assets)
    frames = [renderer.frame(index) for index in (6, 14)]
    tops = [frame[: frame.shape[0] // 3] for frame in frames]
    assert difference(*tops) > 1.5


@pytest.mark.parametrize("style", STYLES)
def test_captions_stay_readable_in_every_style(style: str, assets: Path) -> None:
    shot = Shot(
        seconds=2,
        setting="beach",
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
