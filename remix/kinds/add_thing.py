"""Something comes in."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation, SpecRejected
from generation.storyboard.schema import PathPoint, PropMotion, Shot, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.fields import Phrase
from remix.kinds.mentions import told
from remix.kinds.shots import in_shots
from remix.kinds.things import thing
from remix.states import RemixKind

MOST_PROPS = 24
"""Of a shot, by the schema."""


class AddThingOptions(Options):
    """`thing` in words; `shot` counts from 0, None is every one."""

    thing: Phrase
    shot: int | None = None
    motion: PropMotion = "static"
    count: int = Field(default=1, ge=1, le=60)
    path: tuple[PathPoint, ...] = Field(default=(), max_length=24)


class AddThing(Kind[AddThingOptions]):
    name = RemixKind.ADD_THING
    label = _("Add something")
    operation = Operation.ADD
    Options = AddThingOptions

    def board(self, options: AddThingOptions, parents: Sequence[Parent]) -> Storyboard:
        """Raises Invalid remix_incomplete, thing_unknown; SpecRejected edit_refused."""
        if not options.thing:
            raise Invalid("remix_incomplete", _("Write what comes in."))
        prop = thing(options.thing)
        if prop.glyph is None:
            raise Invalid("thing_unknown", _("There is no picture of this here."))
        comes = prop.model_copy(update={"motion": options.motion, "count": options.count, "path": options.path})

        def filled(shot: Shot) -> Shot:
            if len(shot.props) >= MOST_PROPS:
                raise SpecRejected("there is no room for more things", code="edit_refused")
            return shot.model_copy(update={"props": (*shot.props, comes)})

        return in_shots(parents[0].storyboard, options.shot, filled)

    def words(self, options: AddThingOptions, parents: Sequence[Parent]) -> str:
        return told(parents[0].words, f"+ {options.thing}")
