"""Other music under the same clip."""

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import Music, Name
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.states import RemixKind


class RescoreOptions(Options):
    """What is None stays; `mood` none is no music at all; another mood brings its own genre."""

    mood: Name | None = None
    genre: Name | None = None
    bpm: int | None = Field(default=None, ge=50, le=200)


class Rescore(Edited[RescoreOptions]):
    name = RemixKind.RESCORE
    label = _("Change the music")
    operation = Operation.RESCORE
    Options = RescoreOptions

    def edit(self, options: RescoreOptions, parent: Parent) -> edits.Edit:
        changes = options.model_dump(exclude={"seed"}, exclude_none=True)
        if not changes:
            raise Invalid("remix_incomplete", _("Choose how the music should be."))
        before = dict(parent.storyboard.music)
        if options.mood and not options.genre:
            before["genre"] = None
        return edits.Rescore(music=Music.model_validate(before | changes))
