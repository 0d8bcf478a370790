"""What a video must be to be looked at: asked of its bytes alone, in the web process, with no decoder."""

from django.utils.translation import gettext_lazy as _

from common.errors import Invalid
from vision.capture.limits import LONGEST_PX, MAX_BYTES
from vision.media.errors import MediaError
from vision.media.header import frame_size

FAULTS = {
    "video_too_large": _("A video has at most 30 MB."),
    "unsupported_video_format": _("This file is no video. Please send WebM or MP4."),
    "video_not_understood": _("The video is cut short or damaged."),
    "video_too_many_pixels": _("The video is larger than 1920 pixels. Choose a smaller picture in your camera."),
    "video_too_long": _("The video lasts longer than 30 seconds."),
}
"""Also those that a worker may find."""


def check_video(video: bytes) -> None:
    """Raises Invalid with one of FAULTS."""
    if not 0 < len(video) <= MAX_BYTES:
        raise Invalid("video_too_large", FAULTS["video_too_large"])
    try:
        width, height = frame_size(video)
    except MediaError as error:
        raise Invalid(error.code, FAULTS[error.code]) from None
    if max(width, height) > LONGEST_PX:
        raise Invalid("video_too_many_pixels", FAULTS["video_too_many_pixels"])
