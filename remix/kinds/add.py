"""One more likeness: "join in"."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import Name, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Who
from remix.kinds.joining import joined
from remix.kinds.mentions import naming
from remix.states import RemixKind


class AddOptions(Options):
    """`action` None: what the others do."""

    newcomer: Who
    action: Name | None = None


class Add(Kind[AddOptions]):
    name = RemixKind.ADD
    label = _("Add somebody")
    operation = Operation.ADD
    Options = AddOptions

    def board(self, options: AddOptions, parents: Sequence[Parent]) -> Storyboard:
        if not options.newcomer:
            raise Invalid("remix_incomplete", _("Choose who comes in."))
        return joined(parents[0].storyboard, options.newcomer, action=options.action)

    def joins(self, options: AddOptions) -> tuple[str, ...]:
        return (options.newcomer,)

    def words(self, options: AddOptions, parents: Sequence[Parent]) -> str:
        return naming(parents[0].words, options.newcomer)
