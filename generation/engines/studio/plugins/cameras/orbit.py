"""The camera circles the people a little."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(around=lerp(-0.23, 0.23, along) * reach)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="orbit",
        en=names("orbit, orbits, orbiting, circle around, circles around, arc shot, 360"),
        zh=names("环绕, 绕着, 环绕镜头, 環繞, 繞著, 環繞鏡頭"),
    ),
    shift=shift,
)
