"""One frame of a storyboard for whoever edits it. It shows drawn people in the place of those cast: no likeness is
touched, so nobody is asked.
"""

import io

from django.utils.translation import gettext_lazy as _
from PIL import Image

from common.errors import Invalid, Unavailable
from generation import planning
from generation.contracts import EngineError, SpecRejected
from generation.storyboard.schema import Storyboard

QUALITY = 78
RETRY_S = 1
SEED = 1


def still(storyboard: Storyboard, *, at_s: float, width_px: int, height_px: int) -> bytes:
    """A WebP picture. Raises Invalid `storyboard_rejected`, `moment_out_of_range`; Unavailable `still_busy` (try again
    soon), `still_unavailable`.
    """
    planning.check_storyboard(storyboard)
    if not 0 <= at_s <= storyboard.seconds:
        raise Invalid("moment_out_of_range", _("The storyboard has no such moment."), most=storyboard.seconds)
    try:
        pixels = planning.studio().still(storyboard, at_s=at_s, width=width_px, height=height_px, seed=SEED)
    except SpecRejected as refusal:
        raise Invalid("storyboard_rejected", planning.NOT_INSTALLED) from refusal
    except EngineError as failure:
        if failure.code == "still_busy":
            raise Unavailable("still_busy", _("Another preview is being drawn."), retry_after_s=RETRY_S) from None
        raise Unavailable("still_unavailable", _("This scene can not be previewed now.")) from None
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "WEBP", quality=QUALITY)
    return stream.getvalue()
