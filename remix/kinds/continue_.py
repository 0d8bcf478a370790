"""What happens next: a clip that begins with the last frame of another."""

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

FRAME = "last-frame"


class ContinueOptions(Options):
    """`words` "": it goes on as it is. `seconds` is how long the new clip lasts."""

    words: fields.Words = ""
    seconds: float = Field(default=5.0, ge=1, le=300)


class Continue(Kind[ContinueOptions]):
    name = RemixKind.CONTINUE
    label = _("What happens next")
    operation = Operation.IMAGE_TO_VIDEO
    Options = ContinueOptions

    def board(self, options: ContinueOptions, parents: Sequence[Parent]) -> Storyboard:
        (parent,) = parents
        shots = from_frame(parent, options.words, at_s=end_of(parent), seconds=options.seconds, name=FRAME)
        return parent.storyboard.model_copy(update={"shots": shots, "loop": False, "not_understood": ()})

    def given(self, options: ContinueOptions, parents: Sequence[Parent]) -> tuple[Given, ...]:
        return (frame_of(parents[0], 0, end_of(parents[0]), FRAME),)

    def joins(self, options: ContinueOptions) -> tuple[str, ...]:
        return tuple(handle.casefold() for handle in mentions(options.words))

    def words(self, options: ContinueOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, options.words) if options.words else parents[0].words
