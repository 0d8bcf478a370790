"""Another eye on the same scene."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.errors import Invalid
from generation.contracts import Operation
from generation.storyboard.schema import CameraKey, Framing, Name, Shot, Storyboard
from remix.contracts import Options, Parent
from remix.kinds.base import Kind
from remix.kinds.shots import in_shots
from remix.states import RemixKind


class CameraOptions(Options):
    """What is None stays; `shot` counts from 0, None is every one. `camera` are keys over the framing and the move."""

    shot: int | None = None
    framing: Framing | None = None
    move: Name | None = None
    camera: tuple[CameraKey, ...] | None = Field(default=None, max_length=24)


class Camera(Kind[CameraOptions]):
    name = RemixKind.CAMERA
    label = _("Move the camera")
    operation = Operation.CAMERA
    Options = CameraOptions

    def board(self, options: CameraOptions, parents: Sequence[Parent]) -> Storyboard:
        changes: dict[str, object] = {}
        for key in ("framing", "move"):
            if (value := getattr(options, key)) is not None:
                changes[key] = value
        if options.camera is not None:
            changes["camera"] = tuple(sorted(options.camera, key=lambda key: key.at))
        if not changes:
            raise Invalid("remix_incomplete", _("Choose what the camera does."))

        def seen(shot: Shot) -> Shot:
            return shot.model_copy(update=changes)

        return in_shots(parents[0].storyboard, options.shot, seen)
