"""One frame of a clip as a picture that a shot begins or ends as, or that fills it."""

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation.contracts import ReferenceKind
from generation.storyboard.schema import Material, Shot
from remix.contracts import Given, Parent
from remix.kinds.onward import onward, unfilled

BACK_S = 1 / 60
"""This far before its end a clip shows its last frame, at any frame rate that is used."""


def frame_of(parent: Parent, number: int, at_s: float, name: str) -> Given:
    """The frame that the parent at `number` shows `at_s` seconds into it; no handle can be `name`, which has a dash.

    Raises Invalid("moment_outside").
    """
    if not 0 <= at_s < parent.seconds:
        raise Invalid("moment_outside", _("The clip is not that long."), most=parent.seconds)
    return Given(handle=name, parent=number, kind=ReferenceKind.IMAGE, at_s=at_s)


def end_of(parent: Parent) -> float:
    """The second of its last frame."""
    return max(0.0, parent.seconds - BACK_S)


def from_frame(parent: Parent, words: str, *, at_s: float, seconds: float, name: str) -> tuple[Shot, ...]:
    """What follows the picture `name`, which the parent shows at `at_s`. Where nobody was drawn and nothing is told,
    the picture itself comes alive.
    """
    beside = shown_at(parent, at_s)
    first, *rest = onward(words, parent, unfilled(beside), seconds)
    update: dict[str, object] = {"first_frame": name, "transition": "cut"}
    if beside.given and not beside.subjects and not words:
        update |= {"material": Material(reference=name), "move": "push"}
    return (first.model_copy(update=update), *rest)


def to_frame(parent: Parent, words: str, *, seconds: float, name: str) -> tuple[Shot, ...]:
    """What precedes the picture `name`, which the parent begins with."""
    beside = parent.storyboard.shots[0]
    *rest, last = onward(words, parent, unfilled(beside), seconds)
    update: dict[str, object] = {"last_frame": name}
    if beside.given and not beside.subjects and not words:
        update |= {"material": Material(reference=name), "move": "pull"}
    return (*rest, last.model_copy(update=update))


def shown_at(parent: Parent, at_s: float) -> Shot:
    """Its storyboard may be a little longer or shorter than it."""
    board = parent.storyboard
    left = at_s / parent.seconds * board.seconds
    for shot in board.shots:
        if left < shot.seconds:
            return shot
        left -= shot.seconds
    return board.shots[-1]
