"""Signed, short-lived addresses of a clip's files: for one viewer, one kind of file and one epoch of the clip."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.core import signing
from django.urls import reverse

from accounts.policies import Viewer
from common.clock import now
from common.errors import Gone, NotFound
from generation.models import Clip
from generation.policies import person

Kind = Literal["video", "poster", "preview"]
KINDS: tuple[Kind, ...] = ("video", "poster", "preview")
LIFE_S = 300
STEP_S = 60
"""Links made within one step are equal, so that a browser's cache is of use; they live 240 to 300 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLink:
    """`viewer_id` None: made for a visitor who is not signed in."""

    viewer_id: int | None
    epoch: int
    seconds_left: int


def media_url(clip: Clip, kind: Kind, viewer: Viewer) -> str:
    """Path on this server, good for at most LIFE_S; whether it may be seen is asked again when it is opened."""
    asker = person(viewer)
    expires = (int(now().timestamp()) // STEP_S) * STEP_S + LIFE_S
    token = _signer(clip.pk, kind).sign(f"{asker.pk if asker else 0}.{clip.epoch}.{expires}")
    return reverse("media", args=[clip.pk, kind, token])


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


def _signer(clip_id: UUID, kind: Kind) -> signing.Signer:
    return signing.Signer(salt=f"reprise.media:{clip_id}:{kind}")
