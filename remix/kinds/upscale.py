"""The same clip with more pixels."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from common.decisions import YES, Decision, no
from common.errors import Invalid
from generation.contracts import Operation
from remix.contracts import Options, Parent
from remix.kinds.resized import Resized
from remix.kinds.sizes import larger
from remix.states import RemixKind


class UpscaleOptions(Options):
    """`side_px` is the short side, one of those offered; None the longest there is."""

    side_px: int | None = Field(default=None, ge=64, le=4096)


class Upscale(Resized[UpscaleOptions]):
    name = RemixKind.UPSCALE
    label = _("Make it sharper")
    operation = Operation.UPSCALE
    Options = UpscaleOptions

    def size(self, options: UpscaleOptions, parents: Sequence[Parent]) -> tuple[int, int]:
        """Raises Invalid largest_already, size_not_offered."""
        able = larger((parents[0].width, parents[0].height))
        if not able:
            raise Invalid("largest_already", _("Clips are not made larger than this one here."))
        wanted = [size for size in able if options.side_px in (None, min(size))]
        if not wanted:
            sizes = [min(size) for size in able]
            raise Invalid("size_not_offered", _("Clips of this size are not made here."), sizes=sizes)
        return wanted[-1]

    def fits(self, parent: Parent) -> Decision:
        return YES if larger((parent.width, parent.height)) else no("largest_already")
