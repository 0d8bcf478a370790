"""The camera comes down from above."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(rise_m=lerp(0.55, -0.10, along) * reach, zoom=lerp(1 - 0.12 * reach, 1 + 0.04 * reach, along))


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="crane",
        en=names("crane, crane up, crane shot, crane down, tilt up, rises up"),
        zh=names("摇臂, 升降镜头, 镜头升起, 搖臂, 升降鏡頭, 鏡頭升起"),
    ),
    shift=shift,
)
