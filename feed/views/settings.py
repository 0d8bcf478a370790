"""How a person wants their feed, what it knows of them, and starting over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import MemberRequest
from common.errors import AppError, Invalid
from feed.building.knowledge import known_about
from feed.services import prefer, reset_feed
from feed.steering import active, preferences
from feed.views.chips import shown_wish

BREAKS = (10, 20, 40)
"""Clips; what the form offers."""
MOST_CLIPS = 1000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feed_settings(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        return _keep(request)
    wish = preferences(request.user)
    shown = {
        "wish": wish,
        "breaks": sorted({*BREAKS, wish.break_after or BREAKS[0]}),
        "steers": [shown_wish(row, personal=wish.personalise) for row in active(request.user)],
    }
    return render(request, "feed/settings.html", shown)


def _keep(request: MemberRequest) -> HttpResponse:
    """A form sends what it is about: `order` whether the feed is personal, `break_after` when to pause."""
    form = request.POST
    after = form.get("break_after", "")
    if after and not (after.isdecimal() and len(after) < 5 and 1 <= int(after) <= MOST_CLIPS):
        raise Invalid("bad_break", _("A break comes after 1 to 1000 clips."))
    try:
        prefer(
            request.user,
            personalise=form.get("order") != "impersonal",
            break_after=int(after) if after else None,
        )
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Your feed follows."))
    return redirect("feed_settings")


@login_required
@require_POST
def forget_me(request: MemberRequest) -> HttpResponse:
    reset_feed(request.user)
    messages.success(request, _("Your feed begins anew."))
    return redirect("feed")


@login_required
@require_safe
def known_of_me(request: MemberRequest) -> HttpResponse:
    """Everything the feed is ranked by, as a file."""
    reply = JsonResponse(known_about(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False})
    reply["Content-Disposition"] = 'attachment; filename="reprise-feed.json"'
    return reply
