"""A job while it is made, and what became of it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from cameo.room import asked_about_clip
from common.errors import AppError
from generation import services
from generation.credit import credit_of
from generation.links import media_url, package_url
from generation.models import Job
from generation.selectors import can_be_watched, get_job, newest_preview, wait_of
from generation.services.stop import RETRYABLE
from generation.states import IN_FLIGHT, JobState, Visibility
from generation.views.forms import caption_kept, order_key
from generation.views.player import hls_js
from generation.views.words import STAGES, STARTING, notes_in_words, reason_in_words, refusal_in_words

MANY_SECONDS = 90
"""From here on minutes are said."""


@login_required
@require_safe
def job_page(request: MemberRequest, job_id: UUID) -> HttpResponse:
    """Waiting, made, or ended without a clip: three pages at one address."""
    job = get_job(job_id, request.user)
    if job.state in IN_FLIGHT:
        return render(request, "generation/job.html", _waiting(job) | {"hls_js": hls_js()})
    if job.state == JobState.READY:
        return _made(request, job)
    shown = {
        "job": job,
        "reason": reason_in_words(job.reason),
        "key": str(uuid4()),
        "can_retry": job.state in RETRYABLE and job.source_clip_id is None,
    }
    return render(request, "generation/ended.html", shown)


@login_required
@require_safe
def live(request: MemberRequest, job_id: UUID) -> HttpResponse:
    """Polled beside the socket: what only the queue knows, and everything where sockets do not get through."""
    job = get_job(job_id, request.user)
    if job.state not in IN_FLIGHT:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "generation/_live.html", _waiting(job))


@login_required
@require_POST
def cancel(request: MemberRequest, job_id: UUID) -> HttpResponse:
    job = get_job(job_id, request.user)
    try:
        services.cancel_job(request.user, job)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("job", job_id)


@login_required
@require_POST
def retry(request: MemberRequest, job_id: UUID) -> HttpResponse:
    job = get_job(job_id, request.user)
    key = request.POST.get("key", "")
    try:
        again = services.retry_job(request.user, job, idempotency_key=order_key(key, job.pk) if key else "")
    except AppError as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("job", job_id)
    return redirect("job", again.pk)


def _waiting(job: Job) -> dict[str, object]:
    wait = wait_of(job)
    return {
        "job": job,
        "wait": wait,
        "seconds_left": max(1, round(wait.time_left_s)),
        "minutes_left": round(wait.time_left_s / 60) if wait.time_left_s > MANY_SECONDS else 0,
        "stage": STAGES.get(job.stage, STARTING),
        "picture": newest_preview(job),
        "watchable": can_be_watched(job),
    }


def _made(request: MemberRequest, job: Job) -> HttpResponse:
    clip = job.clip
    if clip.visibility not in (Visibility.DRAFT, Visibility.PUBLIC):
        return render(request, "generation/gone.html", {"job": job, "clip": clip})
    links = {f"{kind}_url": media_url(clip, kind, request.user) for kind in ("video", "poster")}
    sprites_url = package_url(clip, "sprites.vtt", request.user)
    card = {"width": clip.width, "height": clip.height, "sprites_url": sprites_url, **links}
    shown = {
        "job": job,
        "clip": clip,
        "card": card,
        "credit": credit_of(job, request.user, clip=clip),
        "cast": [reference.handle for reference in job.references.order_by("pk")],
        "caption": request.session.get(caption_kept(clip.pk), ""),
        "notes": notes_in_words(clip.notes),
        "approvals": list(asked_about_clip(request.user, job.pk)) if clip.visibility == Visibility.DRAFT else [],
    }
    return render(request, "generation/made.html", shown)
