"""The last frame leads into the first."""

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard import edits
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class LoopOptions(Options):
    """Nothing to choose."""


class Loop(Edited[LoopOptions]):
    name = RemixKind.LOOP
    label = _("Make it a loop")
    operation = Operation.LOOP
    told = False
    Options = LoopOptions

    def edit(self, options: LoopOptions, parent: Parent) -> edits.Edit:
        return edits.Loop()
