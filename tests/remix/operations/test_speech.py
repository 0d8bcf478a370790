"""Other words, another voice, another language: heard in the sound, and seen on the lips at the times of the words."""

import numpy as np
import pytest

from generation.storyboard.schema import Line, Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.conftest import LARGE
from tests.remix.operations.faces import openings
from tests.remix.operations.films import change
from tests.remix.operations.speech import heard, shapes, spoken

BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(
        Shot(
            seconds=2.6,
            setting="open",
            move="static",
            framing="close",
            subjects=(Subject(handle="ann"),),
            lines=(Line(speaker="ann", text="pop up now, my father"),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.LINES, {"texts": ["wow, apples are far away"]}),
        (RemixKind.REVOICE, {"voice": "deep"}),
        (RemixKind.LANGUAGE, {"language": "zh-hans", "texts": ["妈妈爸爸，大家好"]}),
    ],
)
def test_the_new_words_are_heard_and_the_mouth_moves_with_them(shown, seen, remixed, faced, ann, pack, kind, options):
    parent = shown(BOARD, size=LARGE, cast=(faced(ann),))
    before, after = seen(parent), remixed(kind, parent, **options)
    old, new = spoken(before.board), spoken(after.board)
    opening = openings(pack, after.frames)

    old_at, old_share = heard(before, old)
    new_at, new_share = heard(after, new)
    assert min(old_share, new_share) > 0.9
    assert heard(after, old)[1] < 0.5
    by_new, by_old = (
        float(np.corrcoef(shapes(line, after, at), opening)[0, 1]) for line, at in ((new, new_at), (old, old_at))
    )
    assert by_new > 0.8
    assert by_new > by_old + 0.3
    length = min(len(before.frames), len(after.frames))
    assert change(before.frames[:length], after.frames[:length])[:80].mean() < 5
