"""One shot of a storyboard changed, or each."""

from collections.abc import Callable

from generation.contracts import SpecRejected
from generation.storyboard.schema import Shot, Storyboard


def in_shots(board: Storyboard, number: int | None, change: Callable[[Shot], Shot]) -> Storyboard:
    """`number` counts from 0; None is every shot. Raises SpecRejected `edit_refused` where there is no such shot."""
    if number is not None and not 0 <= number < len(board.shots):
        raise SpecRejected("there is no such shot", code="edit_refused")
    shots = (change(shot) if number in (None, at) else shot for at, shot in enumerate(board.shots))
    return board.model_copy(update={"shots": tuple(shots)})
