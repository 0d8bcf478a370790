"""Where credits came from and went to."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Transfer
from accounts.models.credits import AccountKind
from accounts.selectors import balance, statement
from accounts.web import MemberRequest
from common.pages import read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`change` of what can be spent; a capture changes nothing there, since its hold already did."""

    kind: str
    amount: int
    change: int
    at: datetime


@login_required
@require_safe
def credits_page(request: MemberRequest) -> HttpResponse:
    cursor = request.GET.get("cursor", "")
    page = read_page(statement(request.user), key="pk", listing="statement", cursor=cursor)
    available, held = balance(request.user)
    shown = {
        "entries": [_entry(transfer) for transfer in page.items],
        "next": page.next,
        "available": available,
        "held": held,
        "daily": settings.DAILY_CREDITS,
    }
    template = "accounts/_credits.html" if request.htmx and cursor else "accounts/credits.html"
    return render(request, template, shown)


def _entry(transfer: Transfer) -> Entry:
    gained = transfer.amount if transfer.credit.kind == AccountKind.WALLET else 0
    spent = transfer.amount if transfer.debit.kind == AccountKind.WALLET else 0
    return Entry(kind=transfer.kind, amount=transfer.amount, change=gained - spent, at=transfer.created_at)
