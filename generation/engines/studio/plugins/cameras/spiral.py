"""The camera closes in while it rolls upright."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(-0.05, 0.85, moment.progress)
    return Shift(
        roll=lerp(-0.55, 0.0, along),
        around=lerp(0.32, -0.04, along) * reach,
        zoom=lerp(1 - 0.24 * reach, 1 + 0.10 * reach, along),
    )


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="spiral",
        en=("spiral shot", "spiral", "spinning camera", "corkscrew", "rolling camera", "camera spins"),
        zh=("螺旋镜头", "螺旋鏡頭", "旋转镜头", "旋轉鏡頭", "旋转推进", "旋轉推進", "镜头旋转", "鏡頭旋轉"),
    ),
    shift=shift,
)
