"""The end of a likeness's files: first the key, which makes noise of every copy anywhere, then the objects."""

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from cameo.ledger import EventKind, record
from cameo.models import Capture, CaptureKey, Likeness, LikenessKey
from common import store
from common.clock import now

NO_VIDEO = {"video_key": "", "sheet_key": ""}


def destroy(likeness: Likeness) -> None:
    """Its data key and those of its captures are no more once the caller's transaction commits. Harmless again."""
    gone = {"wrapped": b"", "destroyed_at": now()}
    LikenessKey.objects.get_or_create(likeness=likeness, defaults=gone)  # so that no late writer makes one
    LikenessKey.objects.filter(likeness=likeness, destroyed_at__isnull=True).update(**gone)
    captures = _captures(likeness)
    CaptureKey.objects.filter(capture__in=captures, destroyed_at__isnull=True).update(**gone)


def empty(likeness: Likeness) -> None:
    """Deletes every object of it and of its captures, also those no key names; counts them for the certificate. The
    first time goes into the ledger. Outside transactions: the store is not part of one. Harmless again.
    """
    captures = list(_captures(likeness))
    deleted = sum(store.delete_space(space) for space in [likeness.space, *(capture.space for capture in captures)])
    with transaction.atomic():
        Capture.objects.filter(pk__in=[capture.pk for capture in captures]).update(**NO_VIDEO, print=b"")
        row = LikenessKey.objects.filter(likeness=likeness, destroyed_at__isnull=False)
        row.update(objects_deleted=F("objects_deleted") + deleted)
        if row.filter(emptied_at__isnull=True).update(emptied_at=now()):
            record(EventKind.PURGED, likeness, objects=deleted)


def delete_capture(capture: Capture) -> None:
    """Its key, then its video and frames; the verdict, the video's hash and its print stay, so that a replay is found.
    Harmless again.
    """
    gone = {"wrapped": b"", "destroyed_at": now()}
    with transaction.atomic():
        CaptureKey.objects.get_or_create(capture=capture, defaults=gone)
        CaptureKey.objects.filter(capture=capture, destroyed_at__isnull=True).update(**gone)
    store.delete_space(capture.space)
    Capture.objects.filter(pk=capture.pk).update(**NO_VIDEO)


def clear_log() -> None:
    """SQLite's write-ahead log keeps old pages until it is overwritten: empties it, unless it is being read.

    Outside transactions. PostgreSQL recycles its log by itself.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _captures(likeness: Likeness) -> QuerySet[Capture]:
    """Also those that came to no likeness before it ended: taking back a face takes every picture of it."""
    own = Q(likeness=likeness)
    if not likeness.is_character:
        ended_at = likeness.decided_at or now()
        own |= Q(likeness__isnull=True, owner=likeness.owner_id, created_at__lte=ended_at)
    return Capture.objects.filter(own)
