"""What one made and has not shown to anybody yet, and what is still being made."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from common.errors import AppError
from generation.links import media_url
from generation.models import Clip, Job
from generation.selectors import get_clip
from generation.services import delete_clip
from generation.states import Visibility

MOST_JOBS = 20
MOST_CLIPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    clip: Clip
    poster_url: str
    preview_url: str


@login_required
@require_safe
def drafts(request: MemberRequest) -> HttpResponse:
    """The newest MOST_CLIPS drafts, below the jobs in flight."""
    me = request.user
    clips = Clip.objects.filter(owner=me, visibility=Visibility.DRAFT).select_related("job", "owner")
    shown = {
        "jobs": Job.objects.in_flight().owned_by(me.pk).order_by("-created_at")[:MOST_JOBS],
        "drafts": [
            Draft(clip=clip, poster_url=media_url(clip, "poster", me), preview_url=media_url(clip, "preview", me))
            for clip in clips.order_by("-created_at")[:MOST_CLIPS]
        ],
    }
    return render(request, "generation/drafts.html", shown)


@login_required
@require_POST
def delete_draft(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    clip = get_clip(clip_id, request.user)
    try:
        delete_clip(request.user, clip)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Deleted."))
    return redirect("drafts")
