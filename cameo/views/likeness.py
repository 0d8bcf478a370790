"""Enrolling, waiting for the verdict, and taking it all back."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from cameo import selectors, services
from cameo.reasons import explain, offer
from cameo.states import LikenessState
from cameo.views.sharing import sharing
from common.errors import AppError, Invalid


@login_required
@require_safe
def cameo_page(request: MemberRequest) -> HttpResponse:
    return _page(request)


@login_required
@require_POST
def enrol(request: MemberRequest) -> HttpResponse:
    photo = request.FILES.get("photo")
    try:
        if photo is None:
            raise Invalid("photo_missing", _("Choose a picture first."))
        services.enrol(request.user, photo=photo.read())
    except AppError as refusal:
        return _page(request, refusal=refusal, status=422)
    return redirect("cameo")


@login_required
@require_safe
def verdict(request: MemberRequest) -> HttpResponse:
    """Polled while the selfie is checked; a decision reloads the page."""
    likeness = selectors.my_likeness(request.user)
    if likeness is not None and likeness.state == LikenessState.CHECKING:
        return render(request, "cameo/_checking.html", {"likeness": likeness})
    return HttpResponse(headers={"HX-Refresh": "true"})


@login_required
@require_POST
def revoke(request: MemberRequest) -> HttpResponse:
    services.revoke(request.user, selectors.live_likeness(request.user))
    messages.success(request, _("Your cameo is gone, and so are its photo and every clip that showed it."))
    return redirect("cameo")


def _page(request: MemberRequest, *, refusal: AppError | None = None, status: int = 200) -> HttpResponse:
    likeness = selectors.my_likeness(request.user)
    shown: dict[str, Any] = {
        "likeness": likeness,
        "state": likeness.state if likeness else "none",
        "refusal": refusal,
        "reasons": [explain(code) for code in likeness.reasons] if likeness else [],
        "offer": offer(likeness) if likeness else None,
        "least_age": settings.LIKENESS_MINIMUM_AGE,
        "characters": list(selectors.my_characters(request.user)),
    }
    if likeness is not None and likeness.state == LikenessState.ACTIVE:
        shown |= sharing(request, likeness)
    return render(request, "cameo/cameo.html", shown, status=status)
