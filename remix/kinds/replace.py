"""One thing in another's place, where it was, as it moved."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.decisions import YES, Decision, no
from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard import edits
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.kinds.fields import Phrase
from remix.kinds.mentions import told
from remix.kinds.things import called, thing
from remix.states import RemixKind


class ReplaceOptions(Options):
    thing: Phrase
    by: Phrase


class Replace(Edited[ReplaceOptions]):
    name = RemixKind.REPLACE
    label = _("Replace something")
    operation = Operation.SWAP
    Options = ReplaceOptions

    def edit(self, options: ReplaceOptions, parent: Parent) -> edits.Edit:
        """Raises Invalid remix_incomplete, thing_unknown."""
        if not (options.thing and options.by):
            raise Invalid("remix_incomplete", _("Write what goes, and what comes."))
        comes = thing(options.by)
        if comes.glyph is None:
            raise Invalid("thing_unknown", _("There is no picture of this here."))
        return edits.Swap(handle=called(parent.storyboard, options.thing), by=comes)

    def fits(self, parent: Parent) -> Decision:
        return YES if any(shot.props for shot in parent.storyboard.shots) else no("nothing_in_it")

    def words(self, options: ReplaceOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, f"{options.thing} → {options.by}")
