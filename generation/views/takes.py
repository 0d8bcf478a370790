"""Several takes of the same scenes, side by side: as they are made, when they are ready, and the choice of one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from common.errors import AppError, NotFound
from generation.links import media_url
from generation.models import Job, Take
from generation.selectors import can_be_finished, get_takes, newest_preview, wait_of
from generation.services import finish_take, keep_take, price_in_full
from generation.states import IN_FLIGHT, MEDIA, JobState
from generation.views.words import STAGES, STARTING, reason_in_words, refusal_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A take as the page draws it: `video_url` once it can be played, `said` while it can not."""

    job: Job
    number: int
    in_flight: bool
    shape: str
    video_url: str = ""
    poster_url: str = ""
    picture: str = ""
    said: str = ""


@login_required
@require_safe
def takes(request: MemberRequest, takes_id: UUID) -> HttpResponse:
    found = get_takes(takes_id, request.user)
    rows = list(found.takes.all())
    every = [_shown(request, row) for row in rows]
    kept = found.kept
    shown = {
        "takes": found,
        "all": [one for one in every if one.video_url] if kept else every,
        "first": rows[0].job if rows else None,
        "price": price_in_full(request.user, kept) if kept and can_be_finished(kept) else 0,
    }
    return render(request, "generation/takes/page.html", shown)


@login_required
@require_safe
def take(request: MemberRequest, takes_id: UUID, place: int) -> HttpResponse:
    """A part of the page: one take while it is made, asked for again and again until it is not."""
    found = get_takes(takes_id, request.user)
    row = found.takes.select_related("job__clip", "job__owner").filter(place=place).first()
    if row is None:
        raise NotFound("take_not_found")
    return render(request, "generation/takes/_take.html", {"takes": found, "one": _shown(request, row)})


@login_required
@require_POST
def take_keep(request: MemberRequest, takes_id: UUID, job_id: UUID) -> HttpResponse:
    found = get_takes(takes_id, request.user)
    try:
        job = keep_take(request.user, found, job_id)
    except AppError as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("takes", found.pk)
    return redirect("takes", found.pk) if can_be_finished(job) else redirect("job", job.pk)


@login_required
@require_POST
def take_finish(request: MemberRequest, takes_id: UUID) -> HttpResponse:
    """The kept draft, in full."""
    found = get_takes(takes_id, request.user)
    try:
        job = finish_take(request.user, found)
    except AppError as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("takes", found.pk)
    return redirect("job", job.pk)


def _shown(request: MemberRequest, row: Take) -> Shown:
    job = row.job
    there = job.state == JobState.READY and job.clip.visibility in MEDIA
    return Shown(
        job=job,
        number=row.place + 1,
        in_flight=job.state in IN_FLIGHT,
        shape=_shape(job),
        video_url=media_url(job.clip, "video", request.user) if there else "",
        poster_url=media_url(job.clip, "poster", request.user) if there else "",
        picture=newest_preview(job),
        said=_said(job),
    )


def _said(job: Job) -> str:
    if job.state == JobState.QUEUED:
        return _queue(job)
    if job.state == JobState.RUNNING:
        return str(STAGES.get(job.stage, STARTING))
    return reason_in_words(job.reason) if job.reason else ""


def _shape(job: Job) -> str:
    return "square" if job.width == job.height else "wide" if job.width > job.height else "tall"


def _queue(job: Job) -> str:
    ahead = wait_of(job).ahead
    if not ahead:
        return _("You are next")
    return ngettext("%(ahead)s clip before yours", "%(ahead)s clips before yours", ahead) % {"ahead": ahead}
