"""Freezing: nobody may use a likeness until its owner thaws it. Anybody who holds the owner's link may freeze, and only
that.
"""

from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Likeness
from cameo.policies import LikenessPolicy
from cameo.services.approvals import void_approvals
from cameo.services.consent import hold_still
from cameo.signals import consent_revoked
from cameo.states import LIVE
from common.clock import now
from common.errors import Conflict, Gone, NotFound

SALT = "reprise.cameo.freeze"
LINK_LIFE_S = 365 * 24 * 3600


def freeze(actor: User, likeness: Likeness) -> Likeness:
    """From the commit on every gate refuses, the owner too; jobs in flight stop, open questions are void, and what is
    published stays. Harmless again. Raises NotFound("likeness_not_found"), Conflict("likeness_not_live").
    """
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    return _freeze(likeness.pk, by=actor)


def thaw(actor: User, likeness: Likeness) -> Likeness:
    """Permissions hold again as they stand. Harmless again. Raises as freeze."""
    if not LikenessPolicy(actor).manage(likeness):
        raise NotFound("likeness_not_found", _("You have no such cameo."))
    with transaction.atomic():
        row = _held(likeness.pk)
        if row.frozen_at is not None:
            Likeness.objects.filter(pk=row.pk).update(frozen_at=None)
            row.refresh_from_db()
            ledger.record(EventKind.THAWED, row, actor=actor)
    return row


def freeze_token(likeness: Likeness) -> str:
    """Good for a year, for this likeness, and for nothing but freezing it."""
    return signing.dumps(str(likeness.pk), salt=SALT)


def find_by_token(token: str) -> Likeness:
    """Raises NotFound("freeze_link_invalid"), Gone("freeze_link_expired")."""
    try:
        likeness_id = UUID(str(signing.loads(token, salt=SALT, max_age=LINK_LIFE_S)))
    except signing.SignatureExpired:
        raise Gone("freeze_link_expired", _("This link is too old. Sign in to freeze your cameo.")) from None
    except (signing.BadSignature, ValueError):
        raise NotFound("freeze_link_invalid", _("This link is not valid.")) from None
    likeness = Likeness.objects.filter(pk=likeness_id).select_related("owner").first()
    if likeness is None:
        raise NotFound("freeze_link_invalid", _("This link is not valid."))
    return likeness


def freeze_by_token(token: str) -> Likeness:
    """In the owner's name: the link was sent to them alone. Raises as find_by_token, Conflict("likeness_not_live")."""
    likeness = find_by_token(token)
    return _freeze(likeness.pk, by=likeness.owner)


def _freeze(likeness_id: UUID, *, by: User) -> Likeness:
    with transaction.atomic():
        row = _held(likeness_id)
        if row.frozen_at is None:
            Likeness.objects.filter(pk=row.pk).update(frozen_at=now())
            row.refresh_from_db()
            ledger.record(EventKind.FROZEN, row, actor=by)
            void_approvals(row.pk)
            consent_revoked.send(sender=Likeness, likeness_id=row.pk)
    return row


def _held(likeness_id: UUID) -> Likeness:
    rows = hold_still([likeness_id])
    if not rows or rows[0].state not in LIVE:
        raise Conflict("likeness_not_live", _("This cameo was taken back."))
    return rows[0]
