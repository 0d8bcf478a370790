"""Nothing biometric is kept for longer than it is needed (docs/consent.md)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Notification, User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import vault
from cameo.models import Capture, Likeness
from cameo.services.revocation import revoke
from common.clock import now
from common.commits import after_commit

CAPTURE_LASTS = timedelta(days=7)
"""After its verdict, or after the challenge ran out that nobody decided."""
LIKENESS_LASTS = timedelta(days=3 * 365)
"""After the last use that was allowed, or after enrolment."""
NOTICE = timedelta(days=30)
"""Its owner is told so long before."""


def keep_no_longer() -> int:
    """Deletes what is over, and tells those whose cameo soon will be; how many captures and likenesses ended.

    A likeness ends as if its owner had taken it back: every clip that shows it is withdrawn. Safe to run twice, at once
    too.
    """
    moment = now()
    captures = list(_captures_before(moment - CAPTURE_LASTS))
    for capture in captures:
        vault.delete_capture(capture)
    unused = list(_unused_since(moment - LIKENESS_LASTS))
    for likeness in unused:
        revoke(likeness.owner, likeness)
    for likeness in _untold(moment):
        notify(likeness.owner, NoticeKind.CAMEO_UNUSED, actor=None, **_about(likeness))
    return len(captures) + len(unused)


def drop_captures(owner: User) -> None:
    """Who leaves takes every capture along, also those that came to no likeness: once the caller's transaction commits,
    or else with the retention.
    """
    for capture in Capture.objects.filter(owner=owner):
        after_commit(vault.delete_capture, capture)


def _captures_before(moment: datetime) -> QuerySet[Capture]:
    return Capture.objects.exclude(video_key="", sheet_key="").filter(
        Q(decided_at__lt=moment) | Q(decided_at__isnull=True, expires_at__lt=moment) | Q(owner__is_active=False)
    )


def _unused_since(moment: datetime) -> QuerySet[Likeness]:
    last = Coalesce(F("last_used_at"), F("created_at"))
    return Likeness.objects.live().select_related("owner").annotate(last=last).filter(last__lt=moment)


def _untold(moment: datetime) -> Iterator[Likeness]:
    for likeness in _unused_since(moment - LIKENESS_LASTS + NOTICE):
        told = Notification.objects.filter(
            recipient=likeness.owner,
            kind=NoticeKind.CAMEO_UNUSED,
            data=_about(likeness),
            created_at__gt=moment - 2 * NOTICE,
        )
        if not told.exists():
            yield likeness


def _about(likeness: Likeness) -> dict[str, str]:
    return {"character": str(likeness.pk)} if likeness.is_character else {}
