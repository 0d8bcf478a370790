"""Taking a likeness back, and making sure that nothing of the face stays."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.policies import LikenessPolicy
from cameo.signals import consent_revoked
from cameo.states import LIVE, LikenessState
from common import store
from common.clock import now
from common.errors import NotFound

LATE_WRITERS_GONE = timedelta(minutes=10)
"""A worker that was checking at the moment of revocation has ended by then, one way or another."""


def revoke(actor: User, likeness: Likeness) -> Likeness:
    """Void from the moment of commit: epoch + 1 under the row lock, grants ended, consent_revoked sent inside the
    transaction, files removed after it. Harmless again.

    Raises NotFound("likeness_not_found") for everybody but the owner.
    """
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    with transaction.atomic():
        row = Likeness.objects.select_for_update(no_key=True).get(pk=likeness.pk)
        if row.state not in LIVE:
            return row
        Likeness.objects.move(
            row,
            LikenessState.REVOKED,
            epoch=F("epoch") + 1,
            photo_key="",
            identity_key="",
            cutout_key="",
            decided_at=now(),
        )
        Grant.objects.standing().filter(likeness=row).update(ended_at=now())
        consent_revoked.send(sender=Likeness, likeness_id=row.pk)
        transaction.on_commit(lambda: purge_space(row), robust=True)  # else the sweep does it
    return row


def purge_space(likeness: Likeness) -> None:
    """Every file of the likeness, also those no key names."""
    store.delete_space(likeness.space)


def purge_ended() -> int:
    """Sweeps up after crashes between a commit and its clean-up. How many were seen for the last time."""
    ended = Likeness.objects.exclude(state__in=LIVE).filter(purged_at__isnull=True)
    for likeness in ended:
        purge_space(likeness)
    long_ago = Q(decided_at__lt=now() - LATE_WRITERS_GONE)
    return ended.filter(long_ago).update(purged_at=now())
