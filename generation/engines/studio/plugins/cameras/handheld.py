"""A camera in somebody's hand."""

from generation.engines.studio.plugins.base import CameraPlugin, Shift
from generation.engines.studio.stage.moment import Moment
from generation.storyboard.vocabulary import Term, TermKind, names


def shift(_moment: Moment, _reach: float) -> Shift:
    return Shift(shake=1.0)


PLUGIN = CameraPlugin(
    term=Term(
        kind=TermKind.CAMERA,
        id="handheld",
        en=names("handheld, hand held, shaky, shaky cam, selfie, vlog"),
        zh=names("手持镜头, 晃动, 自拍, 手持鏡頭, 晃動, 手持拍摄, 手持拍攝"),
    ),
    shift=shift,
)
