"""Templates: those to choose from, and the form that fills one."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import MemberRequest
from cameo.selectors import castable
from common.errors import AppError, Invalid, NotFound
from common.text import storable
from generation.models import StoryTemplate
from generation.planning import is_nobody
from generation.selectors import get_job, get_template
from generation.services.templates import delete_template, fill_template, save_template
from generation.storyboard.templates import MAX_VALUE, PersonSlot, Template
from generation.storyboard.vocabulary import TermKind
from generation.views import terms
from generation.views.board.page import opened
from generation.views.words import refusal_in_words

MOST_SHOWN = 60
PREFIX = "slot."


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A slot as a field: `value` as it was typed, else the default."""

    name: str
    kind: str
    label: str
    value: str


@login_required
@require_safe
def templates(request: MemberRequest) -> HttpResponse:
    """The newest MOST_SHOWN of one's own and of others."""
    rows = StoryTemplate.objects.visible_to(request.user).select_related("owner").order_by("-id")
    shown = {
        "own": rows.filter(owner=request.user)[:MOST_SHOWN],
        "others": rows.exclude(owner=request.user)[:MOST_SHOWN],
    }
    return render(request, "generation/templates.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: MemberRequest, template_id: UUID) -> HttpResponse:
    """The form; sent, the storyboard editor with the filled template in it."""
    row = get_template(template_id, request.user)
    body = Template.model_validate(row.body)
    given = {slot.name: request.POST[PREFIX + slot.name] for slot in body.slots if PREFIX + slot.name in request.POST}
    fault = ""
    if request.method == "POST":
        try:
            return opened(request, fill_template(row, _with_strangers(body, _storable(given))), prompt=row.title)
        except AppError as refusal:
            fault = refusal_in_words(refusal)
    shown = {
        "template": row,
        "fields": _fields(body, given),
        "places": terms.choices(TermKind.SETTING),
        "castable": castable(request.user),
        "fault": fault,
        "most_letters": MAX_VALUE,
        "seconds": body.storyboard.seconds,
        "scenes": len(body.storyboard.shots),
    }
    return render(request, "generation/template.html", shown, status=422 if fault else 200)


@login_required
@require_POST
def keep_template(request: MemberRequest, job_id: UUID) -> HttpResponse:
    """From the page of one's own job."""
    job = get_job(job_id, request.user)
    if job.storyboard is None:
        raise NotFound("storyboard_gone", _("The scenes of this clip are no longer kept."))
    title, public = request.POST.get("title", "").strip(), "public" in request.POST
    try:
        if not title or not storable(title):
            raise Invalid("template_invalid", _("Give the template a title."))
        made = save_template(request.user, job, title=title, public=public)
    except AppError as refusal:
        messages.error(request, refusal_in_words(refusal))
        return redirect("job", job_id)
    messages.success(request, _("Kept as a template."))
    return redirect("template", made.pk)


@login_required
@require_POST
def remove_template(request: MemberRequest, template_id: UUID) -> HttpResponse:
    delete_template(request.user, get_template(template_id, request.user))
    messages.success(request, _("Deleted."))
    return redirect("templates")


def _fields(body: Template, given: Mapping[str, str]) -> list[Field]:
    people = 0
    found = []
    for slot in body.slots:
        label = slot.label
        if isinstance(slot, PersonSlot):
            people += 1
            label = _("Person %(number)s") % {"number": people}
        value = given.get(slot.name, slot.default)
        found.append(Field(name=PREFIX + slot.name, kind=slot.kind, label=label, value=value))
    return found


def _storable(given: Mapping[str, str]) -> Mapping[str, str]:
    if not all(map(storable, given.values())):
        raise Invalid("slot_invalid", _("A slot of the template holds something that does not fit."))
    return given


def _with_strangers(body: Template, given: Mapping[str, str]) -> dict[str, str]:
    """Whoever is left out is made up, and nobody who is there already."""
    there = {handle for handle in body.storyboard.handles if is_nobody(handle)}
    free = (name for number in range(1, 200) if (name := f"extra{number}") not in there)
    empty = (slot.name for slot in body.slots if isinstance(slot, PersonSlot) and not given.get(slot.name, "").strip())
    return {**given, **{name: next(free) for name in empty}}
