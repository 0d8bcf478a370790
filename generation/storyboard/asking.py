"""What a storyboard asks for beyond words, so that nobody is sent one whose half they would leave out."""

import re
from collections.abc import Iterator

from generation.contracts import Operation, StoryPart
from generation.storyboard.schema import Shot, Storyboard

_OVER_FOOTAGE = frozenset(
    {Operation.VIDEO_TO_VIDEO, Operation.RESTYLE, Operation.RELIGHT, Operation.SWAP, Operation.ADD, Operation.REMOVE}
)
"""Are about the footage that the first scene is filled with; EXTEND is about what it begins with."""
_NOBODY = re.compile(r"extra\d+\Z")


def parts_of(board: Storyboard, operation: Operation) -> frozenset[StoryPart]:
    """Beside what the operation itself is about."""
    return frozenset(_parts(board, operation))


def _parts(board: Storyboard, operation: Operation) -> Iterator[StoryPart]:
    first, *rest = board.shots
    extends = operation is Operation.EXTEND and first.material is not None
    if board.loop:
        yield StoryPart.LOOP
    if any(shot.last_frame for shot in board.shots):
        yield StoryPart.LAST_FRAME
    if any(shot.first_frame for shot in rest[extends:]):
        yield StoryPart.LATER_FRAME
    if (
        any(map(_is_filled, rest))
        or first.beside
        or (_is_filled(first) and not (extends or operation in _OVER_FOOTAGE))
    ):
        yield StoryPart.FOOTAGE
    if first.given and not all(map(_NOBODY.match, board.handles)):
        yield StoryPart.CAST
    if any(shot.camera or any(subject.path for subject in shot.subjects) for shot in board.shots):
        yield StoryPart.PATH


def _is_filled(shot: Shot) -> bool:
    """With more than the picture that it begins as."""
    return shot.material is not None and shot.material.reference != shot.first_frame
