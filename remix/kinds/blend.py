"""Two clips that run into each other: both are seen and heard while the first one goes."""

from collections.abc import Sequence
from typing import Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds.base import Kind
from remix.kinds.films import film_board, film_of, film_shots
from remix.kinds.mentions import told
from remix.states import RemixKind

MOST_SHARE = 0.6
"""Of the shorter clip; beyond that neither would be seen alone."""


class BlendOptions(Options):
    """`seconds` is how long the change takes. Through black (`fade`) one clip ends before the other begins."""

    seconds: float = Field(default=1.0, ge=0.2, le=10)
    how: Literal["dissolve", "wipe", "whip", "fade"] = "dissolve"


class Blend(Kind[BlendOptions]):
    name = RemixKind.BLEND
    label = _("Blend two clips")
    operation = Operation.BLEND
    parents = (2, 2)
    Options = BlendOptions

    def board(self, options: BlendOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid blend_too_long."""
        first, second = parents
        most = MOST_SHARE * min(first.seconds, second.seconds)
        if options.seconds > most:
            raise Invalid("blend_too_long", _("The clips are too short for so long a change."), most=round(most, 2))
        half = 0.0 if options.how == "fade" else options.seconds / 2
        before = film_shots(first, seconds=first.seconds - half)
        entering, *after = film_shots(second, start_s=half)
        entering = entering.model_copy(update={"transition": options.how, "transition_s": options.seconds})
        return film_board((*before, entering, *after), first.storyboard)

    def given(self, options: BlendOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return tuple(film_of(parent, number) for number, parent in enumerate(parents))

    def words(self, options: BlendOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, parents[1].words)
