"""Other lines for the same people."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Phrase, Who
from remix.kinds.speaking import respoken
from remix.states import RemixKind


class LinesOptions(Options):
    """In the place of the lines there are, in order; those beyond follow the last. `speaker` None: everybody's."""

    texts: tuple[Phrase, ...] = Field(min_length=1, max_length=60)
    speaker: Who | None = None


class Lines(Kind[LinesOptions]):
    name = RemixKind.LINES
    label = _("Change what is said")
    operation = Operation.REVOICE
    Options = LinesOptions

    def board(self, options: LinesOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid remix_incomplete; SpecRejected edit_refused."""
        if not all(options.texts):
            raise Invalid("remix_incomplete", _("Write what they say."))
        return respoken(parents[0].storyboard, options.texts, speaker=options.speaker)
