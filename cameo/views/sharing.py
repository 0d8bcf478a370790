"""Who may use a likeness, and who did. Without an id it is one's own face, with one a character of one's own."""

from typing import Any
from uuid import UUID

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
from cameo.models import Likeness, Use
from cameo.room import admissions, missing_tier
from cameo.scope_words import IN_REVIEW, MISSING
from cameo.services.renewing import WIDE, close_wide, give
from cameo.states import Audience
from cameo.timeline import timeline
from common.errors import AppError, Invalid
from common.pages import Page, read_page

DAYS = (30, 90, 365)


@login_required
@require_POST
def open_to(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    """One wide audience at a time: opening to one closes the other, and `approved` closes both."""
    asked = request.POST.get("audience", "")
    character = _character(request, likeness_id)
    try:
        likeness = character or selectors.live_likeness(request.user)
        if asked in WIDE:
            give(request.user, likeness, audience=Audience(asked), days=_days(request))
        elif asked == Audience.APPROVED:
            close_wide(request.user, likeness)
        else:
            raise Invalid("audience_unknown", _("Choose who may use it."))
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Saved. It holds from this moment on."))
    return _home(character)


@login_required
@require_POST
def approve(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    name = request.POST.get("username", "").strip().removeprefix("@")
    character = _character(request, likeness_id)
    try:
        give(
            request.user,
            character or selectors.live_likeness(request.user),
            audience=Audience.APPROVED,
            person=find_person(name, viewer=request.user),
            days=_days(request),
        )
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        said = _("@%(name)s may use this character now.") if character else _("@%(name)s may use your cameo now.")
        messages.success(request, said % {"name": name.lower()})
    return _home(character)


@login_required
@require_POST
def end(request: MemberRequest, grant_id: int) -> HttpResponse:
    grant = selectors.find_grant(request.user, grant_id)
    services.end_grant(request.user, grant)
    messages.success(request, _("Taken back. Nothing new can be made with it; clips that are out stay."))
    return _home(grant.likeness if grant.likeness.is_character else None)


@login_required
@require_safe
def uses(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    """The next rows of the list on the page of a likeness."""
    character = _character(request, likeness_id)
    page = uses_page(request.user, character, cursor=request.GET.get("cursor", ""))
    return render(request, "cameo/_uses.html", {"uses": page.items, "next": page.next, "character": character})


def uses_page(owner: User, character: Likeness | None, *, cursor: str = "") -> Page[Use]:
    listing = f"uses:{owner.pk}:{character.pk if character else 'face'}"
    return read_page(selectors.uses_shown(owner, character), key="pk", listing=listing, cursor=cursor)


def sharing(request: MemberRequest, likeness: Likeness) -> dict[str, Any]:
    """What templates/cameo/_sharing.html and _uses.html show."""
    character = likeness if likeness.is_character else None
    grants = list(selectors.standing_grants_of(likeness).order_by("-pk"))
    wide = next((grant for grant in grants if grant.audience != Audience.APPROVED), None)
    approved = [grant for grant in grants if grant.audience == Audience.APPROVED]
    page = uses_page(request.user, character)
    return {
        "wide": wide,
        "approved": approved,
        "uses": page.items,
        "next": page.next,
        "character": character,
        "admissions": admissions(likeness),
        "tiers": {audience.value: missing_in_words(likeness, audience) for audience in Audience},
        "timeline": timeline(likeness),
        "waiting": selectors.approvals_for(request.user).count(),
    }


def missing_in_words(likeness: Likeness, audience: Audience) -> str:
    """Empty when nothing is missing."""
    tier = missing_tier(likeness, audience)
    if tier is None:
        return ""
    return str(IN_REVIEW if likeness.is_character else MISSING[tier])


def find_own(request: MemberRequest, likeness_id: UUID | None) -> Likeness:
    """One's live face, or a character of one's own. Raises NotFound."""
    return _character(request, likeness_id) or selectors.live_likeness(request.user)


def home(likeness: Likeness) -> HttpResponse:
    return _home(likeness if likeness.is_character else None)


def _character(request: MemberRequest, likeness_id: UUID | None) -> Likeness | None:
    return None if likeness_id is None else selectors.find_character(request.user, likeness_id)


def _home(character: Likeness | None) -> HttpResponse:
    return redirect("character", character.pk) if character else redirect("cameo")


def _days(request: MemberRequest) -> int:
    asked = request.POST.get("days", "")
    if asked not in map(str, DAYS):
        raise Invalid("days_out_of_range", _("Choose how long."))
    return int(asked)
