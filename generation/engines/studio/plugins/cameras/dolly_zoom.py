"""The lens grows longer while the camera backs away: people stay, the place behind them swells."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.curves import lerp, smooth
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(moment: Moment, reach: float) -> Shift:
    along = smooth(0.08, 0.92, moment.progress)
    return Shift(lens=lerp(0.72, 1.55, along), zoom=1 + 0.04 * reach * along, shake=0.05)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="dolly_zoom",
        en=("dolly zoom", "vertigo effect", "vertigo shot", "zolly", "hitchcock zoom", "vertigo zoom"),
        zh=names("希区柯克变焦, 希區柯克變焦, 滑动变焦, 滑動變焦, 眩晕镜头, 眩暈鏡頭, 推拉变焦, 推拉變焦"),
    ),
    shift=shift,
)
