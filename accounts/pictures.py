"""Pictures that people send: vision's safe way in, with refusals in the reader's language."""

from collections.abc import Callable

import numpy as np
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from vision.contracts import VisionError
from vision.picture import open_cutout, open_picture

FAULTS = {
    "image_too_large": _("The file is larger than 15 MB."),
    "not_an_image": _("This file is not a picture."),
    "unsupported_format": _("Please send a JPEG, PNG or WebP picture."),
    "image_too_many_pixels": _("The picture has more than 40 million pixels."),
    "image_too_small": _("The picture is smaller than 128 pixels."),
    "image_truncated": _("The file is cut short or damaged."),
}
"""Every code that vision.picture refuses with."""


def read_picture(data: bytes) -> np.ndarray:
    """uint8 [H, W, 3] sRGB, upright, on white. Raises Invalid with one of FAULTS."""
    return _read(open_picture, data)


def read_cutout(data: bytes) -> np.ndarray:
    """uint8 [H, W, 4] sRGB, upright, with its transparency. Raises Invalid with one of FAULTS."""
    return _read(open_cutout, data)


def _read(opened: Callable[[bytes], np.ndarray], data: bytes) -> np.ndarray:
    try:
        return opened(data)
    except VisionError as error:
        raise Invalid(error.code, FAULTS[error.code]) from None
