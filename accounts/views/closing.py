"""The last page: what somebody who left may keep is in the page itself, as they can not sign in any more."""

import json
from base64 import b64encode

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import services
from accounts.contracts import Keepsake
from accounts.views.forms import CloseForm
from accounts.web import MemberRequest


@login_required
@require_POST
def close(request: MemberRequest) -> HttpResponse:
    form = CloseForm(request.POST)
    if not form.is_valid() or not request.user.check_password(form.cleaned_data["password"]):
        messages.error(request, _("That is not your password. Nothing was closed."))
        return redirect("settings")
    kept = services.close_account(request.user)
    logout(request)
    if not kept:
        messages.success(request, _("Your account is closed. Goodbye."))
        return redirect("feed")
    documents = [{"name": one.name, "address": _inside(one)} for one in kept]
    reply = render(request, "accounts/closed.html", {"documents": documents})
    reply["Cache-Control"] = "no-store"
    return reply


def _inside(keepsake: Keepsake) -> str:
    text = json.dumps(keepsake.content, indent=2, ensure_ascii=False)
    return f"data:application/json;base64,{b64encode(text.encode()).decode()}"
