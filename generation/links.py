"""Signed, short-lived addresses of a clip's files: for one viewer, one kind of file and one epoch of the clip."""

from dataclasses import dataclass
from functools import cache
from typing import Literal
from uuid import UUID

from django.core import signing
from django.urls import get_script_prefix, reverse

from accounts.policies import Viewer
from common.clock import now
from common.errors import Gone, NotFound
from generation.models import Clip
from generation.policies import person

Kind = Literal["video", "poster", "preview", "package"]
KINDS: tuple[Kind, ...] = ("video", "poster", "preview")
"""Files of their own; a package is many files under one link, so that its playlists can name each other."""
LIFE_S = 300
STEP_S = 60
"""Links made within one step are equal, so that a browser's cache is of use; they live 240 to 300 s."""

_NOWHERE = str(UUID(int=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLink:
    """`viewer_id` None: made for a visitor who is not signed in."""

    viewer_id: int | None
    epoch: int
    seconds_left: int


def media_url(clip: Clip, kind: Kind, viewer: Viewer) -> str:
    """Path on this server, good for at most LIFE_S; whether it may be seen is asked again when it is opened."""
    return reverse("media", args=[clip.pk, kind, _token(clip, kind, viewer, LIFE_S)])


def visitor_urls(clip_id: UUID, epoch: int) -> tuple[str, str, str]:
    """`media_url` of each of KINDS, for a visitor: equal within a step, and good for whoever may see the clip."""
    video, poster, preview = (
        _address(get_script_prefix(), kind).replace(_NOWHERE, str(clip_id)) + _visitor_token(clip_id, epoch, kind)
        for kind in KINDS
    )
    return video, poster, preview


def current_step() -> int:
    """The number of the step in which links are made now."""
    return int(now().timestamp()) // STEP_S


def package_url(clip: Clip, name: str, viewer: Viewer) -> str:
    """Of the file of that name, with those beside it under the same prefix; empty when the clip has no such file.

    Good for the length of the clip longer than others: its pieces are fetched while it plays.
    """
    if name not in clip.package:
        return ""
    return reverse(
        "media-package", args=[clip.pk, _token(clip, "package", viewer, LIFE_S + clip.duration_ms // 1000), name]
    )


def open_link(clip_id: UUID, kind: Kind, token: str) -> MediaLink:
    """Raises NotFound("media_link_invalid") for a link we did not sign, Gone("media_link_expired")."""
    try:
        viewer_id, epoch, expires = map(int, _signer(clip_id, kind).unsign(token).split("."))
    except (signing.BadSignature, ValueError):
        raise NotFound("media_link_invalid") from None
    seconds_left = expires - int(now().timestamp())
    if seconds_left <= 0:
        raise Gone("media_link_expired")
    return MediaLink(viewer_id=viewer_id or None, epoch=epoch, seconds_left=seconds_left)


@cache
def _address(prefix: str, kind: Kind) -> str:
    """What stands before the token of a clip of the id _NOWHERE; `prefix` is part of every address."""
    return reverse("media", args=[_NOWHERE, kind, "-"])[:-1]


def _visitor_token(clip_id: UUID, epoch: int, kind: Kind) -> str:
    return _signer(clip_id, kind).sign(f"0.{epoch}.{current_step() * STEP_S + LIFE_S}")


def _token(clip: Clip, kind: Kind, viewer: Viewer, life_s: int) -> str:
    asker = person(viewer)
    expires = current_step() * STEP_S + life_s
    return _signer(clip.pk, kind).sign(f"{asker.pk if asker else 0}.{clip.epoch}.{expires}")


def _signer(clip_id: UUID, kind: Kind) -> signing.Signer:
    return signing.Signer(salt=f"reprise.media:{clip_id}:{kind}")
