"""What is said, written below; or no more."""

from django.utils.translation import gettext_lazy as _

from common.decisions import YES, Decision, no
from generation.contracts import Operation
from generation.storyboard import edits
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class CaptionOptions(Options):
    captions: bool = True


class Caption(Edited[CaptionOptions]):
    name = RemixKind.CAPTION
    label = _("Captions")
    operation = Operation.CAPTION
    told = False
    Options = CaptionOptions

    def edit(self, options: CaptionOptions, parent: Parent) -> edits.Edit:
        return edits.Caption(captions=options.captions)

    def fits(self, parent: Parent) -> Decision:
        return YES if any(shot.lines for shot in parent.storyboard.shots) else no("nothing_said")
