"""The camera floats, as if weightless."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import drift
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    t = moment.t_s
    return Shift(
        side_m=0.16 * reach * drift(t, 0.4, 0.16),
        rise_m=0.20 * reach * drift(t, 2.0, 0.13),
        around=0.12 * reach * drift(t, 3.1, 0.11),
        roll=0.06 * drift(t, 1.2, 0.12),
        zoom=1 + 0.06 * reach * drift(t, 4.4, 0.10),
        shake=0.0,
    )


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="drift",
        en=names("floating camera, drifting camera, camera drifts, camera floats, weightless camera, dreamy camera"),
        zh=("漂浮镜头", "漂浮鏡頭", "飘移镜头", "飄移鏡頭", "悬浮镜头", "懸浮鏡頭", "浮动镜头", "浮動鏡頭"),
    ),
    shift=shift,
)
