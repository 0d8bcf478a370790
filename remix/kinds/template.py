"""The clip as a template: its scenes with other people, words and things."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.decisions import YES, Decision, no
from generation import planning
from generation.contracts import Operation
from generation.storyboard.schema import Storyboard
from generation.storyboard.templates import MOST_SLOTS, fill, slots, template_of
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Phrase
from remix.kinds.mentions import unnamed
from remix.states import RemixKind


class TemplateOptions(Options):
    """By the name of the slot, as the list of kinds shows them: everybody who was in it needs somebody else, or
    themselves; other slots keep what was there.
    """

    values: dict[str, Phrase] = Field(max_length=MOST_SLOTS)


class Template(Kind[TemplateOptions]):
    name = RemixKind.TEMPLATE
    label = _("Use as a template")
    operation = Operation.TEXT_TO_VIDEO
    Options = TemplateOptions

    def board(self, options: TemplateOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises SpecRejected too_many_parts, slot_empty, slot_unknown, slot_too_long."""
        found = template_of(parents[0].storyboard, "remix")
        return fill(found, options.values, vocabulary=planning.vocabulary(), glyphs=planning.glyphs())

    def fits(self, parent: Parent) -> Decision:
        return YES if len(slots(parent.storyboard)) <= MOST_SLOTS else no("too_many_parts")

    def leaves(self, options: TemplateOptions, parents: Sequence[Parent]) -> frozenset[str]:
        return frozenset(parents[0].cast) & frozenset(parents[0].storyboard.handles) - self._filled(options)

    def words(self, options: TemplateOptions, parents: Sequence[Parent]) -> str:
        """What was said of it, about nobody; who is in it now and what is said is in the storyboard."""
        words = parents[0].words
        for handle in self.leaves(options, parents):
            words = unnamed(words, handle, parents[0].storyboard.language)
        return words

    @staticmethod
    def _filled(options: TemplateOptions) -> frozenset[str]:
        return frozenset(value.lstrip("@").casefold() for value in options.values.values())
