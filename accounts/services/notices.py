"""In-app notifications."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import Mute, Notification, User
from accounts.selectors import are_parted
from accounts.states import NoticeKind
from common.clock import now


def notify(recipient: User, kind: NoticeKind | str, *, actor: User | None = None, **data: str | int) -> None:
    """`data` holds ids and names the page needs, never a prompt. ValueError for a kind without a sentence.

    Nobody is told of what they did themselves, nor of people they muted or are parted from.
    """
    kind = NoticeKind(kind)
    if not recipient.is_active or actor == recipient:
        return
    if actor is not None and (
        are_parted(recipient, actor) or Mute.objects.filter(source=recipient, target=actor).exists()
    ):
        return
    Notification.objects.create(recipient=recipient, actor=actor, kind=kind, data=data)


def mark_read(actor: User) -> None:
    """All there are now."""
    with transaction.atomic():
        _held(Q(recipient=actor, read_at__isnull=True)).update(read_at=now())


def drop_notices(which: Q) -> None:
    """For good. Inside the transaction of why."""
    _held(which).delete()


def _held(which: Q) -> QuerySet[Notification]:
    """Locked in the order of their ids, as whoever counts one up does (remix.collab.news)."""
    rows = Notification.objects.filter(which).order_by("pk").select_for_update(no_key=True, of=("self",))
    return Notification.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
