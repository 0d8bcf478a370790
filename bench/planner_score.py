"""One labelled prompt against its storyboard: a mark for each label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generation.storyboard.schema import NARRATOR, Shot, Storyboard, Subject
from generation.storyboard.vocabulary import TermKind, Vocabulary

SCALARS = ("style", "mood", "genre")
KIND_OF = {"style": TermKind.STYLE, "mood": TermKind.MOOD, "genre": TermKind.GENRE}


@dataclass(frozen=True, slots=True)
class Mark:
    field: str
    right: bool
    expected: Any
    planned: Any


class Words:
    """Labels are words; they mean the plug-ins that carry them as an id or as an English name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.terms

    def fits(self, kind: TermKind, label: str, plugin: str) -> bool:
        """`label` may name several, parted by |."""
        return any(plugin in self._ids(kind, word) for word in label.split("|"))

    def _ids(self, kind: TermKind, word: str) -> set[str]:
        return {
            term.id
            for term in self._terms
            if term.kind == kind and (term.id.replace("_", " ") == word or word in term.en)
        } or {word}


def marks(entry: dict[str, Any], board: Storyboard, vocabulary: Vocabulary) -> Iterator[Mark]:
    words = Words(vocabulary)
    for field, expected in entry.items():
        if field not in ("prompt", "cast"):
            yield from _marks(field, expected, board, words)


def _marks(field: str, expected: Any, board: Storyboard, words: Words) -> Iterator[Mark]:
    shots = board.shots
    if field in ("actions", "emotions", "outfits"):
        for who, wanted in expected.items():
            yield _person(field, who, wanted, board, words)
    elif field == "props":
        for glyphs, (count, motion) in expected.items():
            yield _prop(glyphs, count, motion, board, words)
    elif field == "absent":
        for word in expected:
            found = _is_present(word, board, words)
            yield Mark(field, not found, word, "present" if found else "absent")
    elif field == "missed":
        listed = [word.lower() for word in board.not_understood]
        right = all(any(word.lower() in seen for seen in listed) for word in expected) if expected else not listed
        yield Mark(field, right, expected, board.not_understood)
    elif field in SCALARS:
        planned = getattr(board, field, None) or getattr(board.music, field, None) or ""
        yield Mark(field, words.fits(KIND_OF[field], expected, planned), expected, planned)
    elif field == "lines":
        planned = [[line.speaker, line.text] for shot in shots for line in shot.lines]
        yield Mark(field, _same_lines(expected, planned, board), expected, planned)
    else:
        planned = _planned(field, board)
        yield Mark(field, _fits(field, expected, planned, words), expected, planned)


def _planned(field: str, board: Storyboard) -> Any:
    shots = board.shots
    return {
        "setting": lambda: _runs([shot.setting for shot in shots]),
        "time": lambda: _runs([shot.time for shot in shots]),
        "weather": lambda: sorted({name for shot in shots for name in shot.weather}),
        "effects": lambda: sorted({name for shot in shots for name in shot.effects}),
        "framing": lambda: [shot.framing for shot in shots],
        "camera": lambda: [shot.move for shot in shots],
        "transition": lambda: [shot.transition for shot in shots],
        "delivery": lambda: [line.delivery for shot in shots for line in shot.lines],
        "shots": lambda: len(shots),
        "people": lambda: len(board.handles),
        "seconds": lambda: round(board.seconds, 2),
        "bpm": lambda: board.music.bpm,
        "captions": lambda: board.captions,
    }[field]()


def _fits(field: str, expected: Any, planned: Any, words: Words) -> bool:
    if field == "setting":
        return _in_turn(TermKind.SETTING, expected, planned, words)
    if field == "time":
        turns = expected if isinstance(expected, list) else [expected] * len(planned)
        return len(turns) == len(planned) and all(p in e.split("|") for e, p in zip(turns, planned, strict=True))
    if field in ("weather", "effects"):
        kind = TermKind.WEATHER if field == "weather" else TermKind.EFFECT
        return any(words.fits(kind, expected, name) for name in planned)
    if field == "camera":
        return _follows(expected, planned, lambda e, p: words.fits(TermKind.CAMERA, e, p))
    if field == "framing":
        return _follows(expected, planned, lambda e, p: e == p)
    if field in ("transition", "delivery"):
        return expected in planned
    low, high = expected if isinstance(expected, list) else (expected, expected)
    return bool(low <= planned <= high)


