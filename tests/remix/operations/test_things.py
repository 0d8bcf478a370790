"""Things come, go, become others and take the way that was drawn for them; the rest of the picture stays."""

import cv2
import pytest

from generation.storyboard.schema import Music, Prop, Shot, Storyboard, Subject
from remix.states import RemixKind
from tests.remix.operations.films import alike, change, middle, place

BOARD = Storyboard(
    music=Music(mood="none"),
    captions=False,
    shots=(
        Shot(
            seconds=1,
            setting="beach",
            move="static",
            subjects=(Subject(handle="extra1"),),
            props=(Prop(name="cat", glyph="1f408"),),
        ),
    ),
)
ACROSS = [{"at": 1, "x": 0.7}, {"at": 0, "x": -0.7}]


@pytest.fixture
def parent(shown):
    return shown(BOARD)


@pytest.fixture
def without(parent, remixed, kept):
    """`without(name)`: the clip less somebody or something."""

    def made(what: str):
        if f"without {what}" not in kept:
            kept[f"without {what}"] = remixed(RemixKind.REMOVE, parent, what=what)
        return kept[f"without {what}"]

    return made


def test_what_is_taken_out_is_gone_and_the_rest_stays(parent, seen, without):
    cat = place(change(seen(parent).frames, without("cat").frames))

    assert 0.01 < cat.mean() < 0.2
    assert change(seen(parent).frames, without("cat").frames)[~cat].mean() < 3


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.REPLACE, {"thing": "cat", "by": "dog"}),
        (RemixKind.TEMPLATE, {"values": {"thing1": "dog"}}),
        (RemixKind.WORDS, {"words": "replace the cat with a dog"}),
    ],
)
def test_a_dog_stands_where_the_cat_stood(parent, seen, remixed, without, kind, options):
    before, after, empty = seen(parent).frames, remixed(kind, parent, **options).frames, without("cat").frames
    cat, dog = change(before, empty), change(after, empty)

    assert abs(middle(dog) - middle(cat)) < 0.1
    assert change(before, after)[place(cat)].max() > 60
    assert change(before, after)[~(place(cat) | place(dog))].mean() < 3


def test_what_comes_in_takes_a_place_of_its_own(parent, seen, remixed, without):
    before, after = seen(parent).frames, remixed(RemixKind.ADD_THING, parent, thing="balloon").frames
    balloon, cat = place(change(before, after)), change(before, without("cat").frames)

    assert 0.01 < balloon.mean() < 0.2
    assert abs(middle(change(before, after)) - middle(cat)) > 0.2
    assert change(before, after)[~balloon].mean() < 3


@pytest.mark.parametrize("who", ["cat", "extra1"])
def test_the_way_that_was_drawn_is_taken(parent, remixed, without, who):
    after, empty = remixed(RemixKind.MOTION_PATH, parent, who=who, path=ACROSS).frames, without(who).frames
    way = [middle(change(after[number], empty[number])) for number in (0, 7, 14)]

    assert way[0] < 0.25
    assert 0.4 < way[1] < 0.6
    assert way[2] > 0.75


def test_the_camera_goes_where_it_is_told(parent, seen, remixed):
    before = seen(parent).frames
    after = remixed(RemixKind.CAMERA, parent, camera=[{"at": 0, "zoom": 1}, {"at": 1, "zoom": 2}]).frames
    height, width = before.shape[1:3]
    inner = before[-1][height // 4 : -height // 4, width // 4 : -width // 4]

    assert change(before[0], after[0]).mean() < 4
    assert alike(cv2.resize(inner, (width, height)), after[-1]) > 0.75
    assert alike(before[-1], after[-1]) < 0.3
