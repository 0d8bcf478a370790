"""One likeness in another's place: who leaves is not asked and not shown, who comes is."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.decisions import YES, Decision, no
from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import Shot, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Who
from remix.kinds.joining import joined
from remix.kinds.mentions import naming, renamed
from remix.states import RemixKind


class SwapOptions(Options):
    replaced: Who
    newcomer: Who


class Swap(Kind[SwapOptions]):
    name = RemixKind.SWAP
    label = _("Swap somebody")
    operation = Operation.SWAP
    Options = SwapOptions

    def board(self, options: SwapOptions, parents: Sequence[Parent]) -> Storyboard:
        """Where the one who leaves was cast and never drawn, the newcomer joins. Raises Invalid remix_incomplete."""
        (parent,) = parents
        board = parent.storyboard
        if not options.newcomer:
            raise Invalid("remix_incomplete", _("Choose who comes in."))
        if options.replaced not in {*parent.cast, *board.handles}:
            raise Invalid("remix_incomplete", _("Choose who leaves: somebody who is in the clip."))
        if options.replaced not in board.handles:
            return joined(board, options.newcomer)
        swapped = edits.apply(board, edits.Swap(handle=options.replaced, by=options.newcomer))
        return swapped.model_copy(update={"shots": tuple(_retold(shot, options) for shot in swapped.shots)})

    def fits(self, parent: Parent) -> Decision:
        return YES if parent.cast else no("nobody_in_it")

    def leaves(self, options: SwapOptions, parents: Sequence[Parent]) -> frozenset[str]:
        return frozenset({options.replaced})

    def joins(self, options: SwapOptions) -> tuple[str, ...]:
        return (options.newcomer,)

    def words(self, options: SwapOptions, parents: Sequence[Parent]) -> str:
        return naming(renamed(parents[0].words, options.replaced, options.newcomer), options.newcomer)


def _retold(shot: Shot, options: SwapOptions) -> Shot:
    return shot.model_copy(update={"text": renamed(shot.text, options.replaced, options.newcomer)})
