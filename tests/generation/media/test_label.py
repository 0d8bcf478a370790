from pathlib import Path

import numpy as np
import pytest

from generation.media.label import Label
from generation.media.planes import blank
from tests.generation.media.clips import labelled


@pytest.mark.parametrize(("width", "height"), [(720, 1280), (1280, 720), (540, 960), (180, 320)])
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_letters_are_5_percent_of_the_short_side_and_legible_on_any_ground(width: int, height: int, shade: int) -> None:
    label = Label(width=width, height=height, font=None)
    frame = np.full((height, width, 3), shade, np.uint8)
    pixels = labelled(label, frame)[label.box].astype(int).mean(axis=2)
    inked = pixels > (pixels.min() + pixels.max()) / 2 if shade == 0 else pixels > pixels.max() - 40
    letters = inked[:, label.width // 2 :]
    assert np.ptp(np.flatnonzero(letters.any(axis=1))) + 1 >= 0.05 * min(width, height) - 1
    assert pixels.max() - np.median(pixels) > 55


def test_only_its_rectangle_changes() -> None:
    label = Label(width=360, height=640, font=None)
    frame = np.random.default_rng(1).integers(0, 256, (640, 360, 3), np.uint8)
    plain, changed = labelled(None, frame), labelled(label, frame)
    outside = np.ones(frame.shape[:2], bool)
    outside[label.box] = False
    assert np.array_equal(changed[outside], plain[outside])
    assert not np.array_equal(changed[label.box], plain[label.box])


def test_it_is_white_ink_on_any_colour_without_a_tint() -> None:
    label = Label(width=360, height=640, font=None)
    for colour in ((255, 0, 0), (0, 200, 40), (20, 30, 250)):
        pixels = labelled(label, np.full((640, 360, 3), colour, np.uint8))[label.box].reshape(-1, 3).astype(int)
        ink = pixels[pixels.sum(axis=1).argsort()[-20:]]
        assert ink.min() > 200
        assert np.ptp(ink, axis=1).max() < 40


def test_it_is_small_and_inside_the_safe_corner() -> None:
    label = Label(width=720, height=1280, font=None)
    assert label.width < 0.25 * 720 and label.height < 0.12 * 720
    assert label.left >= 20 and label.top >= 20


def test_the_font_pack_is_used_where_it_is(assets: Path) -> None:
    frame = np.zeros((640, 360, 3), np.uint8)
    own = Label(width=360, height=640, font=assets / "fonts" / "latin.ttf")
    default = Label(width=360, height=640, font=None)
    assert labelled(own, frame)[own.box].max() > 200
    assert (own.width, own.height) != (default.width, default.height)


def test_a_frame_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="drawn for"):
        Label(width=360, height=640, font=None).lay(blank(640, 360))
