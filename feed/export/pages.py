"""The part of the settings page where people take their things along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from common.errors import AppError
from feed.export import services
from feed.export.api import export_body


@login_required
@require_safe
def export_part(request: MemberRequest) -> HttpResponse:
    """Alone for htmx, which asks again while an export is being made; else on a page of its own."""
    template = "feed/export/_part.html" if request.htmx else "feed/export/page.html"
    reply = render(request, template, {"export": export_body(request.user)})
    reply["Cache-Control"] = "no-store"
    return reply


@login_required
@require_POST
def ask_for_export(request: MemberRequest) -> HttpResponse:
    try:
        services.request_export(request.user)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Your export is being made."))
    return redirect("export")
