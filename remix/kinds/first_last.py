"""From one clip's frame to another's: what lies between them is new."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from generation.contracts import Operation
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Storyboard
from remix.contracts import Given, Options, Parent
from remix.kinds import fields
from remix.kinds.base import Kind
from remix.kinds.frames import end_of, frame_of, from_frame
from remix.kinds.mentions import told
from remix.states import RemixKind

FIRST, LAST = "first-frame", "last-frame"


class FirstLastOptions(Options):
    """`words` "": as it is in the first clip. `first_s` is the second of the first clip whose frame it begins as, None
    its last one; `last_s` the second of the other clip, or of the same, whose frame it ends as, None its first one.
    """

    words: fields.Words = ""
    seconds: float = Field(default=5.0, ge=1, le=300)
    first_s: float | None = Field(default=None, ge=0, le=300)
    last_s: float | None = Field(default=None, ge=0, le=300)


class FirstLast(Kind[FirstLastOptions]):
    name = RemixKind.FIRST_LAST
    label = _("From one frame to another")
    operation = Operation.FIRST_LAST_FRAME
    parents = (1, 2)
    Options = FirstLastOptions

    def board(self, options: FirstLastOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid moment_outside."""
        first, _last = self.given(options, parents)
        parent = parents[0]
        shots = from_frame(parent, options.words, at_s=first.at_s, seconds=options.seconds, name=FIRST)
        ending = shots[-1].model_copy(update={"last_frame": LAST})
        update = {"shots": (*shots[:-1], ending), "loop": False, "not_understood": ()}
        return parent.storyboard.model_copy(update=update)

    def given(self, options: FirstLastOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        first_s = end_of(parents[0]) if options.first_s is None else options.first_s
        other = len(parents) - 1
        return (
            frame_of(parents[0], 0, first_s, FIRST),
            frame_of(parents[other], other, options.last_s or 0.0, LAST),
        )

    def joins(self, options: FirstLastOptions) -> tuple[str, ...]:
        return tuple(handle.casefold() for handle in mentions(options.words))

    def words(self, options: FirstLastOptions, parents: Sequence[Parent]) -> str:
        words = parents[0].words
        for more in (*(parent.words for parent in parents[1:]), options.words):
            words = told(words, more) if more else words
        return words
