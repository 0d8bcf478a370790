"""The storyboard editor's page: every button sends the whole form, and the rows come back as they were typed."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import MemberRequest
from cameo.selectors import castable
from common.errors import AppError, Conflict, Invalid, NotFound
from generation.models import Job
from generation.requests import JobRequest
from generation.selectors import get_job
from generation.services import sketch
from generation.services.still import still
from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import Storyboard
from generation.views.board.changes import change
from generation.views.board.check import board_of
from generation.views.board.choices import choices
from generation.views.board.rows import BoardRow, read
from generation.views.board.shown import rows_of
from generation.views.create import create_page, field_of, order
from generation.views.forms import CreateForm, size_like
from generation.views.words import consent_in_words, refusal_in_words

LONG_SIDE_PX, SQUARE_SIDE_PX, SHORT_SIDE_PX = 480, 360, 270
KEPT = ("prompt", "size", "seed", "key", "draft", "seconds")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: MemberRequest) -> HttpResponse:
    """`?job=` takes up the scenes of one's own job; without it an empty scene waits."""
    if request.method != "POST":
        return _begin(request)
    match request.POST.get("do", ""):
        case "open":
            return _open(request)
        case "make":
            return _make(request)
        case what:
            rows = read(request.POST)
            change(rows, what)
            return board_page(request, rows, _kept(request))


@login_required
@require_POST
def board_price(request: MemberRequest) -> HttpResponse:
    """A part of the page: what the scenes cost as they stand, how long they last, and what is in the way."""
    rows = _finished(read(request.POST))
    shown: dict[str, Any] = {"faults": []}
    storyboard = board_of(rows)
    if storyboard is None:
        shown["faults"] = _all_faults(rows)
    else:
        wanted = JobRequest(prompt="…", storyboard=storyboard, draft="draft" in request.POST)
        try:
            found = sketch(request.user, wanted)
        except AppError as refusal:
            shown["faults"] = [refusal_in_words(refusal)]
        else:
            no = (one for one in found.cast if not one.decision)
            shown |= {"price": found.price, "faults": [consent_in_words(one.decision.reason, one.handle) for one in no]}
        shown["seconds"] = storyboard.seconds
    return render(request, "generation/board/_price.html", shown)


@login_required
@require_POST
def board_still(request: MemberRequest) -> HttpResponse:
    """A picture of the first scene that is sent, whatever is wrong with others and not yet filled in here."""
    rows = _finished(read(request.POST))
    rows.takes = rows.takes[:1]
    for take in rows.takes:
        take.lines = []
    storyboard = board_of(rows)
    if storyboard is None:
        raise Invalid("storyboard_invalid", _("Something here can not be used as it is."))
    width, height = _still_size(request.POST.get("size", ""))
    picture = still(storyboard, at_s=storyboard.seconds / 2, width_px=width, height_px=height)
    return HttpResponse(picture, content_type="image/webp", headers={"Cache-Control": "no-store"})


def board_page(request: MemberRequest, rows: BoardRow, form: CreateForm, *, status: int = 200) -> HttpResponse:
    """The whole page, or the scenes alone for htmx."""
    shown = {
        "board": rows,
        "form": form,
        "choices": choices(),
        "castable": castable(request.user),
        "most_letters": MAX_PROMPT,
        "shape": "x".join(map(str, _still_size(str(form["size"].value() or "")))),
    }
    template = "generation/board/_board.html" if request.htmx else "generation/board/page.html"
    return render(request, template, shown, status=status)


def opened(request: MemberRequest, storyboard: Storyboard, **initial: Any) -> HttpResponse:
    """The editor with a storyboard in it; `initial` as the create form has it."""
    return board_page(request, rows_of(storyboard), CreateForm(initial={"key": str(uuid4()), **initial}))


def _begin(request: MemberRequest) -> HttpResponse:
    try:
        wish = UUID(request.GET.get("job", ""))
    except ValueError:
        rows = BoardRow(captions="on")
        change(rows, "add")
        return board_page(request, rows, CreateForm(initial={"key": str(uuid4())}))
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
    return board_page(request, rows_of(found.storyboard), _kept(request))


def _make(request: MemberRequest) -> HttpResponse:
    rows = read(request.POST)
    form = CreateForm(request.POST, request.FILES)
    storyboard = board_of(rows)
    if not form.is_valid() or storyboard is None:
        return board_page(request, rows, form, status=422)
    try:
        job = order(request, form.cleaned_data, storyboard)
    except AppError as refusal:
        _blame(rows, form, storyboard, refusal)
        return board_page(request, rows, form, status=422)
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": reverse("job", args=[job.pk])})
    return redirect("job", job.pk)


def _blame(rows: BoardRow, form: CreateForm, storyboard: Storyboard, refusal: AppError) -> None:
    """Beside the scenes that a refusal is about, else beside the field, else above them all."""
    words, handle, shot = refusal_in_words(refusal), refusal.detail.get("handle"), refusal.detail.get("shot")
    field = field_of(refusal)
    about = [
        take
        for number, (take, one) in enumerate(zip(rows.takes, storyboard.shots, strict=True))
        if number == shot or handle in {subject.handle for subject in one.subjects}
    ]
    for take in about:
        take.faults.append(words)
    if not about and field is not None:
        form.add_error(field, words)
    elif not about:
        rows.faults.append(words)


def _kept(request: MemberRequest) -> CreateForm:
    """What is beside the scenes, unchecked."""
    return CreateForm(initial={name: request.POST[name] for name in KEPT if name in request.POST})


def _finished(rows: BoardRow) -> BoardRow:
    """Without lines and things that nobody has filled in yet: they are not scolded while somebody types."""
    for take in rows.takes:
        take.lines = [line for line in take.lines if line.text.strip()]
        take.things = [thing for thing in take.things if thing.name.strip()]
    return rows


def _all_faults(rows: BoardRow) -> list[str]:
    told = [
        _("Scene %(number)s: %(fault)s") % {"number": number, "fault": fault}
        for number, take in enumerate(rows.takes, 1)
        for fault in take.faults
    ]
    return [*rows.faults, *told]


def _still_size(size: str) -> tuple[int, int]:
    """As large as the page shows it, in the clip's shape; tall where there is none."""
    width, _cross, height = size.partition("x")
    sides = (int(width), int(height)) if width.isdecimal() and height.isdecimal() and len(size) < 12 else (9, 16)
    if sides[0] == sides[1]:
        return SQUARE_SIDE_PX, SQUARE_SIDE_PX
    return (LONG_SIDE_PX, SHORT_SIDE_PX) if sides[0] > sides[1] else (SHORT_SIDE_PX, LONG_SIDE_PX)
