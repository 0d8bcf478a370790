"""The camera draws back."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(zoom=lerp(1 + 0.12 * reach, 1 - 0.13 * reach, along))


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="pull",
        en=names("pull back, pulls back, pulling back, dolly out, zoom out, zooms out, zooming out, pull out"),
        zh=names("拉远, 后拉, 拉镜, 缩小, 拉遠, 後拉, 拉鏡, 縮小"),
    ),
    shift=shift,
)
