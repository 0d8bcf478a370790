"""Somebody leaves a storyboard: their body, their lines and their name."""

from generation.storyboard import edits
from generation.storyboard.schema import Storyboard
from remix.kinds.mentions import unnamed


def without(board: Storyboard, handle: str) -> Storyboard:
    """Who was cast and never drawn has nothing but a name to take out."""
    spoke = any(line.speaker == handle for shot in board.shots for line in shot.lines)
    left = edits.apply(board, edits.Remove(handle=handle)) if spoke or handle in board.handles else board
    shots = (shot.model_copy(update={"text": unnamed(shot.text, handle, board.language)}) for shot in left.shots)
    return left.model_copy(update={"shots": tuple(shots)})
