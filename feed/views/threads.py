"""A thread as tiles: the way up to the root, and what was made from the clip."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import PageRequest
from feed.selectors import Viewer
from generation.links import media_url
from generation.models import Clip
from generation.selectors import get_clip
from remix.places import Place
from remix.selectors import thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`clip` None: a place whose clip is gone or not for the viewer, and `why`."""

    clip: Clip | None
    why: str = ""
    poster_url: str = ""
    preview_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """`above` is the way up by first parents, `beside` are the other clips it was made from."""

    above: list[Tile]
    beside: list[Tile]
    below: list[Tile]
    next: str | None


def thread_of(clip: Clip, viewer: Viewer, *, cursor: str = "") -> Strip:
    found = thread(clip, viewer, cursor=cursor)
    return Strip(
        above=[_tile(entry, viewer) for entry in found.ancestors],
        beside=[_tile(entry, viewer) for entry in found.beside],
        below=[_tile(entry, viewer) for entry in found.children],
        next=found.next,
    )


@require_safe
def remixes(request: PageRequest, clip_id: UUID) -> HttpResponse:
    """The next tiles of a strip."""
    clip = get_clip(clip_id, request.user)
    strip = thread_of(clip, request.user, cursor=request.GET.get("cursor", ""))
    return render(request, "feed/_remixes.html", {"clip": clip, "thread": strip})


def _tile(place: Place, viewer: Viewer) -> Tile:
    clip = place.clip
    if clip is None:
        return Tile(clip=None, why=place.why_gone)
    return Tile(clip=clip, poster_url=media_url(clip, "poster", viewer), preview_url=media_url(clip, "preview", viewer))
