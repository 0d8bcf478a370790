"""An article or a story to narrated scenes: a voice reads it, each passage gets a picture of what it speaks of."""

import re
from collections.abc import Sequence

from generation.contracts import SpecRejected
from generation.storyboard import planner
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.pacing import paced
from generation.storyboard.schema import MAX_SHOTS, NARRATOR, Framing, Line, Music, Shot, Storyboard
from generation.storyboard.script import is_han, language_of
from generation.storyboard.vocabulary import Vocabulary

PASSAGE_LETTERS = 180
"""About nine seconds of speech; a Chinese character weighs as much as four letters."""
HAN_LETTERS = 4
_SENTENCE = re.compile(r"[^.!?。！？…\n]+[.!?。！？…]*[\"”」』’]*|\n")
_FRAMINGS: tuple[Framing, ...] = ("wide", "medium", "wide")


def narrate(
    prompt: str, *, cast: Sequence[str], vocabulary: Vocabulary, glyphs: Glyphs, seconds: float | None, seed: int
) -> Storyboard:
    """Reads every word of `prompt` aloud, in order. A passage without a place of its own stays where the story is.

    Raises SpecRejected as planner.plan does, and `too_many_shots` for a text of more passages than shots.
    """
    found = passages(prompt)
    if not found:
        raise SpecRejected("the prompt is empty", code="prompt_empty")
    if len(found) > MAX_SHOTS:
        raise SpecRejected(f"more than {MAX_SHOTS} passages", code="too_many_shots")
    language = language_of(prompt)
    boards = [
        planner.plan(part, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=None, seed=seed + number)
        for number, part in enumerate(found)
    ]
    nowhere = planner.plan("…", cast=(), vocabulary=vocabulary, glyphs=glyphs, seconds=None, seed=seed).shots[0].setting
    shots: list[Shot] = []
    for number, (part, board) in enumerate(zip(found, boards, strict=True)):
        shot = board.shots[0]
        placed = shot.setting != nowhere or not shots or any(prop.glyph for prop in shot.props)
        line = Line(speaker=NARRATOR, text=part, language=language_of(part, language))
        shots.append(
            shot.model_copy(
                update={
                    "text": part,
                    "lines": (line,),
                    "framing": _FRAMINGS[number % len(_FRAMINGS)],
                    "setting": shot.setting if placed else shots[-1].setting,
                    "time": shot.time if placed else shots[-1].time,
                    "transition": "cut" if number == 0 or not placed else "dissolve",
                }
            )
        )
    moods = [board.music for board in boards if board.music.mood != "none"]
    return Storyboard(
        language=language,
        style=boards[0].style,
        music=moods[0] if moods else Music(mood="none"),
        shots=paced(shots, seconds),
        not_understood=(),
    )


def passages(text: str) -> list[str]:
    """Whole sentences, as many as fit into a passage; a paragraph always ends one."""
    found: list[str] = []
    open_passage = ""
    for sentence in (match[0] for match in _SENTENCE.finditer(text)):
        if sentence == "\n":
            found.append(open_passage)
            open_passage = ""
        elif open_passage and _weight(open_passage + sentence) > PASSAGE_LETTERS:
            found.append(open_passage)
            open_passage = sentence
        else:
            open_passage += sentence
    pieces = [piece for passage in [*found, open_passage] for piece in _cut(" ".join(passage.split()))]
    return [piece for piece in pieces if any(char.isalnum() for char in piece)]


def _weight(text: str) -> int:
    return sum(HAN_LETTERS if is_han(char) else 1 for char in text)


def _cut(passage: str) -> list[str]:
    """A sentence without an end is cut at commas and spaces."""
    pieces = []
    while _weight(passage) > 2 * PASSAGE_LETTERS:
        most = PASSAGE_LETTERS if not any(map(is_han, passage)) else PASSAGE_LETTERS // HAN_LETTERS
        at = max(passage.rfind(mark, 0, most) for mark in (",", "，", "、", ";", "；", " "))
        at = at + 1 if at > most // 3 else most
        pieces.append(passage[:at].strip())
        passage = passage[at:].strip()
    return [*pieces, passage]
