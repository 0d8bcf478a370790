"""Other words in the mouths of those who are there."""

from collections.abc import Sequence

from generation.contracts import SpecRejected
from generation.storyboard.pacing import LEAD_S, line_seconds
from generation.storyboard.schema import NARRATOR, Language, Line, Shot, Storyboard
from generation.storyboard.script import language_of


def respoken(
    board: Storyboard, texts: Sequence[str], *, speaker: str | None = None, language: Language | None = None
) -> Storyboard:
    """`texts` in the place of the lines there are, in order; those beyond follow the last. `speaker` None: everybody's
    lines, or whoever is seen first. A voice that was chosen for a line stays with its language.

    Raises SpecRejected `edit_refused` where that speaker is nowhere.
    """
    if not any(line.speaker == speaker or speaker is None for shot in board.shots for line in shot.lines):
        return _longer(_begun(board, texts, speaker or _first(board), language))
    left = list(texts)
    shots = [_said(shot, left, speaker, language) for shot in board.shots]
    last = max(at for at, shot in enumerate(board.shots) if _lines(shot, speaker))
    voice = _lines(shots[last], speaker)[-1]
    more = tuple(_line(voice, text, language) for text in left)
    shots[last] = shots[last].model_copy(update={"lines": (*shots[last].lines, *more)})
    return _longer(board.model_copy(update={"shots": tuple(shots)}))


def _said(shot: Shot, left: list[str], speaker: str | None, language: Language | None) -> Shot:
    lines = tuple(
        _line(line, left.pop(0), language) if left and speaker in (None, line.speaker) else line for line in shot.lines
    )
    return shot.model_copy(update={"lines": lines})


def _begun(board: Storyboard, texts: Sequence[str], speaker: str, language: Language | None) -> Storyboard:
    """The first line in the first shot with the speaker, the next in the next, the rest in the last."""
    there = [
        at
        for at, shot in enumerate(board.shots)
        if speaker == NARRATOR or any(one.handle == speaker for one in shot.subjects)
    ]
    if not there:
        raise SpecRejected("nobody of that name is in the storyboard", code="edit_refused")
    shots = list(board.shots)
    for number, text in enumerate(texts):
        at = there[min(number, len(there) - 1)]
        line = _line(Line(speaker=speaker, text=text, language=board.language), text, language)
        shots[at] = shots[at].model_copy(update={"lines": (*shots[at].lines, line)})
    return board.model_copy(update={"shots": tuple(shots)})


def _first(board: Storyboard) -> str:
    return next(iter(board.handles), NARRATOR)


def _lines(shot: Shot, speaker: str | None) -> list[Line]:
    return [line for line in shot.lines if speaker in (None, line.speaker)]


def _line(line: Line, text: str, language: Language | None) -> Line:
    spoken = language or language_of(text, line.language)
    voice = line.voice if spoken == line.language else None
    return line.model_copy(update={"text": text, "language": spoken, "voice": voice})


def _longer(board: Storyboard) -> Storyboard:
    """No shot is cut short; one whose lines need longer gets it."""
    shots = (
        shot.model_copy(update={"seconds": max(shot.seconds, sum(line_seconds(line) + LEAD_S for line in shot.lines))})
        for shot in board.shots
    )
    return Storyboard.model_validate({**dict(board), "shots": tuple(shots)})
