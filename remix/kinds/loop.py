"""The last frame leads into the first."""

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard import edits
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class Loop(Edited[Options]):
    name = RemixKind.LOOP
    label = _("Make it a loop")
    operation = Operation.LOOP
    Options = Options

    def edit(self, options: Options, parent: Parent) -> edits.Edit:
        return edits.Loop()
