"""Other words, same people: a whole new story in the same length, or changes to the one there is."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation import planning
from generation.contracts import Operation
from generation.requests import JobRequest
from generation.storyboard.changing import Changed, changed
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Storyboard
from remix.contracts import Options, Parent
from remix.kinds import fields
from remix.kinds.base import Kind
from remix.kinds.leaving import without
from remix.kinds.mentions import told, unnamed
from remix.states import RemixKind


class WordsOptions(Options):
    words: fields.Words


class Words(Kind[WordsOptions]):
    name = RemixKind.WORDS
    label = _("Change the words")
    operation = Operation.TEXT_TO_VIDEO
    Options = WordsOptions

    def board(self, options: WordsOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid remix_incomplete, words_not_understood, and what planning raises."""
        (parent,) = parents
        if not options.words:
            raise Invalid("remix_incomplete", _("Write what should be different."))
        if (edit := _edited(options, parent)) is not None:
            if edit.storyboard == parent.storyboard:
                missed = list(edit.not_understood)
                raise Invalid("words_not_understood", _("These words change nothing here."), words=missed)
            board = edit.storyboard.model_copy(update={"not_understood": edit.not_understood})
            for handle in self.leaves(options, parents):
                board = without(board, handle)
            return board
        cast = tuple(dict.fromkeys((*mentions(options.words), *parent.cast)))
        request = JobRequest(prompt=options.words)
        return planning.plan(request, cast=cast, me=planning.ME, seconds=parent.storyboard.seconds, seed=parent.seed)

    def joins(self, options: WordsOptions) -> tuple[str, ...]:
        return tuple(handle.casefold() for handle in mentions(options.words))

    def leaves(self, options: WordsOptions, parents: Sequence[Parent]) -> frozenset[str]:
        """Those whom the words take out of the scenes. A whole new story shows everybody, or asks them all the same."""
        edit = _edited(options, parents[0])
        after = parents[0].storyboard.handles if edit is None else edit.storyboard.handles
        return frozenset(parents[0].storyboard.handles) & frozenset(parents[0].cast) - frozenset(after)

    def words(self, options: WordsOptions, parents: Sequence[Parent]) -> str:
        if _edited(options, parents[0]) is None:
            return options.words
        before = parents[0].words
        for handle in self.leaves(options, parents):
            before = unnamed(before, handle, parents[0].storyboard.language)
        return told(before, options.words)


def _edited(options: WordsOptions, parent: Parent) -> Changed | None:
    return changed(parent.storyboard, options.words, vocabulary=planning.vocabulary(), glyphs=planning.glyphs())
