"""Writing a clip: the form, what was understood of it so far, and the order."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import MemberRequest
from cameo.selectors import castable, my_likeness
from cameo.states import LikenessState
from common.errors import AppError
from common.text import storable
from generation.models import Job
from generation.requests import JobRequest
from generation.services import submit_job
from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import Storyboard
from generation.views.forms import CreateForm, order_key
from generation.views.preview import preview
from generation.views.words import refusal_in_words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: MemberRequest) -> HttpResponse:
    """`?prompt=` and `?cast=` fill the box in advance."""
    if request.method != "POST":
        handle = request.GET.get("cast", "")
        prompt = request.GET.get("prompt", f"@{handle} " if handle else "")
        return create_page(request, CreateForm(initial={"prompt": prompt, "key": str(uuid4())}))
    form = CreateForm(request.POST, request.FILES)
    if not form.is_valid():
        return create_page(request, form, status=422)
    try:
        job = order(request, form.cleaned_data)
    except AppError as refusal:
        form.add_error(field_of(refusal), refusal_in_words(refusal))
        return create_page(request, form, status=422)
    return redirect("job", job.pk)


@login_required
@require_POST
def understood(request: MemberRequest) -> HttpResponse:
    """A part of the page: the storyboard of what is written, and what was not understood."""
    prompt = request.POST.get("prompt", "")
    if not prompt.strip() or len(prompt) > MAX_PROMPT or not storable(prompt):
        return render(request, "generation/_understood.html", {"preview": None})
    asked = request.POST.get("seconds", "")
    seconds = float(asked) if asked.isdecimal() and len(asked) < 4 else None
    wanted = JobRequest(
        prompt=prompt, seconds=seconds, narrate="narrate" in request.POST, draft="draft" in request.POST
    )
    return render(request, "generation/_understood.html", {"preview": preview(request.user, wanted)})


def wanted_of(asked: dict[str, Any], storyboard: Storyboard | None = None) -> JobRequest:
    """`asked` is a CreateForm's cleaned data; an edited storyboard is as long as it says. Without the soundtrack."""
    width, height = asked["size"]
    return JobRequest(
        prompt=asked["prompt"],
        seconds=asked["seconds"] if storyboard is None else None,
        width=width,
        height=height,
        seed=asked["seed"],
        storyboard=storyboard,
        narrate=asked["narrate"],
        draft=asked["draft"],
        engine=asked["engine"],
    )


def order(request: MemberRequest, asked: dict[str, Any], storyboard: Storyboard | None = None) -> Job:
    """Raises as submit_job does."""
    audio = asked["audio"].read() if asked["audio"] else b""
    wanted = wanted_of(asked, storyboard)
    key = order_key(asked["key"], wanted, file=audio)
    return submit_job(request.user, request=replace(wanted, audio=audio or None), idempotency_key=key)


def field_of(refusal: AppError) -> str | None:
    """Where on the page a refusal is shown; None is above the button."""
    if refusal.code.startswith(("audio", "unsupported_audio")):
        return "audio"
    return "prompt" if "handle" in refusal.detail or refusal.code.startswith("prompt") else None


def create_page(request: MemberRequest, form: CreateForm, *, status: int = 200) -> HttpResponse:
    cameo = my_likeness(request.user)
    shown = {
        "form": form,
        "castable": castable(request.user),
        "has_cameo": cameo is not None and cameo.state == LikenessState.ACTIVE,
        "most_seconds": settings.MAX_CLIP_SECONDS,
        "most_letters": MAX_PROMPT,
    }
    return render(request, "generation/create.html", shown, status=status)
