"""The camera walks along with the people, from one side to the other."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.08, 1.08, moment.progress)
    return Shift(
        around=lerp(0.30, -0.34, along) * reach,
        rise_m=-0.22 * reach,
        zoom=lerp(1.0, 1 + 0.10 * reach, along),
        shake=0.55,
    )


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="tracking",
        en=names("tracking shot, tracking, follow shot, following shot, steadicam, camera follows, follow cam"),
        zh=("跟拍", "跟随镜头", "跟隨鏡頭", "跟踪镜头", "跟蹤鏡頭", "镜头跟随", "鏡頭跟隨", "斯坦尼康"),
    ),
    shift=shift,
)
