"""The same clip in another look."""

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import Name
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class RestyleOptions(Options):
    style: Name


class Restyle(Edited[RestyleOptions]):
    name = RemixKind.RESTYLE
    label = _("Change the style")
    operation = Operation.RESTYLE
    Options = RestyleOptions

    def edit(self, options: RestyleOptions, parent: Parent) -> edits.Edit:
        return edits.Restyle(style=options.style)
