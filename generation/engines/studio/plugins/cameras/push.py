"""The camera comes nearer."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(zoom=lerp(1 - 0.13 * reach, 1 + 0.11 * reach, along))


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="push",
        en=names("push in, pushes in, pushing in, dolly in, zoom in, zooms in, zooming in, slow zoom, zoom"),
        zh=names("推近, 拉近, 推镜, 镜头推进, 放大, 推鏡, 鏡頭推進"),
    ),
    shift=shift,
)
