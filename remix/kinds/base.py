"""What a kind of remix is: one small file with a subclass, and one line in remix/kinds/__init__.py."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.utils.functional import Promise

from common.decisions import YES, Decision
from generation.contracts import Operation
from generation.storyboard.schema import Storyboard
from remix.contracts import Given, Options, Parent
from remix.states import RemixKind

OptionsT = TypeVar("OptionsT", bound=Options)


class Kind(Generic[OptionsT]):
    """From its parents' storyboards to the child's. Pure: it reads rows it is given, asks nobody and stores nothing.

    `parents` are how many clips it takes at least and at most. `board` raises Invalid (remix_incomplete, or what it can
    not do) or SpecRejected (`edit_refused`) before any work. `told`: words say what changes, also to an engine that
    knows nothing else.
    """

    name: ClassVar[RemixKind]
    label: ClassVar[str | Promise]
    operation: ClassVar[Operation]
    parents: ClassVar[tuple[int, int]] = (1, 1)
    told: ClassVar[bool] = True
    Options: ClassVar[type[Options]]

    @property
    def least(self) -> int:
        return self.parents[0]

    @property
    def most(self) -> int:
        return self.parents[1]

    def board(self, options: OptionsT, parents: Sequence[Parent]) -> Storyboard:
        """The child's whole storyboard: the parent's with what changes changed."""
        raise NotImplementedError

    def leaves(self, options: OptionsT, parents: Sequence[Parent]) -> frozenset[str]:
        """Handles of those whom the child does not show any more: they alone are not asked."""
        return frozenset()

    def joins(self, options: OptionsT) -> tuple[str, ...]:
        """Handles of those who come in, and are asked."""
        return ()

    def words(self, options: OptionsT, parents: Sequence[Parent]) -> str:
        """The child's prompt, as it is shown and as rules read it beside the storyboard."""
        return parents[0].words

    def given(self, options: OptionsT, parents: Sequence[Parent]) -> tuple[Given, ...]:
        """Files of the parents that the child is made from."""
        return ()

    def size(self, options: OptionsT, parents: Sequence[Parent]) -> tuple[int, int]:
        """Width and height of the child in pixels."""
        return parents[0].width, parents[0].height

    def fits(self, parent: Parent) -> Decision:
        """Whether this clip has what the kind changes; who may is another question (remix.policies)."""
        return YES

    def read(self, data: dict[str, Any], *, me: str) -> OptionsT:
        """Options from JSON; `@me` in them is `me`. Raises pydantic's ValidationError."""
        return cast("OptionsT", self.Options.model_validate(data, context={"me": me}))
