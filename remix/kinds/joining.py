"""Somebody comes into a storyboard: with those who are there, doing what they do."""

from generation.contracts import SpecRejected
from generation.storyboard.schema import Shot, Storyboard, Subject

MAX_SUBJECTS = 8
"""Of a shot, by the schema."""


def joined(board: Storyboard, handle: str, *, action: str | None = None) -> Storyboard:
    """In every shot that has room, or, where people come and go, in those with somebody. Raises SpecRejected
    `edit_refused` where they are in it already, or no shot has room.
    """
    if handle in board.handles:
        raise SpecRejected("they are in this clip already", code="edit_refused")
    peopled = any(shot.subjects for shot in board.shots)
    shots = tuple(
        _with(shot, handle, action) if (shot.subjects or not peopled) and len(shot.subjects) < MAX_SUBJECTS else shot
        for shot in board.shots
    )
    if shots == board.shots:
        raise SpecRejected("there is no room for more people", code="edit_refused")
    return board.model_copy(update={"shots": shots})


def _with(shot: Shot, handle: str, action: str | None) -> Shot:
    """As whoever is there already: the same deed, the same clothes."""
    like = shot.subjects[0] if shot.subjects else Subject(handle=handle)
    does = action or ("idle" if like.action == "talk" else like.action)
    comer = like.model_copy(update={"handle": handle, "action": does, "wears": None, "path": ()})
    return shot.model_copy(update={"subjects": (*shot.subjects, comer)})
