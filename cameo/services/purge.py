"""Making sure that nothing of a face stays once its likeness ended."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from cameo import vault
from cameo.models import Likeness
from cameo.states import LIVE
from common.clock import now

LATE_WRITERS_GONE = timedelta(minutes=10)
"""A worker that was checking at the moment of revocation has ended by then, one way or another."""

NO_FILES: dict[str, Any] = {
    "photo_key": "",
    "identity_key": "",
    "cutout_key": "",
    "voice_key": "",
    "embedding_key": "",
    "angle_keys": [],
}
"""Fields of a likeness that ended."""


def purge_space(likeness: Likeness) -> None:
    """Every file of the likeness, also those no key names, once its data key is gone. Harmless again."""
    vault.empty(likeness)


def purge_ended() -> int:
    """Sweeps up after crashes between a commit and its clean-up. How many were seen for the last time."""
    ended = Likeness.objects.exclude(state__in=LIVE).filter(purged_at__isnull=True)
    for likeness in ended:
        with transaction.atomic():
            vault.destroy(likeness)
        purge_space(likeness)
    long_ago = Q(decided_at__lt=now() - LATE_WRITERS_GONE)
    purged = ended.filter(long_ago).update(purged_at=now())
    if purged:
        vault.clear_log()
    return purged
