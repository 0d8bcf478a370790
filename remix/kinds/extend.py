"""What happens before or after, in the same place, with the same people."""

from collections.abc import Sequence
from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Shot, Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds import fields
from remix.kinds.base import Kind
from remix.kinds.films import film_board, film_of, film_shots
from remix.kinds.frames import end_of, frame_of, from_frame, to_frame
from remix.kinds.onward import onward
from remix.states import RemixKind

SEAM_S = 1.0
"""How long one glides into the other, so that no frame at the seam jumps."""
FRAME = "seam-frame"


class ExtendOptions(Options):
    """`words` "": it goes on as it is. `seconds` are those that are added."""

    words: fields.Words = ""
    side: Literal["before", "after"] = "after"
    seconds: float = Field(default=5.0, ge=1, le=300)


class Extend(Kind[ExtendOptions]):
    """What can be drawn again is, and glides into what is new. What can not is shown as it is, and what is new begins
    or ends as the frame at the seam.
    """

    name = RemixKind.EXTEND
    label = _("Make it longer")
    operation = Operation.EXTEND
    Options = ExtendOptions

    def board(self, options: ExtendOptions, parents: Sequence[Parent]) -> Storyboard:
        (parent,) = parents
        if not parent.drawn:
            return _beside_film(options, parent)
        board = parent.storyboard
        beside = board.shots[0 if options.side == "before" else -1]
        added = onward(options.words, parent, beside, options.seconds)
        if options.side == "before":
            first = _gliding(board.shots[0])
            board = board.model_copy(update={"shots": (first, *board.shots[1:])})
        else:
            added = (_gliding(added[0]), *added[1:])
        return edits.apply(board, edits.Extend(side=options.side, shots=added))

    def given(self, options: ExtendOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        (parent,) = parents
        if parent.drawn:
            return ()
        return (film_of(parent, 0), frame_of(parent, 0, _seam_s(options, parent), FRAME))

    def joins(self, options: ExtendOptions) -> tuple[str, ...]:
        return tuple(handle.casefold() for handle in mentions(options.words))

    def words(self, options: ExtendOptions, parents: Sequence[Parent]) -> str:
        """The newer alone where a prompt has no room for both: the shots have all of them."""
        told = (options.words, parents[0].words) if options.side == "before" else (parents[0].words, options.words)
        both = "\n".join(filter(None, told))
        return both if len(both) <= MAX_PROMPT else options.words


def _gliding(shot: Shot) -> Shot:
    return shot.model_copy(update={"transition": "dissolve", "transition_s": SEAM_S})


def _beside_film(options: ExtendOptions, parent: Parent) -> Storyboard:
    film = film_shots(parent)
    if options.side == "before":
        shots = (*to_frame(parent, options.words, seconds=options.seconds, name=FRAME), *film)
    else:
        at_s = _seam_s(options, parent)
        shots = (*film, *from_frame(parent, options.words, at_s=at_s, seconds=options.seconds, name=FRAME))
    return film_board(shots, parent.storyboard)


def _seam_s(options: ExtendOptions, parent: Parent) -> float:
    return 0.0 if options.side == "before" else end_of(parent)
