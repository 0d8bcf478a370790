"""Somebody, with their lines, or something leaves."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.decisions import YES, Decision, no
from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Who
from remix.kinds.leaving import without
from remix.kinds.mentions import unnamed
from remix.kinds.things import called
from remix.states import RemixKind


class RemoveOptions(Options):
    """A handle, or what a thing is called."""

    what: Who


class Remove(Kind[RemoveOptions]):
    name = RemixKind.REMOVE
    label = _("Take somebody or something out")
    operation = Operation.REMOVE
    Options = RemoveOptions

    def board(self, options: RemoveOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid remix_incomplete; SpecRejected `edit_refused` where nobody and nothing is called so."""
        (parent,) = parents
        if not options.what:
            raise Invalid("remix_incomplete", _("Choose who or what leaves."))
        if self.leaves(options, parents):
            return without(parent.storyboard, options.what)
        return edits.apply(parent.storyboard, edits.Remove(handle=called(parent.storyboard, options.what)))

    def leaves(self, options: RemoveOptions, parents: Sequence[Parent]) -> frozenset[str]:
        return frozenset({options.what}) & frozenset(parents[0].cast)

    def fits(self, parent: Parent) -> Decision:
        there = parent.cast or any(shot.props or shot.subjects for shot in parent.storyboard.shots)
        return YES if there else no("nothing_in_it")

    def words(self, options: RemoveOptions, parents: Sequence[Parent]) -> str:
        return unnamed(parents[0].words, options.what, parents[0].storyboard.language)
