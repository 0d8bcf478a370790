"""News between two people about a draft, which either could make again and again."""

from datetime import timedelta

from accounts.models import Notification, User
from accounts.services import notify
from accounts.states import NoticeKind
from common.clock import now

ONCE_IN = timedelta(days=1)


def tell_once_a_day(recipient: User, kind: NoticeKind, *, actor: User, about: dict[str, str], **newest: str) -> None:
    """`about` is what it is told of, once; a row of the last day has `newest` from now on, and is as read as it was.

    Inside a transaction that holds the recipient's row.
    """
    named = {f"data__{key}": value for key, value in about.items()}
    told = Notification.objects.filter(recipient=recipient, actor=actor, kind=kind, created_at__gt=now() - ONCE_IN)
    row = told.filter(**named).order_by("-pk").first()
    if row is None:
        notify(recipient, kind, actor=actor, **about, **newest)
    elif newest:
        Notification.objects.filter(pk=row.pk).update(data=row.data | newest)
