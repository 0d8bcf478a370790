"""The same people and deeds somewhere else."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from generation.contracts import Operation
from generation.storyboard.schema import Name, Shot, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.shots import in_shots
from remix.states import RemixKind


class PlaceOptions(Options):
    """`shot` counts from 0; None is every one."""

    setting: Name
    shot: int | None = None


class Place(Kind[PlaceOptions]):
    name = RemixKind.PLACE
    label = _("Change the place")
    operation = Operation.VIDEO_TO_VIDEO
    Options = PlaceOptions

    def board(self, options: PlaceOptions, parents: Sequence[Parent]) -> Storyboard:
        def moved(shot: Shot) -> Shot:
            return shot.model_copy(update={"setting": options.setting})

        return in_shots(parents[0].storyboard, options.shot, moved)
