"""The sheet in which people say what they want to see."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from accounts.models import User
from accounts.web import MemberRequest, PageRequest, back
from common.errors import AppError, Invalid
from feed.services import ask_for
from feed.services import change_wish as keep_wish
from feed.services import drop_wish as forget_wish
from feed.steering import Kept, active, chips_of, personal
from feed.steering.active import get_steer
from feed.views.chips import shown_wish


@require_http_methods(["GET", "HEAD", "POST"])
def steer(request: PageRequest) -> HttpResponse:
    """GET: the sheet. POST: keeps a wish, and shows what was understood."""
    if request.method != "POST":
        return render(request, "feed/sheets/steer.html", _shown(request))
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("feed"))
    text = request.POST.get("text", "")
    try:
        asked = ask_for(request.user, text)
    except AppError as refusal:
        shown = _shown(request) | {"error": refusal.message, "text": text}
        return render(request, "feed/sheets/steer.html", shown, status=422)
    return _changed(request, missed=asked.missed)


@login_required
@require_POST
def change_wish(request: MemberRequest, steer_id: int) -> HttpResponse:
    """`drop` takes a chip out, the last one with its wish; `chip` with `strength` weighs one; `for_good` yes or no."""
    form, chips = request.POST, chips_of(get_steer(steer_id, request.user))
    kept = [Kept(verb=chip.verb, topic=chip.topic) for chip in chips]
    try:
        if "drop" in form:
            del kept[int(form["drop"])]
        if "chip" in form:
            number = int(form["chip"])
            kept[number] = Kept(verb=kept[number].verb, topic=kept[number].topic, strength=float(form["strength"]))
    except (ValueError, IndexError, KeyError):
        raise Invalid("chip_not_found", _("This wish does not say that.")) from None
    if not kept:
        forget_wish(request.user, steer_id)
    else:
        keep_wish(
            request.user, steer_id, chips=kept, for_good=form["for_good"] == "yes" if "for_good" in form else None
        )
    return _changed(request)


@login_required
@require_POST
def drop_wish(request: MemberRequest, steer_id: int) -> HttpResponse:
    forget_wish(request.user, steer_id)
    return _changed(request)


def _changed(request: PageRequest, *, missed: list[str] | None = None) -> HttpResponse:
    """The sheet as it is now; the feed behind it draws its list anew once the sheet is closed."""
    if not request.htmx:
        return back(request, "feed")
    shown = _shown(request) | {"missed": missed or []}
    return trigger_client_event(render(request, "feed/sheets/steer.html", shown), "steered", {})


def _shown(request: PageRequest) -> dict[str, Any]:
    member = request.user if isinstance(request.user, User) else None
    held = [(row, personal(member, row)) for row in active(member)] if member else []
    return {
        "steers": [shown_wish(row, personal=is_personal) for row, is_personal in held],
        "impersonal": not all(is_personal for _row, is_personal in held),
        "examples": [
            _("more claymation"),
            _("no politics for a week"),
            _("shorter"),
            _("from friends"),
            _("surprise me"),
        ],
    }
