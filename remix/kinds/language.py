"""The lines in another language. Who remixes says them: nothing here translates."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.decisions import YES, Decision, no
from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard import schema
from generation.storyboard.schema import Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Phrase
from remix.kinds.speaking import respoken
from remix.states import RemixKind


class LanguageOptions(Options):
    """`texts` are all the lines, in order."""

    language: schema.Language
    texts: tuple[Phrase, ...] = Field(min_length=1, max_length=60)


class Language(Kind[LanguageOptions]):
    name = RemixKind.LANGUAGE
    label = _("Another language")
    operation = Operation.REVOICE
    Options = LanguageOptions

    def board(self, options: LanguageOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid lines_number with the `lines` that there are, remix_incomplete."""
        board = parents[0].storyboard
        there = sum(len(shot.lines) for shot in board.shots)
        if len(options.texts) != there:
            raise Invalid("lines_number", _("Write every line, and no more."), lines=there)
        if not all(options.texts):
            raise Invalid("remix_incomplete", _("Write what they say."))
        spoken = respoken(board, options.texts, language=options.language)
        return spoken.model_copy(update={"language": options.language})

    def fits(self, parent: Parent) -> Decision:
        return YES if any(shot.lines for shot in parent.storyboard.shots) else no("nothing_said")
