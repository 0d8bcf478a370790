"""What waits for one's word, and what one waits for."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.web import MemberRequest
from cameo import selectors, services
from common.errors import AppError
from common.pages import read_page

MOST_ASKED = 20
ANSWERS = {"yes": True, "no": False}


@login_required
@require_safe
def approvals(request: MemberRequest) -> HttpResponse:
    """The newest first, a page at a time; below the first page also the caller's own last MOST_ASKED questions."""
    cursor = request.GET.get("cursor", "")
    waiting = selectors.approvals_for(request.user)
    page = read_page(waiting, key="created_at", listing=f"waiting:{request.user.pk}", cursor=cursor)
    if request.htmx and cursor:
        return render(request, "cameo/_approvals.html", {"waiting": page.items, "next": page.next})
    asked = selectors.approvals_by(request.user).order_by("-created_at")[:MOST_ASKED]
    return render(request, "cameo/approvals.html", {"waiting": page.items, "next": page.next, "asked": asked})


@login_required
@require_POST
def answer_approval(request: MemberRequest, approval_id: UUID) -> HttpResponse:
    approval = selectors.find_approval(request.user, approval_id)
    answer = ANSWERS.get(request.POST.get("answer", ""))
    if answer is None:
        messages.error(request, _("Say yes or no."))
        return redirect("cameo_approvals")
    try:
        services.answer_approval(request.user, approval, yes=answer)
    except AppError as refusal:
        messages.error(request, str(refusal.message))
    else:
        said = _("You said yes. @%(name)s has been told.") if answer else _("You said no. @%(name)s has been told.")
        messages.success(request, said % {"name": approval.requester.username})
    return redirect("cameo_approvals")
