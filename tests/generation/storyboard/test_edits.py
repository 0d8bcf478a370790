"""Edits of a finished storyboard."""

import pytest

from generation.contracts import SpecRejected
from generation.storyboard import edits
from generation.storyboard.schema import CameraKey, Line, Music, PathPoint, Prop, Shot, Storyboard, Subject

CAT = Prop(name="cat", glyph="1f408", motion="fall", count=9)
BOARD = Storyboard(
    shots=(
        Shot(
            seconds=3,
            setting="moon",
            subjects=(Subject(handle="ann", action="dance"), Subject(handle="ben")),
            props=(CAT,),
            lines=(Line(speaker="ann", text="one"), Line(speaker="ben", text="two")),
        ),
        Shot(seconds=2, setting="beach", subjects=(Subject(handle="ann"),)),
    ),
    not_understood=("glorp",),
)
NEW = Shot(seconds=2, setting="city")


def changed(**edit: object) -> Storyboard:
    """Read from JSON values, as the API reads them."""
    return edits.apply(BOARD, edits.EDIT.validate_python(edit))


def test_extending_adds_shots_at_the_side_asked_for():
    assert changed(operation="extend", shots=[NEW.model_dump()]).shots == (*BOARD.shots, NEW)
    assert changed(operation="extend", side="before", shots=[NEW.model_dump()]).shots == (NEW, *BOARD.shots)


def test_a_person_is_swapped_with_their_lines():
    shot = changed(operation="swap", handle="ann", by="cy").shots[0]

    assert [one.handle for one in shot.subjects] == ["cy", "ben"]
    assert shot.subjects[0].action == "dance"
    assert [line.speaker for line in shot.lines] == ["cy", "ben"]


def test_a_thing_is_swapped_and_moves_as_the_old_one_did():
    shot = changed(operation="swap", handle="cat", by={"name": "dog", "glyph": "1f415"}).shots[0]

    assert shot.props == (Prop(name="dog", glyph="1f415", motion="fall", count=9),)


def test_a_removed_person_takes_their_lines_along():
    board = changed(operation="remove", handle="ann")

    assert board.handles == ("ben",)
    assert [line.text for shot in board.shots for line in shot.lines] == ["two"]
    assert changed(operation="remove", handle="cat").shots[0].props == ()


def test_somebody_joins_one_shot_or_all():
    cy = {"handle": "cy", "action": "wave"}

    assert [len(shot.subjects) for shot in changed(operation="add", what=cy, shot=1).shots] == [2, 2]
    assert [len(shot.subjects) for shot in changed(operation="add", what=cy).shots] == [3, 2]


def test_light_style_music_captions_and_loop():
    assert {shot.time for shot in changed(operation="relight", time="night").shots} == {"night"}
    assert changed(operation="restyle", style="noir").style == "noir"
    assert changed(operation="rescore", music={"mood": "sad", "bpm": 70}).music == Music(mood="sad", bpm=70)
    assert not changed(operation="caption", captions=False).captions
    assert changed(operation="loop").loop


def test_a_voice_and_words_are_changed_for_one_speaker():
    lines = changed(operation="revoice", speaker="ben", voice="deep", texts=["deux"]).shots[0].lines

    assert [(line.text, line.voice) for line in lines] == [("one", None), ("deux", "deep")]


def test_paths_and_camera_keys_land_in_their_shot():
    points = [{"at": 0, "x": -1}, {"at": 1, "x": 1, "depth": 2}]
    moved = changed(operation="motion_path", shot=1, handle="ann", path=points)
    seen = changed(operation="camera", shot=0, camera=[{"at": 0.5, "zoom": 2}], move="static").shots[0]

    assert moved.shots[1].subjects[0].path == (PathPoint(at=0, x=-1), PathPoint(at=1, x=1, depth=2))
    assert moved.shots[0] == BOARD.shots[0]
    assert (seen.camera, seen.move) == ((CameraKey(at=0.5, zoom=2),), "static")


@pytest.mark.parametrize(
    "edit",
    [
        {"operation": "swap", "handle": "nobody", "by": "cy"},
        {"operation": "swap", "handle": "ann", "by": "ben"},
        {"operation": "remove", "handle": "nobody"},
        {"operation": "add", "what": {"handle": "cy"}, "shot": 7},
        {"operation": "revoice", "speaker": "nobody", "voice": "deep"},
        {"operation": "revoice", "texts": ["a", "b", "c"]},
        {"operation": "motion_path", "shot": 1, "handle": "ben", "path": []},
        {"operation": "camera", "shot": 5},
        {"operation": "extend", "shots": [NEW.model_dump()] * 149},
    ],
)
def test_what_is_not_there_is_not_changed(edit: dict[str, object]):
    with pytest.raises(SpecRejected) as refusal:
        changed(**edit)
    assert refusal.value.code == "edit_refused"


def test_clips_are_stitched_or_blended_in_order():
    film = edits.material_board("film", seconds=4)
    joined = edits.stitched([BOARD, film, film], blend_s=1.5)

    assert [shot.setting for shot in joined.shots] == ["moon", "beach", "open", "open"]
    assert [shot.transition for shot in joined.shots] == ["cut", "cut", "dissolve", "dissolve"]
    assert joined.shots[2].transition_s == 1.5
    assert {shot.transition for shot in edits.stitched([film, film]).shots} == {"cut"}
    assert (film.style, film.music.mood) == ("natural", "none")
