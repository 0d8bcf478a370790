"""The clip's scenes, edited card by card."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard import schema
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.mentions import unnamed
from remix.states import RemixKind


class StoryboardOptions(Options):
    """The whole storyboard of the child. Who was in it and is not any more is not asked."""

    storyboard: schema.Storyboard


class Storyboard(Kind[StoryboardOptions]):
    name = RemixKind.STORYBOARD
    label = _("Edit the scenes")
    operation = Operation.TEXT_TO_VIDEO
    Options = StoryboardOptions

    def board(self, options: StoryboardOptions, parents: Sequence[Parent]) -> schema.Storyboard:
        return options.storyboard

    def leaves(self, options: StoryboardOptions, parents: Sequence[Parent]) -> frozenset[str]:
        drawn = frozenset(parents[0].cast) & frozenset(parents[0].storyboard.handles)
        return drawn - {handle.casefold() for handle in options.storyboard.handles}

    def words(self, options: StoryboardOptions, parents: Sequence[Parent]) -> str:
        words = parents[0].words
        for handle in self.leaves(options, parents):
            words = unnamed(words, handle, parents[0].storyboard.language)
        return words
