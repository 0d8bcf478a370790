"""Taking a likeness back, and making sure that nothing of the face stays."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo import ledger, vault
from cameo.ledger import EventKind
from cameo.models import Grant, Likeness
from cameo.policies import LikenessPolicy
from cameo.services.purge import NO_FILES, purge_space
from cameo.signals import consent_revoked
from cameo.states import LIVE, LikenessState
from common.clock import now
from common.errors import NotFound


def revoke(actor: User, likeness: Likeness) -> Likeness:
    """Void from the moment of commit: epoch + 1 under the row lock, grants ended, the data key destroyed,
    consent_revoked sent inside the transaction, files removed after it. Harmless again.

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
            **NO_FILES,
            decided_at=now(),
        )
        vault.destroy(row)
        ledger.record(EventKind.REVOKED, row, actor=actor)
        Grant.objects.standing().filter(likeness=row).update(ended_at=now())
        consent_revoked.send(sender=Likeness, likeness_id=row.pk)
        transaction.on_commit(lambda: purge_space(row), robust=True)  # else the sweep does it
    return row
