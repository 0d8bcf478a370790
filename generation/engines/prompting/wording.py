"""A shot in the words that a model is asked with: the user's own, and what the storyboard says beyond them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generation.engines.studio.plugins.registry import vocabulary
from generation.storyboard.reading import HANDLE
from generation.storyboard.schema import NARRATOR, Line, Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind

SOMEBODY = "somebody"
_FRAMING = {"wide": "wide shot", "medium": "medium shot", "close": "close-up"}
_DELIVERY = {"say": "says", "whisper": "whispers", "shout": "shouts", "sing": "sings"}


def wording(storyboard: Storyboard, shot: Shot, *, pictured: Sequence[str], prompt: str = "", sound: bool) -> str:
    """English around the user's own words (`prompt` where the shot has none). Nobody's handle is in it: those whose
    pictures go along are "the person of picture 1" in the order of `pictured`, everybody else is `somebody`. `sound`:
    whether the model makes music too.
    """
    said = (shot.text or prompt).strip()
    called = _Called(pictured)
    parts = _parts(storyboard, shot, called, sound=sound)
    beyond = [text for known, text in parts if known.casefold() not in said.casefold()]
    sentences = [said, *beyond, *_lines(shot.lines, said, called)]
    return called.in_text(" ".join(_ended(text) for text in sentences if text))


class _Called:
    """Neutral words for people, in the order of their pictures."""

    def __init__(self, pictured: Sequence[str]) -> None:
        self._numbers = {name.casefold(): number for number, name in enumerate(dict.fromkeys(pictured), start=1)}

    def __call__(self, handle: str) -> str:
        number = self._numbers.get(handle.casefold())
        return f"the person of picture {number}" if number else SOMEBODY

    def in_text(self, text: str) -> str:
        for name in sorted(self._numbers, key=len, reverse=True):
            text = re.sub(rf"@{re.escape(name)}(?![A-Za-z0-9_])", self(name), text, flags=re.IGNORECASE)
        return HANDLE.sub(lambda match: self(match[1]), text)


def _parts(storyboard: Storyboard, shot: Shot, called: _Called, *, sound: bool) -> Iterator[tuple[str, str]]:
    """What the storyboard says: the words that would say it already, and how it is said."""
    for subject in shot.subjects:
        yield from _deeds(subject, called(subject.handle))
    for prop in shot.props:
        yield prop.name, f"{prop.count} {prop.name}" if prop.count > 1 else prop.name
    place = _english(TermKind.SETTING, shot.setting)
    yield place, f"Place: {place}"
    if shot.time != "day":
        yield shot.time, shot.time
    for weather in shot.weather:
        yield (word := _english(TermKind.WEATHER, weather)), word
    for effect in shot.effects:
        yield (word := _english(TermKind.EFFECT, effect)), word
    framing, move = _FRAMING[shot.framing], _english(TermKind.CAMERA, shot.move)
    yield framing, f"Camera: {framing}, {move}"
    style = _english(TermKind.STYLE, storyboard.style)
    yield style, f"Style: {style}"
    if sound:
        music = storyboard.music
        genre = f"{_english(TermKind.GENRE, music.genre)}, " if music.genre else ""
        mood = _english(TermKind.MOOD, music.mood)
        yield mood, mood if music.mood == "none" else f"Music: {genre}{mood}"


def _deeds(subject: Subject, who: str) -> Iterator[tuple[str, str]]:
    if subject.action != "idle":
        deed = _english(TermKind.ACTION, subject.action)
        yield deed, f"{who}: {deed}"
    else:
        yield f"@{subject.handle}", f"{who} is there"
    if subject.emotion != "neutral":
        feeling = subject.emotion.replace("_", " ")
        yield feeling, f"{who} looks {feeling}"


def _lines(lines: Sequence[Line], said: str, called: _Called) -> Iterator[str]:
    for line in lines:
        if line.text not in said:
            who = "a narrator" if line.speaker == NARRATOR else called(line.speaker)
            yield f'{who} {_DELIVERY[line.delivery]}: "{line.text}"'


def _ended(text: str) -> str:
    return text if text[-1] in '.!?。！？”"' else f"{text}."


def _english(kind: TermKind, name: str) -> str:
    return _names(kind).get(name, name.replace("_", " "))


@cache
def _names(kind: TermKind) -> dict[str, str]:
    return {term.id: term.en[0] for term in vocabulary().terms if term.kind == kind and term.en}
