"""Telling an owner that their likeness was used: one row of the inbox for each person and hour, and a mail with the way
to freeze it.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from accounts.models import Notification, User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo.models import Likeness
from cameo.queue import ring_letter
from common.clock import now

TOGETHER = timedelta(hours=1)


def tell_of_use(actor: User, likeness: Likeness, *, job_id: UUID | None) -> None:
    """Within TOGETHER of the first the same row counts up, unless it was read; then, and for the first, a mail goes out
    after the commit. Who muted or parted is not told, as in notify. `likeness.owner` should be loaded.
    """
    owner = likeness.owner
    about = {"character": str(likeness.pk)} if likeness.is_character else {}
    with transaction.atomic():
        recent = Notification.objects.select_for_update(no_key=True).filter(
            recipient=owner,
            actor=actor,
            kind=NoticeKind.CAMEO_CAST,
            read_at__isnull=True,
            created_at__gt=now() - TOGETHER,
            data__handle=likeness.handle,
        )
        row = recent.order_by("pk").last()
        if row is not None:
            row.data = row.data | {"count": row.data.get("count", 1) + 1, "job_id": str(job_id or "")}
            row.save(update_fields=["data"])
            return
        before = Notification.objects.filter(recipient=owner).order_by("pk").last()
        notify(
            owner,
            NoticeKind.CAMEO_CAST,
            actor=actor,
            job_id=str(job_id or ""),
            handle=likeness.handle,
            count=1,
            **about,
        )
        after = Notification.objects.filter(recipient=owner).order_by("pk").last()
        if after is not None and after != before:
            ring_letter(after.pk)
