"""Who may use a likeness, and who did."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.selectors import find_person
from accounts.web import MemberRequest
from cameo import selectors, services
from cameo.models import Use
from cameo.states import Audience
from common.errors import AppError, Invalid
from common.pages import Page, read_page

DAYS = (30, 90, 365)
WIDE = (Audience.MUTUALS, Audience.EVERYONE)


@login_required
@require_POST
def open_to(request: MemberRequest) -> HttpResponse:
    """One wide audience at a time: opening to one closes the other, and `approved` closes both."""
    asked = request.POST.get("audience", "")
    try:
        likeness = selectors.live_likeness(request.user)
        if asked in WIDE:
            services.grant_use(request.user, likeness, audience=Audience(asked), days=_days(request))
        elif asked != Audience.APPROVED:
            raise Invalid("audience_unknown", _("Choose who may use it."))
        for grant in selectors.standing_grants(request.user).filter(audience__in=WIDE).exclude(audience=asked):
            services.end_grant(request.user, grant)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Saved. It holds from this moment on."))
    return redirect("cameo")


@login_required
@require_POST
def approve(request: MemberRequest) -> HttpResponse:
    name = request.POST.get("username", "").strip().removeprefix("@")
    try:
        services.grant_use(
            request.user,
            selectors.live_likeness(request.user),
            audience=Audience.APPROVED,
            person=find_person(name, viewer=request.user),
            days=_days(request),
        )
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("@%(name)s may use your cameo now.") % {"name": name.lower()})
    return redirect("cameo")


@login_required
@require_POST
def end(request: MemberRequest, grant_id: int) -> HttpResponse:
    services.end_grant(request.user, selectors.find_grant(request.user, grant_id))
    messages.success(request, _("Taken back. Nothing new can be made with it; clips that are out stay."))
    return redirect("cameo")


@login_required
@require_safe
def uses(request: MemberRequest) -> HttpResponse:
    """The next rows of the list on the cameo page."""
    page = uses_page(request.user, cursor=request.GET.get("cursor", ""))
    return render(request, "cameo/_uses.html", {"uses": page.items, "next": page.next})


def uses_page(owner: User, *, cursor: str = "") -> Page[Use]:
    return read_page(selectors.uses_of(owner), key="pk", listing=f"uses:{owner.pk}", cursor=cursor)


def _days(request: MemberRequest) -> int:
    asked = request.POST.get("days", "")
    if asked not in map(str, DAYS):
        raise Invalid("days_out_of_range", _("Choose how long."))
    return int(asked)
