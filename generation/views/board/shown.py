"""A storyboard as rows of the form."""

import json
from typing import Any

from generation.planning import is_nobody
from generation.storyboard.schema import NARRATOR, Line, Part, Prop, Shot, Storyboard, Subject
from generation.views.board.rows import BoardRow, LineRow, PersonRow, TakeRow, ThingRow

ON = "on"


def rows_of(storyboard: Storyboard) -> BoardRow:
    music = storyboard.music
    return BoardRow(
        style=storyboard.style,
        mood=music.mood,
        genre=music.genre or "",
        bpm=str(music.bpm),
        captions=ON if storyboard.captions else "",
        loop=ON if storyboard.loop else "",
        unknown=list(storyboard.not_understood),
        takes=[_take(shot) for shot in storyboard.shots],
        rest=_rest(storyboard, {"style", "music", "captions", "loop", "shots", "not_understood", "version"}),
    )


def _take(shot: Shot) -> TakeRow:
    keys = {subject.handle: str(number) for number, subject in enumerate(shot.subjects)}
    return TakeRow(
        text=shot.text,
        setting=shot.setting,
        time=shot.time,
        framing=shot.framing,
        move=shot.move,
        transition=shot.transition,
        seconds=f"{shot.seconds:.2f}".rstrip("0").rstrip("."),
        weather=list(shot.weather),
        effects=list(shot.effects),
        people=[_person(subject, keys[subject.handle]) for subject in shot.subjects],
        lines=[_line(line, keys) for line in shot.lines],
        things=[_thing(prop) for prop in shot.props],
        rest=_rest(shot, {*_TAKE, "subjects", "lines", "props"}),
    )


_TAKE = {"text", "setting", "time", "framing", "move", "transition", "seconds", "weather", "effects"}


def _person(subject: Subject, key: str) -> PersonRow:
    drawn = is_nobody(subject.handle)
    return PersonRow(
        key=key,
        who="" if drawn else f"@{subject.handle}",
        drawn=subject.handle if drawn else "",
        action=subject.action,
        emotion=subject.emotion,
        outfit=subject.outfit,
        rest=_rest(subject, {"handle", "action", "emotion", "outfit"}),
    )


def _line(line: Line, keys: dict[str, str]) -> LineRow:
    speaker = NARRATOR if line.speaker == NARRATOR else keys.get(line.speaker, "")
    return LineRow(
        speaker=speaker, text=line.text, delivery=line.delivery, voice=line.voice or "", language=line.language
    )


def _thing(prop: Prop) -> ThingRow:
    rest = _rest(prop, {"name", "motion", "count"})
    return ThingRow(name=prop.name, known=prop.name, motion=prop.motion, count=str(prop.count), rest=rest)


def _rest(part: Part, shown: set[str]) -> str:
    kept: dict[str, Any] = part.model_dump(mode="json", exclude=shown, exclude_defaults=True)
    return json.dumps(kept, ensure_ascii=False) if kept else ""
