"""Other words, same people: a whole new story in the same length, or changes to the one there is."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation import planning
from generation.contracts import Operation
from generation.requests import JobRequest
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Storyboard
from remix.contracts import Options, Parent
from remix.kinds import fields
from remix.kinds.base import Kind
from remix.states import RemixKind


class WordsOptions(Options):
    words: fields.Words


class Words(Kind[WordsOptions]):
    name = RemixKind.WORDS
    label = _("Change the words")
    operation = Operation.TEXT_TO_VIDEO
    Options = WordsOptions

    def board(self, options: WordsOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid remix_incomplete, and what planning raises."""
        (parent,) = parents
        if not options.words:
            raise Invalid("remix_incomplete", _("Write what should be different."))
        cast = tuple(dict.fromkeys((*mentions(options.words), *parent.cast)))
        request = JobRequest(prompt=options.words)
        return planning.plan(request, cast=cast, me=planning.ME, seconds=parent.storyboard.seconds, seed=parent.seed)

    def joins(self, options: WordsOptions) -> tuple[str, ...]:
        return tuple(handle.casefold() for handle in mentions(options.words))

    def words(self, options: WordsOptions, parents: Sequence[Parent]) -> str:
        return options.words
