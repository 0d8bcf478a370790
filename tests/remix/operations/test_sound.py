"""Other music under the same pictures; what is said, written under it."""

import numpy as np
import pytest

from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.films import SEEN, change, loudness

BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(
        Shot(
            seconds=2,
            setting="open",
            move="static",
            subjects=(Subject(handle="extra1"),),
            lines=(Line(speaker="extra1", text="hello"),),
        ),
    ),
)
LINE_S = (0.5, 0.95)
"""Nothing is said before and after it."""


@pytest.fixture
def parent(shown):
    return shown(BOARD)


def test_music_is_heard_where_there_was_none_under_the_same_pictures(parent, seen, remixed):
    before, after = seen(parent), remixed(RemixKind.RESCORE, parent, mood="happy", genre="rock", bpm=140)

    assert loudness(before.sound, 0, 0.3) < 0.01
    assert loudness(before.sound, *LINE_S) > 0.05
    assert loudness(after.sound, 0, 0.3) > 0.05
    assert loudness(after.sound, 1.3, 1.9) > 0.05
    assert change(before.frames, after.frames).mean() < 4


def test_other_music_is_another_and_none_is_none(shown, remixed, parent):
    loud = shown(BOARD.model_copy(update={"music": Music(mood="happy", bpm=120)}))
    slow, none = (remixed(RemixKind.RESCORE, loud, **music) for music in ({"mood": "sad", "bpm": 70}, {"mood": "none"}))

    assert loudness(slow.sound, 0, 0.3) > 0.02
    assert loudness(none.sound, 0, 0.3) < 0.01
    assert loudness(none.sound, *LINE_S) > 0.05


def test_captions_stand_below_and_the_rest_stays(parent, seen, remixed):
    before, after = seen(parent), remixed(RemixKind.CAPTION, parent)
    changed = change(before.frames, after.frames)
    rows = np.nonzero((changed > SEEN).any(axis=1))[0] / len(changed)

    assert 0.6 < rows.min() < rows.max() < 0.95
    assert changed[: int(0.7 * len(changed))].mean() < 1
    assert np.array_equal(before.sound, after.sound)
