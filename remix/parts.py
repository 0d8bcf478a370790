"""What a clip is made of, as far as whoever sees it sees and hears it: what options of a remix name."""

from dataclasses import dataclass

from generation.storyboard.schema import Storyboard
from generation.storyboard.templates import slots
from remix.contracts import Parent


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLine:
    """`shot` counts from 0."""

    shot: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`people` are cast and drawn ones in order; `things` by name; `slots` what the clip as a template asks for, label
    by name.
    """

    shots: int
    people: tuple[str, ...]
    things: tuple[str, ...]
    lines: tuple[SpokenLine, ...]
    slots: dict[str, str]


def parts_of(parent: Parent) -> Parts:
    board = parent.storyboard
    return Parts(
        shots=len(board.shots),
        people=tuple(dict.fromkeys((*parent.cast, *board.handles))),
        things=tuple(dict.fromkeys(prop.name for shot in board.shots for prop in shot.props)),
        lines=_lines(board),
        slots={slot.name: slot.label for slot in slots(board)},
    )


def _lines(board: Storyboard) -> tuple[SpokenLine, ...]:
    return tuple(
        SpokenLine(shot=number, speaker=line.speaker, text=line.text)
        for number, shot in enumerate(board.shots)
        for line in shot.lines
    )
