"""A camera on a tripod."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(_moment: Moment, _reach: float) -> Shift:
    return Shift(shake=0.0)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="static",
        en=names("static shot, static camera, locked off, tripod, fixed camera, camera does not move"),
        zh=names("固定镜头, 镜头不动, 固定鏡頭, 鏡頭不動, 固定机位, 固定機位"),
    ),
    shift=shift,
)
