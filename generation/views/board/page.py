"""The storyboard editor's page: every button sends the whole form, and the rows come back as they were typed."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.web import MemberRequest
from common.errors import AppError, Conflict, NotFound
from generation.models import Job
from generation.requests import JobRequest
from generation.selectors import get_job
from generation.services import sketch
from generation.storyboard.schema import Storyboard
from generation.views.board.changes import change
from generation.views.board.ordering import own_desk
from generation.views.board.rows import BoardRow
from generation.views.board.screen import board_page
from generation.views.board.shown import rows_of
from generation.views.board.turns import fresh, kept, turn
from generation.views.create import create_page, field_of
from generation.views.forms import CreateForm, size_like
from generation.views.words import refusal_in_words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: MemberRequest) -> HttpResponse:
    """`?job=` takes up the scenes of one's own job; without it an empty scene waits."""
    if request.method != "POST":
        return _begin(request)
    if request.POST.get("do", "") == "open":
        return _open(request)
    return turn(request, own_desk())


def opened(request: MemberRequest, storyboard: Storyboard, **initial: Any) -> HttpResponse:
    """The editor with a storyboard in it; `initial` as the create form has it."""
    desk = own_desk()
    return board_page(request, desk, rows_of(storyboard), fresh(desk, **initial))


def _begin(request: MemberRequest) -> HttpResponse:
    try:
        wish = UUID(request.GET.get("job", ""))
    except ValueError:
        desk, rows = own_desk(), BoardRow(captions="on")
        change(rows, "add")
        return board_page(request, desk, rows, fresh(desk))
    job: Job = get_job(wish, request.user)
    if job.storyboard is None:
        raise NotFound("storyboard_gone", _("The scenes of this clip are no longer kept."))
    if job.source_clip_id is not None:
        raise Conflict("remix_again", _("Start the remix again from its clip."))
    return opened(
        request,
        Storyboard.model_validate(job.storyboard),
        prompt=job.prompt,
        size=size_like(job.width, job.height),
        seed=job.seed,
        draft=job.draft,
    )


def _open(request: MemberRequest) -> HttpResponse:
    """From the create page: its prompt, planned."""
    form = CreateForm(request.POST)
    if not form.is_valid():
        return create_page(request, form, status=422)
    asked = form.cleaned_data
    wanted = JobRequest(prompt=asked["prompt"], seconds=asked["seconds"], seed=asked["seed"], narrate=asked["narrate"])
    try:
        found = sketch(request.user, wanted)
    except AppError as refusal:
        form.add_error(field_of(refusal), refusal_in_words(refusal))
        return create_page(request, form, status=422)
    desk = own_desk()
    return board_page(request, desk, rows_of(found.storyboard), kept(request, desk))
