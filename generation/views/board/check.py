"""Rows of the form to a storyboard, or what is wrong with them, said beside the scene it is about."""

import json
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from common.text import storable, storable_json
from generation import planning
from generation.storyboard.schema import NARRATOR, Storyboard
from generation.storyboard.script import fold, language_of
from generation.views.board.rows import BoardRow, LineRow, PersonRow, TakeRow, ThingRow

FAULTS: dict[str, str | Promise] = {
    "seconds": _("A scene lasts 0 to 300 seconds."),
    "text": _("A line has 1 to 400 letters."),
    "name": _("A thing needs a name of at most 60 letters."),
    "count": _("Of a thing there are 1 to 60."),
    "bpm": _("The tempo is 50 to 200 beats a minute."),
    "handle": _("A name has at most 40 letters."),
    "effects": _("A scene has at most four effects."),
    "shots": _("A clip has 1 to 150 scenes."),
}
"""By the field of the schema that is not as it must be."""
OTHER = _("Something here can not be used as it is.")
TWICE = _("Somebody is in this scene twice.")
WORDY = _("The words of a scene have at most 4000 letters.")
SPEECHLESS = _("Choose who says each line.")


def board_of(rows: BoardRow) -> Storyboard | None:
    """None when something is wrong; then `faults` of the rows say what."""
    shots = [_shot(take) for take in rows.takes]
    plain = {
        **_rest(rows.rest),
        "style": rows.style,
        "music": {"mood": rows.mood, "genre": rows.genre or None, "bpm": rows.bpm},
        "captions": bool(rows.captions),
        "loop": bool(rows.loop),
        "shots": shots,
        "not_understood": rows.unknown,
    }
    if not storable_json(plain):
        rows.faults.append(str(OTHER))
        return None
    try:
        storyboard = Storyboard.model_validate(plain)
    except ValidationError as error:
        for fault in error.errors(include_input=False, include_url=False):
            if fault["loc"] != ("shots",) or not any(take.faults for take in rows.takes):
                blame(rows, fault["loc"])
        return None
    return None if any(take.faults for take in rows.takes) else storyboard


def blame(rows: BoardRow, place: tuple[int | str, ...]) -> None:
    """Says once, beside the scene or above them all, that the field at `place` of the schema is wrong."""
    field = next((str(part) for part in reversed(place) if part in FAULTS), "")
    words = str(WORDY if field == "text" and "lines" not in place else FAULTS.get(field, OTHER))
    number = place[1] if len(place) > 1 and place[0] == "shots" else None
    faults = rows.takes[number].faults if isinstance(number, int) and number < len(rows.takes) else rows.faults
    if words not in faults:
        faults.append(words)


def _shot(take: TakeRow) -> dict[str, Any]:
    handles = _handles(take)
    if len(set(handles.values())) < len(take.people):
        take.faults.append(str(TWICE))
    if any(line.speaker != NARRATOR and line.speaker not in handles for line in take.lines):
        take.faults.append(str(SPEECHLESS))
    return {
        **_rest(take.rest),
        "text": take.text.replace("\r\n", "\n"),
        **{name: getattr(take, name) for name in ("setting", "time", "framing", "move", "transition", "seconds")},
        "weather": take.weather,
        "effects": take.effects,
        "subjects": [_subject(person, handles[person.key]) for person in take.people],
        "lines": [_line(line, handles) for line in take.lines],
        "props": [_prop(thing) for thing in take.things],
    }


def _handles(take: TakeRow) -> dict[str, str]:
    """By the keys of people; who is made up and new gets a number that nobody in the scene has."""
    given = [person.who.strip().lstrip("@").casefold() or person.drawn for person in take.people]
    free = (f"extra{number}" for number in range(1, 2 * len(given) + 2) if f"extra{number}" not in given)
    return {person.key: handle or next(free) for person, handle in zip(take.people, given, strict=True)}


def _subject(person: PersonRow, handle: str) -> dict[str, Any]:
    shown = {"handle": handle, "action": person.action, "emotion": person.emotion, "outfit": person.outfit}
    return {**_rest(person.rest), **shown}


def _line(line: LineRow, handles: dict[str, str]) -> dict[str, Any]:
    return {
        "speaker": handles.get(line.speaker, NARRATOR),
        "text": line.text.strip(),
        "delivery": line.delivery,
        "voice": line.voice or None,
        "language": language_of(line.text, line.language),  # type: ignore[arg-type]  # checked with the rest
    }


def _prop(thing: ThingRow) -> dict[str, Any]:
    name = thing.name.strip()
    rest = _rest(thing.rest)
    if name != thing.known:
        found = planning.glyphs().word(fold(name)) if storable(name) else None
        rest["glyph"] = found and found.code
    return {**rest, "name": name, "motion": thing.motion, "count": thing.count}


def _rest(text: str) -> dict[str, Any]:
    """Nothing where somebody sent something else."""
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
