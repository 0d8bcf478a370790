"""What the frame around every page shows. Lazy: a page that shows no number asks no question."""

from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User
from accounts.selectors import unread_count
from accounts.services import balance, grant_daily


def shell(request: HttpRequest) -> dict[str, Any]:
    """`unread` and `credits` are callables, which templates call; both 0 for a visitor."""
    user = getattr(request, "user", None)

    @cache
    def unread() -> int:
        return unread_count(user) if isinstance(user, User) else 0

    @cache
    def credits_available() -> Decimal | int:
        if not isinstance(user, User):
            return 0
        grant_daily(user)
        return balance(user)[0]

    return {"unread": unread, "credits": credits_available, "languages": settings.LANGUAGES}
