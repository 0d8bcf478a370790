"""A part of the clip, as it is."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds.base import Kind
from remix.kinds.films import film_board, film_of, film_shots
from remix.states import RemixKind

LEAST_S = 1.0
"""As of any clip."""
SLACK_S = 0.05
"""A player tells seconds less exactly than a clip has frames."""


class TrimOptions(Options):
    """What stays, in seconds of the clip; `end_s` None is its end."""

    start_s: float = Field(default=0.0, ge=0, le=300)
    end_s: float | None = Field(default=None, ge=0, le=300)


class Trim(Kind[TrimOptions]):
    name = RemixKind.TRIM
    label = _("Cut it shorter")
    operation = Operation.STITCH
    Options = TrimOptions

    def board(self, options: TrimOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid moment_outside, length_out_of_range, nothing_cut."""
        (parent,) = parents
        end_s = parent.seconds if options.end_s is None else options.end_s
        if end_s > parent.seconds + SLACK_S:
            raise Invalid("moment_outside", _("The clip is not that long."), most=parent.seconds)
        seconds = min(end_s, parent.seconds) - options.start_s
        if seconds < LEAST_S:
            raise Invalid("length_out_of_range", _("At least one second has to stay."), least=LEAST_S)
        if seconds > parent.seconds - SLACK_S:
            raise Invalid("nothing_cut", _("That is the whole clip."))
        return film_board(film_shots(parent, start_s=options.start_s, seconds=seconds), parent.storyboard)

    def given(self, options: TrimOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return (film_of(parents[0], 0),)
