"""Who is in it, and what they do, wear and feel."""

from collections.abc import Collection

from generation.storyboard.changing.scenery import each
from generation.storyboard.schema import Shot, Storyboard, Subject

MAX_SUBJECTS = 8


def joined(board: Storyboard, handle: str) -> Storyboard:
    """With those who are there; in every shot where nobody is."""
    if handle in board.handles:
        return board
    peopled = bool(board.handles)

    def met(shot: Shot) -> Shot:
        if len(shot.subjects) >= MAX_SUBJECTS or (peopled and not shot.subjects):
            return shot
        like = shot.subjects[0] if shot.subjects else Subject(handle=handle)
        action = "idle" if like.action == "talk" else like.action
        comer = like.model_copy(update={"handle": handle, "action": action, "wears": None, "path": ()})
        return shot.model_copy(update={"subjects": (*shot.subjects, comer)})

    return each(board, met)


def stranger(board: Storyboard) -> str:
    """A handle that nobody here has."""
    number = 1
    while f"extra{number}" in board.handles:
        number += 1
    return f"extra{number}"


def left(board: Storyboard, handles: Collection[str]) -> Storyboard:
    """Their lines go with them."""

    def alone(shot: Shot) -> Shot:
        return shot.model_copy(
            update={
                "subjects": tuple(one for one in shot.subjects if one.handle not in handles),
                "lines": tuple(line for line in shot.lines if line.speaker not in handles),
            }
        )

    return each(board, alone)


def doing(board: Storyboard, handles: Collection[str], key: str, value: str) -> Storyboard:
    """`key` is action, emotion or outfit."""

    def done(shot: Shot) -> Shot:
        subjects = (one.model_copy(update={key: value}) if one.handle in handles else one for one in shot.subjects)
        return shot.model_copy(update={"subjects": tuple(subjects)})

    return each(board, done)
