"""In-app notifications."""

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
    Notification.objects.filter(recipient=actor, read_at__isnull=True).update(read_at=now())
