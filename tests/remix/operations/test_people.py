"""Who leaves is gone from the pictures, who comes is there, and who stays is who they were."""

import numpy as np
import pytest

from generation.storyboard.schema import Music, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.conftest import LARGE
from tests.remix.operations.faces import STRANGER, likenesses, whose
from tests.remix.operations.films import change

CLOSE = Shot(seconds=1, setting="beach", move="static", framing="close", subjects=(Subject(handle="ann"),))
MEDIUM = CLOSE.model_copy(update={"framing": "medium"})
LOOKED_AT = (3, 12)
"""Two frames, away from the ends."""


def board(shot: Shot) -> Storyboard:
    return Storyboard(music=Music(mood="none"), captions=False, shots=(shot,))


BENS = board(CLOSE.model_copy(update={"subjects": (Subject(handle="ben"),)})).model_dump(mode="json")


@pytest.fixture
def parent(shown, faced, ann, ben):
    """`parent(shot)`: a clip with Ann's face in it; Ben has one too."""
    anns, _bens = faced(ann), faced(ben)

    def made(shot: Shot):
        return shown(board(shot), size=LARGE, cast=(anns,))

    return made


@pytest.fixture
def look(pack, identities):
    def scores(film):
        return [likenesses(pack, film.frames[number], identities) for number in LOOKED_AT]

    return scores


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.SWAP, {"replaced": "ann", "newcomer": "@me"}),
        (RemixKind.WORDS, {"words": "swap @ann for @me"}),
        (RemixKind.TEMPLATE, {"values": {"person1": "@me"}}),
        (RemixKind.STORYBOARD, {"storyboard": BENS}),
    ],
)
def test_the_one_who_leaves_is_gone_and_the_newcomer_is_there(parent, seen, remixed, look, ben, kind, options):
    clip = parent(CLOSE)
    before, after = seen(clip), remixed(kind, clip, actor=ben, **options)

    for (face,) in look(before):
        assert face["ann"] > 0.6
    for (face,) in look(after):
        assert face["ann"] < STRANGER
        assert face["ben"] > max(face["ann"], face["cy"]) + 0.08
    set_px = change(before.frames, after.frames)[:100, -60:]
    assert set_px.mean() < 4


@pytest.mark.parametrize(
    ("kind", "options"), [(RemixKind.ADD, {"newcomer": "@me"}), (RemixKind.WORDS, {"words": "add @me"})]
)
def test_who_joins_stands_beside_who_is_there(parent, seen, remixed, look, ben, kind, options):
    clip = parent(MEDIUM)
    before, after = seen(clip), remixed(kind, clip, actor=ben, **options)

    assert [whose(scores) for scores in look(before)] == [["ann"], ["ann"]]
    assert [whose(scores) for scores in look(after)] == [["ann", "ben"], ["ann", "ben"]]
    assert all(scores[0]["ann"] > 0.55 for scores in look(after))


def test_who_is_taken_out_leaves_nobody_and_the_set_as_it_was(parent, seen, remixed, look):
    clip = parent(MEDIUM)
    before, after = seen(clip), remixed(RemixKind.REMOVE, clip, what="ann")

    assert look(after) == [[], []]
    assert change(before.frames, after.frames)[:100, :60].mean() < 4


def test_who_stays_when_somebody_leaves_wears_what_they_wore(shown, seen, remixed):
    """The second of two, on the right, who then stands alone in the middle."""
    two = (Subject(handle="extra1"), Subject(handle="extra2"))
    clip = shown(board(MEDIUM.model_copy(update={"setting": "open", "subjects": two})))
    before, after = seen(clip).frames[7], remixed(RemixKind.REMOVE, clip, what="extra1").frames[7]
    height, width = after.shape[:2]
    shirt = np.median(after[height // 2 : height * 5 // 8, width * 9 // 20 : width * 11 // 20], axis=(0, 1))

    alike = np.abs(before.astype(float) - shirt).max(axis=2) < 25
    left, right = alike[:, : width // 2].sum(), alike[:, width // 2 :].sum()
    assert right > 200
    assert right > 4 * left
