"""What happened while one was away."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import Notification
from accounts.selectors import notices_for
from accounts.sentences import sentence
from accounts.services import mark_read
from accounts.states import NoticeKind
from accounts.web import MemberRequest
from common.pages import read_page

PLACES = (
    ("post", "post"),
    ("job_id", "job"),
    ("remix", "clip"),
    ("invited", "clip_invitations"),
    ("clip_id", "clip"),
    ("clip", "clip"),
    ("reported", "admin:generation_report_review"),
)
"""A key of a notification's data, and the page that it opens, the first that is there."""
ABOUT_MY_CAMEO = (
    NoticeKind.CAMEO_READY,
    NoticeKind.CAMEO_REJECTED,
    NoticeKind.CAMEO_CAST,
    NoticeKind.CAMEO_UNUSED,
)
ABOUT_APPROVALS = (NoticeKind.APPROVAL_ASKED, NoticeKind.APPROVAL_GIVEN, NoticeKind.APPROVAL_REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    notice: Notification
    text: str
    link: str


@login_required
@require_safe
def notifications(request: MemberRequest) -> HttpResponse:
    """Reading the first page marks all of them read; those that were new still look new on it."""
    cursor = request.GET.get("cursor", "")
    page = read_page(notices_for(request.user), key="pk", listing="notices", cursor=cursor)
    lines = [Line(notice=notice, text=sentence(notice), link=_link(notice)) for notice in page.items]
    if not cursor:
        mark_read(request.user)
    template = "accounts/_notifications.html" if request.htmx and cursor else "accounts/notifications.html"
    return render(request, template, {"lines": lines, "next": page.next})


def _link(notice: Notification) -> str:
    if character := notice.data.get("character"):
        return reverse("character", args=[character])
    if notice.kind in ABOUT_MY_CAMEO:
        return reverse("cameo")
    for key, page in PLACES:
        if value := notice.data.get(key):
            return reverse(page, args=[value])
    if notice.kind == NoticeKind.INVITED:
        return reverse("together")
    if notice.kind in ABOUT_APPROVALS:
        return reverse("cameo_approvals")
    return reverse("profile", args=[notice.actor.username]) if notice.actor else reverse("feed")
