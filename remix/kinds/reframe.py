"""The same clip in a frame of another shape: high, wide or square."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from generation.contracts import Operation
from remix.contracts import Options, Parent
from remix.kinds.resized import Resized
from remix.kinds.sizes import Shape, in_shape
from remix.states import RemixKind


class ReframeOptions(Options):
    """The length of its short side stays as near as what is offered allows."""

    shape: Shape


class Reframe(Resized[ReframeOptions]):
    name = RemixKind.REFRAME
    label = _("Change the frame")
    operation = Operation.REFRAME
    Options = ReframeOptions

    def size(self, options: ReframeOptions, parents: Sequence[Parent]) -> tuple[int, int]:
        """Raises Invalid size_not_offered, same_size."""
        own = (parents[0].width, parents[0].height)
        if (size := in_shape(options.shape, own)) is None:
            raise Invalid("size_not_offered", _("Clips of this size are not made here."))
        if size == own:
            raise Invalid("same_size", _("The clip has this frame already."))
        return size
