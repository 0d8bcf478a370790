"""Adding a character, waiting for the verdict, its page, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.web import MemberRequest
from cameo import selectors, services
from cameo.reasons import explain, offer
from cameo.states import LikenessState
from cameo.views.sharing import sharing
from common.errors import AppError, Invalid


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def character_new(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request)
    name, picture = request.POST.get("name", ""), request.FILES.get("picture")
    try:
        if picture is None:
            raise Invalid("photo_missing", _("Choose a picture first."))
        character = services.enrol_character(request.user, name=name, picture=picture.read())
    except AppError as refusal:
        return _form(request, name=name, refusal=refusal, status=422)
    return redirect("character", character.pk)


@login_required
@require_safe
def character_page(request: MemberRequest, likeness_id: UUID) -> HttpResponse:
    """Whatever state it is in; a refused one with the form to try again."""
    character = selectors.find_character(request.user, likeness_id)
    if character.state == LikenessState.ACTIVE:
        return render(request, "cameo/character.html", {"likeness": character} | sharing(request, character))
    if character.reasons:  # refused at once, or by a moderator later
        reasons = [explain(code) for code in character.reasons]
        name = character.handle.rpartition(".")[2]
        return _form(request, name=name, reasons=reasons, offer=offer(character))
    return render(request, "cameo/character_waits.html", {"likeness": character, "character": character})


@login_required
@require_safe
def character_verdict(request: MemberRequest, likeness_id: UUID) -> HttpResponse:
    """Polled while the picture is checked; a decision reloads the page."""
    character = selectors.find_character(request.user, likeness_id)
    if character.state == LikenessState.CHECKING:
        return render(request, "cameo/_checking.html", {"likeness": character, "character": character})
    return HttpResponse(headers={"HX-Refresh": "true"})


@login_required
@require_POST
def character_revoke(request: MemberRequest, likeness_id: UUID) -> HttpResponse:
    character = services.revoke(request.user, selectors.find_character(request.user, likeness_id))
    said = _("@%(handle)s is gone, and so are its picture and every clip that showed it.")
    messages.success(request, said % {"handle": character.handle})
    return redirect("cameo")


def _form(request: MemberRequest, *, status: int = 200, **shown: Any) -> HttpResponse:
    return render(request, "cameo/character_new.html", shown, status=status)
