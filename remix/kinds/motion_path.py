"""A way drawn on the frame, which somebody or something takes."""

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.decisions import YES, Decision, no
from generation.contracts import Operation
from generation.storyboard import edits
from generation.storyboard.schema import PathPoint
from remix.contracts import Options, Parent
from remix.kinds.edited import Edited
from remix.kinds.fields import Who
from remix.kinds.things import called
from remix.states import RemixKind


class MotionPathOptions(Options):
    """`who` is a handle or what a thing is called; `shot` counts from 0."""

    who: Who
    path: tuple[PathPoint, ...] = Field(min_length=1, max_length=24)
    shot: edits.ShotNumber = 0


class MotionPath(Edited[MotionPathOptions]):
    name = RemixKind.MOTION_PATH
    label = _("Draw a way")
    operation = Operation.MOTION_PATH
    told = False
    Options = MotionPathOptions

    def edit(self, options: MotionPathOptions, parent: Parent) -> edits.Edit:
        board = parent.storyboard
        who = options.who if options.who in board.handles else called(board, options.who)
        path = tuple(sorted(options.path, key=lambda point: point.at))
        return edits.MotionPath(shot=options.shot, handle=who, path=path)

    def fits(self, parent: Parent) -> Decision:
        there = any(shot.subjects or shot.props for shot in parent.storyboard.shots)
        return YES if there else no("nothing_in_it")
