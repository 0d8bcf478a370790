"""One page of settings; each part of it posts to its own address."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import services
from accounts.models import Block
from accounts.selectors import keys_of
from accounts.views.forms import CloseForm, KeyForm, ProfileForm
from accounts.web import MemberRequest
from common.errors import AppError


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: MemberRequest) -> HttpResponse:
    """POST saves the profile."""
    if request.method != "POST":
        return _page(request)
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _page(request, profile_form=form, status=422)
    services.update_profile(request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("settings")


@login_required
@require_POST
def change_avatar(request: MemberRequest) -> HttpResponse:
    """Without a picture the one there is goes."""
    picture = request.FILES.get("picture")
    try:
        if picture is None:
            services.remove_avatar(request.user)
        else:
            services.set_avatar(request.user, picture=picture.read())
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("settings")


@login_required
@require_POST
def make_key(request: MemberRequest) -> HttpResponse:
    """Answers with the page itself: the key is in this reply and nowhere else."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _page(request, key_form=form, status=422)
    try:
        _row, key = services.issue_key(request.user, name=form.cleaned_data["name"])
    except AppError as refusal:
        form.add_error("name", str(refusal.message))
        return _page(request, key_form=form, status=422)
    return _page(request, new_key=key)


@login_required
@require_POST
def delete_key(request: MemberRequest, key_id: int) -> HttpResponse:
    services.revoke_key(request.user, key_id)
    messages.success(request, _("The key opens nothing any more."))
    return redirect("settings")


def _page(request: MemberRequest, *, status: int = 200, **changed: Any) -> HttpResponse:
    user = request.user
    shown = {
        "profile_form": ProfileForm(initial={"display_name": user.display_name, "bio": user.bio}),
        "key_form": KeyForm(),
        "close_form": CloseForm(),
        "keys": keys_of(user).order_by("-pk"),
        "blocks": Block.objects.filter(source=user).select_related("target").order_by("-pk"),
        **changed,
    }
    reply = render(request, "accounts/settings.html", shown, status=status)
    reply["Cache-Control"] = "no-store"
    return reply
