"""Who turns texts into numbers: the site's own n-grams, or an encoder that the operator plugs in."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string
from numpy.typing import NDArray

from common.errors import Unavailable

Floats = NDArray[np.float32]


class EncoderFailed(Unavailable):
    """No usable answer; the message holds no text of anybody's."""


class SteerEncoder(Protocol):
    """A local or remote model, named by REPRISE_STEER_ENCODER as `package.module.Class`, made without arguments.

    `name` tells its vectors from those of another model or version: they are made anew when it changes.
    """

    name: str

    def encode(self, texts: Sequence[str]) -> Floats:
        """float32 [n, any one width], alike texts in like directions. Raises EncoderFailed; may take seconds."""
        ...


@cache
def plugged_in() -> SteerEncoder | None:
    """None while the operator named none: then nothing leaves the site and no weights are needed."""
    if not settings.STEER_ENCODER:
        return None
    made: SteerEncoder = import_string(settings.STEER_ENCODER)()
    return made
