"""The owner's room, and pictures of what shows one's likeness, by job: pages of cameo know no clips, and link here."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.web import MemberRequest
from cameo.owner_words import verdict_in_words
from common.errors import Conflict, Forbidden, NotFound
from generation.depicted import SHOWS, Show, get_shown, room_page
from generation.links import KINDS, media_url
from generation.models import Clip
from generation.services.depicted import report, take_out

TABS: dict[str, str | Promise] = {
    "all": gettext_lazy("All"),
    "public": gettext_lazy("Public"),
    "drafts": gettext_lazy("Drafts"),
    "refused": gettext_lazy("Refused"),
}


@login_required
@require_safe
def room(request: MemberRequest) -> HttpResponse:
    """Everything that was asked of one's likenesses; a part of it by `show`."""
    show: Show = next((known for known in SHOWS if known == request.GET.get("show")), "all")
    cursor = request.GET.get("cursor", "")
    page = room_page(request.user, show=show, cursor=cursor)
    rows = [(entry, "" if entry.use.allowed else verdict_in_words(entry.use.reason)) for entry in page.items]
    template = "cameo/_room.html" if request.htmx and cursor else "cameo/room.html"
    return render(request, template, {"rows": rows, "next": page.next, "show": show, "tabs": TABS.items()})


@login_required
@require_POST
def withdraw_depicted(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    return _act(request, clip_id, take_out, _("You are out of this clip: it is dark for everyone now."))


@login_required
@require_POST
def report_depicted(request: MemberRequest, clip_id: UUID) -> HttpResponse:
    return _act(request, clip_id, report, _("Reported. The people who run this server will look at it."))


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


def _act(request: MemberRequest, clip_id: UUID, act: Callable[[User, Clip], None], done: str) -> HttpResponse:
    clip = get_shown(clip_id, request.user)
    try:
        act(request.user, clip)
    except (Conflict, Forbidden) as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, done)
    return redirect("cameo_room")
