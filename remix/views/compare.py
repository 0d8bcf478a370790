"""Two clips side by side, played together."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.web import PageRequest
from common.errors import Invalid
from generation.links import media_url
from generation.models import Clip
from generation.selectors import depicted, get_clip
from remix.comparing import compare
from remix.models import Lineage
from remix.names import NAMES
from remix.states import RemixKind


@require_safe
def compare_page(request: PageRequest, clip_id: UUID, other_id: UUID) -> HttpResponse:
    """Any two clips that the viewer may see; made for a clip and its parent. Raises Invalid("same_clip")."""
    if clip_id == other_id:
        raise Invalid("same_clip", _("Choose two different clips to compare."))
    clips = [get_clip(pk, request.user) for pk in (clip_id, other_id)]
    kinds = dict(Lineage.objects.filter(job__in=[clip.job_id for clip in clips]).values_list("job", "kind"))
    names = [[likeness.handle for likeness in depicted(clip)] for clip in clips]
    sides = [_side(clip, kinds.get(clip.job_id, ""), request) for clip in clips]
    words = compare(*(clip.job.prompt.split() for clip in clips))
    shown = {
        "first": sides[0] | {"words": words.first, "only": [one for one in names[0] if one not in names[1]]},
        "second": sides[1] | {"words": words.second, "only": [one for one in names[1] if one not in names[0]]},
    }
    return render(request, "remix/compare.html", shown)


def _side(clip: Clip, kind: str, request: PageRequest) -> dict[str, object]:
    links = {f"{name}_url": media_url(clip, name, request.user) for name in ("video", "poster")}
    seconds = f"{clip.duration_ms / 1000:.1f}"
    return {"clip": clip, "kind": NAMES[RemixKind(kind)] if kind else "", "seconds": seconds, **links}
