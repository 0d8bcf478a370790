"""One thing changes and the rest stays as it was."""

import pytest
from pydantic import ValidationError

from common.errors import Invalid
from generation.contracts import SpecRejected
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind
from tests.remix.kinds.conftest import BOARD, parent_with


def restored(child: Storyboard, **fields: object) -> Storyboard:
    """With these fields of each shot as the parent has them."""
    shots = (
        shot.model_copy(update={key: getattr(before, key) for key in fields})
        for shot, before in zip(child.shots, BOARD.shots, strict=True)
    )
    return child.model_copy(update={"shots": tuple(shots)})


@pytest.mark.parametrize(
    ("kind", "options", "fields"),
    [
        (RemixKind.RELIGHT, {"time": "night"}, {"time": "night"}),
        (RemixKind.WEATHER, {"weather": ["rain"]}, {"weather": ("rain",)}),
        (RemixKind.PLACE, {"setting": "moon"}, {"setting": "moon"}),
        (RemixKind.CAMERA, {"framing": "close", "move": "orbit"}, {"framing": "close", "move": "orbit"}),
    ],
)
def test_only_what_is_asked_for_changes(make, kind, options, fields):
    child = make(kind, **options)

    assert all(getattr(shot, key) == value for shot in child.shots for key, value in fields.items())
    assert restored(child, **fields) == BOARD


def test_look_music_captions_and_loop_are_of_the_whole(make):
    assert make(RemixKind.RESTYLE, style="anime") == BOARD.model_copy(update={"style": "anime"})
    assert make(RemixKind.CAPTION, captions=False) == BOARD.model_copy(update={"captions": False})
    assert make(RemixKind.LOOP) == BOARD.model_copy(update={"loop": True})
    scored = make(RemixKind.RESCORE, genre="jazz", bpm=90)
    assert (scored.music.genre, scored.music.bpm, scored.music.mood) == ("jazz", 90, BOARD.music.mood)
    assert scored.shots == BOARD.shots


def test_a_place_can_be_one_shots_own(make):
    assert [shot.setting for shot in make(RemixKind.PLACE, setting="moon", shot=1).shots] == ["beach", "moon"]
    with pytest.raises(SpecRejected):
        make(RemixKind.PLACE, setting="moon", shot=2)


def test_things_come_go_and_become_others(make):
    assert [prop.name for prop in make(RemixKind.ADD_THING, thing="dog").shots[0].props] == ["cat", "dog"]
    assert make(RemixKind.REMOVE, what="cat").shots[0].props == ()
    dog = make(RemixKind.REPLACE, thing="cat", by="dog").shots[0].props[0]
    assert (dog.name, dog.glyph) == ("dog", "1f415")


def test_a_thing_without_a_picture_is_refused(make):
    with pytest.raises(Invalid, match="thing_unknown"):
        make(RemixKind.ADD_THING, thing="zorblax")


def test_a_way_is_walked_in_order(make):
    child = make(RemixKind.MOTION_PATH, who="cat", path=[{"at": 1, "x": 1}, {"at": 0, "x": -1}])

    assert [point.at for point in child.shots[0].props[0].path] == [0, 1]
    assert child.shots[1] == BOARD.shots[1]


def test_new_lines_take_the_place_of_the_old_and_get_the_time_they_need(make):
    child = make(RemixKind.LINES, texts=["good night, everybody, and thank you so much for coming here tonight", "bye"])

    assert [line.text for line in child.shots[1].lines][1] == "bye"
    assert {line.speaker for line in child.shots[1].lines} == {"ann"}
    assert child.shots[1].seconds > BOARD.shots[1].seconds
    assert child.shots[0] == BOARD.shots[0]


def test_who_said_nothing_can_be_given_a_line(make):
    silent = BOARD.model_copy(update={"shots": BOARD.shots[:1]})

    line = make(RemixKind.LINES, of=parent_with(silent), texts=["你好"]).shots[0].lines[0]

    assert (line.speaker, line.language) == ("ann", "zh-hans")


def test_another_language_needs_every_line(make):
    child = make(RemixKind.LANGUAGE, language="zh-hans", texts=["你好"])

    assert (child.language, child.shots[1].lines[0].language) == ("zh-hans", "zh-hans")
    with pytest.raises(Invalid, match="lines_number"):
        make(RemixKind.LANGUAGE, language="zh-hans", texts=["你好", "再见"])


def test_a_voice_changes_and_the_words_stay(make):
    line = make(RemixKind.REVOICE, voice="en_us").shots[1].lines[0]

    assert (line.voice, line.text) == ("en_us", "hello")


@pytest.mark.parametrize("side", ["before", "after"])
def test_more_is_told_where_the_clip_is(make, side):
    child = make(RemixKind.EXTEND, words="they jump in the rain", side=side, seconds=4)

    old = child.shots[-2:] if side == "before" else child.shots[:2]
    new = child.shots[:-2] if side == "before" else child.shots[2:]
    seam = old[0] if side == "before" else new[0]
    assert [shot.subjects for shot in old] == [shot.subjects for shot in BOARD.shots]
    assert {shot.setting for shot in new} == {"beach"}
    assert new[0].subjects[0].handle == "ann"
    assert new[0].subjects[0].outfit == "summer"
    assert sum(shot.seconds for shot in new) == pytest.approx(4)
    assert seam.transition == "dissolve"


def test_without_words_it_goes_on(make):
    child = make(RemixKind.EXTEND, seconds=2)

    assert child.seconds == BOARD.seconds + 2
    assert child.shots[-1].lines == ()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (RemixKind.RELIGHT, {"time": "teatime"}),
        (RemixKind.RELIGHT, {}),
        (RemixKind.EXTEND, {"seconds": 0}),
        (RemixKind.EXTEND, {"seconds": 1e9}),
        (RemixKind.WORDS, {"words": "x" * 4001}),
        (RemixKind.WORDS, {"words": "a\x00b"}),
        (RemixKind.LOOP, {"twice": True}),
        (RemixKind.MOTION_PATH, {"who": "ann", "path": []}),
        (RemixKind.SWAP, {"replaced": 1, "newcomer": []}),
    ],
)
def test_bad_options_are_refused(make, kind, options):
    with pytest.raises(ValidationError):
        make(kind, **options)
