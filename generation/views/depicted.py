"""Pictures of what shows one's likeness, by job: pages of cameo know no clips, and link here."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.web import MemberRequest
from common.errors import NotFound
from generation.links import KINDS, media_url
from generation.models import Clip


@login_required
@never_cache
@require_safe
def depicted_media(request: MemberRequest, job_id: UUID, kind: str) -> HttpResponse:
    """Redirects to a signed link of the job's clip, good for this viewer alone; 404 when there is none to see."""
    clip = Clip.objects.visible_to(request.user).select_related("owner").filter(job=job_id).first()
    found = next((known for known in KINDS if known == kind), None)
    if clip is None or found is None:
        raise NotFound("clip_not_found", _("There is no such clip."))
    return redirect(media_url(clip, found, request.user))
