"""Freezing with one tap, on one's own page or from a mail without signing in; thawing only on one's own page."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web import MemberRequest, PageRequest
from cameo.services import freeze as services
from cameo.views.sharing import find_own, home


@login_required
@require_POST
def freeze(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    likeness = services.freeze(request.user, find_own(request, likeness_id))
    messages.success(request, _("Frozen. Nobody can use it until you thaw it."))
    return home(likeness)


@login_required
@require_POST
def thaw(request: MemberRequest, likeness_id: UUID | None = None) -> HttpResponse:
    likeness = services.thaw(request.user, find_own(request, likeness_id))
    messages.success(request, _("Thawed. Your permissions hold again."))
    return home(likeness)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def freeze_link(request: PageRequest, token: str) -> HttpResponse:
    """GET only asks: programs that open every link of a mail must not freeze anything."""
    likeness = services.freeze_by_token(token) if request.method == "POST" else services.find_by_token(token)
    return render(request, "cameo/freeze.html", {"likeness": likeness, "frozen": likeness.frozen_at is not None})