def _in_turn(kind: TermKind, expected: Any, planned: Sequence[str], words: Words) -> bool:
    """A list is the whole sequence of places; a word must fit every shot."""
    if isinstance(expected, str):
        return all(words.fits(kind, expected, name) for name in planned)
    return len(expected) == len(planned) and all(
        words.fits(kind, label, name) for label, name in zip(expected, planned, strict=True)
    )


def _follows(expected: Sequence[str], planned: Sequence[str], fits: Any) -> bool:
    """Every expected one in order, others allowed between."""
    rest = iter(planned)
    return all(any(fits(label, name) for name in rest) for label in expected)


def _person(field: str, who: str, wanted: Any, board: Storyboard, words: Words) -> Mark:
    seen = [subject for shot in board.shots for subject in shot.subjects if _is(who, subject.handle, board)]
    planned = _runs([getattr(subject, field[:-1]) for subject in seen])
    if field == "actions":
        right = _follows(wanted, planned, lambda e, p: words.fits(TermKind.ACTION, e, p))
    elif field == "outfits":
        right = any(words.fits(TermKind.OUTFIT, wanted, name) for name in planned)
    else:
        right = any(name in wanted.split("|") for name in planned)
    return Mark(f"{field}", right, {who: wanted}, planned)


def _is(who: str, handle: str, board: Storyboard) -> bool:
    """ "1" and "2" are the first and second person of the storyboard, "*" is anyone."""
    order = [name for name in _everyone(board) if name != NARRATOR]
    if who.isdigit():
        return order[int(who) - 1 : int(who)] == [handle]
    return who in ("*", handle)


def _everyone(board: Storyboard) -> list[str]:
    spoken = [line.speaker for shot in board.shots for line in shot.lines]
    return list(dict.fromkeys([*spoken, *board.handles]))


def _same_lines(expected: list[list[str]], planned: list[list[str]], board: Storyboard) -> bool:
    return len(expected) == len(planned) and all(
        wanted[1] == found[1] and _is(wanted[0], found[0], board)
        for wanted, found in zip(expected, planned, strict=True)
    )


def _prop(glyphs: str, count: Any, motion: str | None, board: Storyboard, words: Words) -> Mark:
    """Beside pictures, words may name a deed or a weather that draws the thing itself."""
    codes = {_code(emoji) for emoji in glyphs.split("|")}
    found = [prop for shot in board.shots for prop in shot.props if (prop.glyph or "").replace("-fe0f", "") in codes]
    low, high = (1, 60) if count is None else count if isinstance(count, list) else (count, count)
    right = any(low <= prop.count <= high and motion in (None, prop.motion) for prop in found) or any(
        _shot_has(word, shot, words) for word in glyphs.split("|") if word.isascii() for shot in board.shots
    )
    return Mark("props", right, f"{glyphs} {count} {motion}", [(prop.name, prop.count, prop.motion) for prop in found])


def _is_present(word: str, board: Storyboard, words: Words) -> bool:
    if word == "people":
        return bool(board.handles)
    if word == "music":
        return board.music.mood != "none"
    return any(_shot_has(word, shot, words) for shot in board.shots)


def _shot_has(word: str, shot: Shot, words: Words) -> bool:
    return any(words.fits(TermKind.WEATHER, word, name) for name in shot.weather) or any(
        _has(word, subject, words) for subject in shot.subjects
    )


def _has(word: str, subject: Subject, words: Words) -> bool:
    return subject.emotion == word or words.fits(TermKind.ACTION, word, subject.action)


def _code(emoji: str) -> str:
    return "-".join(f"{ord(char):x}" for char in emoji if char != "\ufe0f")


def _runs(names: Sequence[str]) -> list[str]:
    """Without repeats that follow each other."""
    return [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
