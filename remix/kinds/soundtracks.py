"""A soundtrack that came beside a storyboard: what does not change how a clip sounds leaves it under it."""

from collections.abc import Iterable

from generation.contracts import ReferenceKind
from generation.storyboard.schema import Line, Storyboard
from remix.contracts import Given, Parent
from remix.kinds.mentions import retells

HANDLE = "clip-sound"
"""No person can be called so: it has a dash."""
SAME_S = 0.1
"""Lengths that differ by less are the same."""


def sound_of(number: int) -> Given:
    """The soundtrack of the parent that stands at `number`, from 0."""
    return Given(handle=HANDLE, parent=number, kind=ReferenceKind.VOICE)


def kept_sound(
    parent: Parent, board: Storyboard, words: str, given: Iterable[Given], leaving: frozenset[str]
) -> tuple[Given, ...]:
    """The first parent's, where the child has no other and is to sound the same, by lines, music and length. Who
    leaves is not heard any more either. `words` are the child's: what is said in the sound stands in the parent's words
    alone, so it goes where they do not stay for rules to read.
    """
    was = parent.storyboard
    if not parent.tracked or parent.heard & leaving or any(one.kind is ReferenceKind.VOICE for one in given):
        return ()
    if not retells(words, parent.words):
        return ()
    same = board.music == was.music and _lines(board) == _lines(was) and abs(board.seconds - was.seconds) < SAME_S
    return (sound_of(0),) if same else ()


def _lines(board: Storyboard) -> list[Line]:
    return [line for shot in board.shots for line in shot.lines]
