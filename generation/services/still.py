"""One frame of a storyboard for whoever edits it. It shows drawn people in the place of those cast: no likeness is
touched, so nobody is asked. Films of clips are shown as they are, to whom the caller lets see them.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from django.utils.translation import gettext_lazy as _
from PIL import Image

from common import store
from common.errors import Invalid, Unavailable
from generation import planning
from generation.contracts import EngineError, EngineUnavailable, SpecRejected
from generation.media.errors import MediaError
from generation.media.material import frame_of
from generation.models import Clip
from generation.storyboard.schema import Material, Storyboard

QUALITY = 78
RETRY_S = 1
READING = BoundedSemaphore(2)
"""Films that are copied and decoded for stills at one time: a file each, whatever its length."""
SEED = 1
UNAVAILABLE = _("This scene can not be previewed now.")


def still(
    storyboard: Storyboard, *, at_s: float, width_px: int, height_px: int, films: Mapping[str, Clip] | None = None
) -> bytes:
    """A WebP picture; `films` are what shots may show, by reference. Raises Invalid `storyboard_rejected`,
    `moment_out_of_range`; Unavailable `still_busy` (try again soon), `still_unavailable`.
    """
    films = films or {}
    planning.check_storyboard(storyboard, films)
    if not 0 <= at_s <= storyboard.seconds:
        raise Invalid("moment_out_of_range", _("The storyboard has no such moment."), most=storyboard.seconds)
    try:
        pictures = _frames(storyboard, at_s, films) if films else {}
        pixels = planning.studio().still(
            storyboard, at_s=at_s, width=width_px, height=height_px, seed=SEED, pictures=pictures
        )
    except SpecRejected as refusal:
        raise Invalid("storyboard_rejected", planning.NOT_INSTALLED) from refusal
    except EngineError as failure:
        if failure.code == "still_busy":
            raise Unavailable("still_busy", _("Another preview is being drawn."), retry_after_s=RETRY_S) from None
        raise Unavailable("still_unavailable", UNAVAILABLE) from None
    except (FileNotFoundError, MediaError) as gone:
        raise Unavailable("still_unavailable", UNAVAILABLE) from gone
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "WEBP", quality=QUALITY)
    return stream.getvalue()


def _frames(storyboard: Storyboard, at_s: float, films: Mapping[str, Clip]) -> dict[str, bytes]:
    """PNGs of what the shot of this moment shows of the films. Raises EngineError `still_busy`."""
    if not READING.acquire(blocking=False):
        raise EngineUnavailable("films are being read for other stills", code="still_busy")
    try:
        return _shown_at(storyboard, at_s, films)
    finally:
        READING.release()


def _shown_at(storyboard: Storyboard, at_s: float, films: Mapping[str, Clip]) -> dict[str, bytes]:
    begins = 0.0
    for shot in storyboard.shots:
        if at_s <= begins + shot.seconds or shot is storyboard.shots[-1]:
            return {one.reference: _frame(films[one.reference], one, at_s - begins, shot.seconds) for one in shot.shown}
        begins += shot.seconds
    return {}


def _frame(clip: Clip, shown: Material, shot_s: float, seconds: float) -> bytes:
    if not clip.video_key:
        raise FileNotFoundError(clip.pk)
    gone_s = (seconds - shot_s if shown.reverse else shot_s) * shown.speed
    with TemporaryDirectory(prefix="reprise-still-") as folder:
        copy = Path(folder, "clip.mp4")
        store.copy_to(clip.video_key, copy)
        return frame_of(copy, Path(folder), "frame", at_s=shown.start_s + gone_s).read_bytes()
