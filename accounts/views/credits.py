"""Where credits came from and went to."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.exports import FORMS, export
from accounts.selectors import balance
from accounts.statements import Show, earned, entry, statement
from accounts.web import MemberRequest
from common.pages import read_page


@login_required
@require_safe
def credits_page(request: MemberRequest) -> HttpResponse:
    cursor, asked = request.GET.get("cursor", ""), request.GET.get("show", "")
    show = Show(asked) if asked in Show else Show.ALL
    listing = f"statement:{request.user.pk}:{show}"
    page = read_page(statement(request.user, show=show), key="pk", listing=listing, cursor=cursor)
    lines = [entry(transfer) for transfer in page.items]
    shown: dict[str, object] = {"entries": lines, "next": page.next, "show": show}
    if request.htmx and cursor:
        return render(request, "accounts/_credits.html", shown)
    available, held = balance(request.user)
    shown |= {
        "available": available,
        "held": int(held),
        "earned": earned(request.user),
        "daily": settings.DAILY_CREDITS,
    }
    return render(request, "accounts/credits.html", shown)


@login_required
@require_safe
def credits_export(request: MemberRequest) -> StreamingHttpResponse:
    """`as` csv or json; anything else is csv."""
    form = request.GET.get("as", "")
    return export(request.user, form if form in FORMS else "csv")
