"""What a picture must pass to become a likeness, and the files that it then becomes."""

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from django.conf import settings
from PIL import Image

from cameo import names, reasons, vault
from cameo.models import Likeness
from cameo.opinion import decided
from common.scratch import Scratch
from vision import character
from vision.clip import picture_of, sampled, sharpest
from vision.contracts import Identity
from vision.gate import inspect
from vision.human import Sight, people_in
from vision.identity import build, cutout
from vision.media.header import is_video
from vision.pack import FacePack
from vision.picture import open_cutout, open_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Either why not (codes of cameo.reasons), or an .npz of what moves, and a WebP of how it looks. `photo` is the
    best frame of a clip, empty of a picture. `doubtful`: a moderator is to look whether a person is in it.
    """

    reasons: tuple[str, ...] = ()
    identity: bytes = b""
    cutout: bytes = b""
    photo: bytes = b""
    doubtful: bool = False


def look_at(likeness: Likeness) -> Found:
    """At its photo, by its kind. Raises VisionError, MediaError for a clip."""
    photo = vault.read(likeness.photo_key)
    if likeness.is_character and is_video(photo):
        return _clip(likeness)
    return _character(likeness, open_cutout(photo)) if likeness.is_character else _person(open_picture(photo))


def _person(rgb: np.ndarray) -> Found:
    pack = _pack(settings.ASSETS_DIR / "face")
    verdict = inspect(pack, rgb).verdict
    if not verdict.passed:
        return Found(reasons=verdict.reasons)
    identity, cut_out = face_files(rgb)
    return Found(identity=identity, cutout=cut_out)


def face_files(rgb: np.ndarray) -> tuple[bytes, bytes]:
    """Of a picture that passed the gate: an .npz of vision.contracts.Identity, and its cut-out as WebP."""
    identity = build(_pack(settings.ASSETS_DIR / "face"), rgb)
    return _npz(identity), _webp(cutout(identity))


def _clip(likeness: Likeness) -> Found:
    """Nobody may be in any of the frames that are looked at; the sharpest becomes the picture."""
    pack = _pack(settings.ASSETS_DIR / "face")
    with closing(Scratch(settings.DATA_DIR / "scratch")) as scratch, scratch.faces() as folder:
        source = folder / "clip.bin"
        vault.open_to(likeness.photo_key, source)
        frames = sampled(source, folder)
    seen = max((people_in(pack, frame, searched=False) for frame in frames), default=Sight.NOBODY)
    best = sharpest(frames)
    rgba = np.dstack([best, np.full(best.shape[:2], 255, np.uint8)])
    return replace(_character(likeness, rgba, seen=seen, frames=frames), photo=picture_of(best))


def _character(
    likeness: Likeness, rgba: np.ndarray, *, seen: Sight = Sight.NOBODY, frames: Sequence[np.ndarray] = ()
) -> Found:
    """The picture is asked for people as a whole, and the cut-out again, where a face is larger. `seen` is what was
    seen in the other `frames` of its clip.
    """
    pack = _pack(settings.ASSETS_DIR / "face")
    if names.is_username(likeness.handle):  # who signed up while the row was being made has done so by now
        return Found(reasons=(reasons.HANDLE_TAKEN,))
    seen = seen if seen == Sight.PERSON else max(seen, people_in(pack, rgba))
    if seen == Sight.PERSON:
        return Found(reasons=(reasons.CHARACTER_IS_A_PERSON,))
    made = character.build(pack, rgba)
    seen = decided(max(seen, people_in(pack, made.rgba, searched=False)), (rgba, *frames))
    if seen == Sight.PERSON:
        return Found(reasons=(reasons.CHARACTER_IS_A_PERSON,))
    return Found(identity=_npz(made), cutout=_webp(made.rgba), doubtful=seen == Sight.DOUBTFUL)


@cache
def _pack(folder: Path) -> FacePack:
    return FacePack(folder)


def _npz(made: Identity | character.Character) -> bytes:
    """In memory only: a killed worker leaves no face behind."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _webp(rgba: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(rgba).save(buffer, "WEBP", quality=90, method=4)
    return buffer.getvalue()
