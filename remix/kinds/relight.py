"""The same clip at another time of day."""

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import Daytime
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class RelightOptions(Options):
    time: Daytime


class Relight(Edited[RelightOptions]):
    name = RemixKind.RELIGHT
    label = _("Change the light")
    operation = Operation.RELIGHT
    Options = RelightOptions

    def edit(self, options: RelightOptions, parent: Parent) -> edits.Edit:
        return edits.Relight(time=options.time)
