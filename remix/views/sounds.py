"""A sound's page: the clip that made it, the clips that have it, and which clip of one's own it shall go under."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest, PageRequest
from common.errors import Forbidden
from common.pages import read_page
from generation.links import media_url, package_url
from generation.models import Clip
from generation.states import MEDIA
from remix.sounds.selectors import MOST_COUNTED, sound_page
from remix.sounds.using import may_use
from remix.views.tiles import tile_of
from remix.words import why

OWN = 24


@require_safe
def sound(request: PageRequest, clip_id: UUID) -> HttpResponse:
    cursor = request.GET.get("cursor", "")
    found = sound_page(clip_id, request.user, cursor=cursor)
    clip = found.origin.clip
    shown: dict[str, Any] = {
        "origin": found.origin,
        "clip": clip,
        "tiles": [tile_of(place, request.user) for place in found.uses],
        "next": found.next,
        "number": min(found.number, MOST_COUNTED),
        "many": found.number > MOST_COUNTED,
        "sound_id": found.origin.id,
    }
    if cursor and request.htmx:
        return render(request, "remix/_sound_uses.html", shown)
    decision = may_use(request.user, clip)
    visitor = decision.reason == "not_signed_in"
    shown |= {"may_use": bool(decision) or visitor, "why_not": "" if decision else why(decision.reason)}
    if clip is not None:
        links = {f"{kind}_url": media_url(clip, kind, request.user) for kind in ("video", "poster")}
        sprites_url = package_url(clip, "sprites.vtt", request.user)
        shown["card"] = {"width": clip.width, "height": clip.height, "sprites_url": sprites_url, **links}
    return render(request, "remix/sound.html", shown)


@login_required
@require_safe
def use_sound(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    """Raises Forbidden with the rule's code where the sound can not be used."""
    found = sound_page(clip_id, request.user)
    if not (decision := may_use(request.user, found.origin.clip)):
        raise Forbidden(decision.reason, why(decision.reason))
    origin_id = found.origin.id or clip_id
    own = Clip.objects.filter(owner=request.user, visibility__in=MEDIA).exclude(pk=origin_id)
    page = read_page(
        own.select_related("owner", "job"),
        key="id",
        listing=f"under:{request.user.pk}",
        cursor=request.GET.get("cursor", ""),
        size=OWN,
    )
    pairs = [(clip, media_url(clip, "poster", request.user)) for clip in page.items]
    shown = {"sound_id": origin_id, "author": found.origin.author, "pairs": pairs, "next": page.next}
    return render(request, "remix/use_sound.html", shown)
