"""Kinds that are one edit of one parent's storyboard."""

from collections.abc import Sequence
from typing import ClassVar

from generation.contracts import Operation
from generation.storyboard.edits import Edit, apply
from generation.storyboard.schema import Storyboard
from remix.contracts import Parent
from remix.kinds.base import Kind, OptionsT


class Edited(Kind[OptionsT]):
    """`edit` is the edit of generation.storyboard.edits; what it does not touch stays as it was."""

    operation: ClassVar[Operation]

    def edit(self, options: OptionsT, parent: Parent) -> Edit:
        raise NotImplementedError

    def board(self, options: OptionsT, parents: Sequence[Parent]) -> Storyboard:
        return apply(parents[0].storyboard, self.edit(options, parents[0]))
