"""Other voices for the same lines."""

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.decisions import YES, Decision, no
from generation.contracts import Operation
from generation.storyboard import edits
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.kinds.fields import Who
from remix.states import RemixKind


class RevoiceOptions(Options):
    """`voice` names an installed one; `speaker` None is everybody."""

    voice: str = Field(min_length=1, max_length=60)
    speaker: Who | None = None


class Revoice(Edited[RevoiceOptions]):
    name = RemixKind.REVOICE
    label = _("Change the voice")
    operation = Operation.REVOICE
    Options = RevoiceOptions

    def edit(self, options: RevoiceOptions, parent: Parent) -> edits.Edit:
        return edits.Revoice(voice=options.voice, speaker=options.speaker)

    def fits(self, parent: Parent) -> Decision:
        return YES if any(shot.lines for shot in parent.storyboard.shots) else no("nothing_said")
