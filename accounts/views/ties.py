"""Follow, mute and block buttons. `to` says which way: pressed twice, or on a stale page, one does what it said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import services
from accounts.selectors import find_blockable, find_person
from accounts.web import MemberRequest, back

LOOKS = {"feed__follow", "button button--small button--light", "button button--small"}
"""Classes a follow button may carry back into its page."""


@login_required
@require_POST
def follow_person(request: MemberRequest, username: str) -> HttpResponse:
    person = find_person(username, viewer=request.user)
    follows = request.POST.get("to") != "unfollow"
    (services.follow if follows else services.unfollow)(request.user, person)
    if not request.htmx:
        return back(request, "profile", person.username)
    look = request.POST.get("look", "")
    shown = {"person": person, "follows": follows, "look": look if look in LOOKS else "button"}
    return render(request, "accounts/_follow.html", shown)


@login_required
@require_POST
def mute_person(request: MemberRequest, username: str) -> HttpResponse:
    person = find_person(username, viewer=request.user)
    (services.unmute if request.POST.get("to") == "unmute" else services.mute)(request.user, person)
    return back(request, "profile", person.username)


@login_required
@require_POST
def block_person(request: MemberRequest, username: str) -> HttpResponse:
    person = find_blockable(username, viewer=request.user)
    if request.POST.get("to") == "unblock":
        services.unblock(request.user, person)
        messages.success(request, _("@%(name)s is no longer blocked.") % {"name": person.username})
        return redirect("settings")
    services.block(request.user, person)
    messages.success(request, _("@%(name)s is blocked.") % {"name": person.username})
    return redirect("feed")
