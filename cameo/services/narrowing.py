"""Changing what a standing grant allows."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Grant, Likeness
from cameo.policies import LikenessPolicy
from cameo.services.approvals import void_approvals
from cameo.services.consent import hold_still
from cameo.services.grants import MOST_DAYS, check_terms, end_standing
from cameo.signals import consent_narrowed
from cameo.states import LIVE
from cameo.terms import Terms
from common.clock import now
from common.errors import Conflict, Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`existing` clips were made under the old terms and would not be allowed under the new ones; they stay unless the
    owner said `apply_to_existing`.
    """

    grant: Grant
    narrowed: bool
    existing: int


def change_grant(
    actor: User, grant: Grant, *, terms: Terms, days: int | None = None, apply_to_existing: bool = False
) -> Change:
    """A new row takes the place of the old one, which stays as history; the limits go on counting. `days` None leaves
    the end where it is, else it is so many days from now (1 to MOST_DAYS).

    Sends consent_narrowed inside the transaction when something is not allowed any more: jobs in flight ask again at
    their next gate. Raises NotFound("grant_not_found"), Conflict("grant_ended"), Invalid: days_out_of_range,
    verbs_missing, share_out_of_range.
    """
    if not LikenessPolicy(actor).manage(grant.likeness):
        raise NotFound("grant_not_found", _("There is no such permission."))
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Invalid("days_out_of_range", _("A permission lasts 1 to 365 days."))
    check_terms(terms)
    with transaction.atomic():
        rows = hold_still([grant.likeness_id])
        old = Grant.objects.standing().filter(pk=grant.pk).first()
        if old is None or not rows or rows[0].state not in LIVE:
            raise Conflict("grant_ended", _("This permission is over. Give it anew."))
        end_standing(actor, Grant.objects.filter(pk=old.pk))
        expires_at = old.expires_at if days is None else now() + timedelta(days=days)
        new = Grant.objects.create(
            likeness=rows[0],
            audience=old.audience,
            person=old.person,
            began_at=old.began_at,
            expires_at=expires_at,
            **terms.as_columns(),
        )
        narrowed = terms.narrows(Terms.of(old)) or expires_at < old.expires_at
        ledger.record(EventKind.GRANTED, rows[0], actor=actor, **ledger.scope_of(new))
        existing = 0
        if narrowed:
            ledger.record(EventKind.NARROWED, rows[0], actor=actor, before=old.pk, **ledger.scope_of(new))
            void_approvals(rows[0].pk)
            answers = consent_narrowed.send(
                sender=Likeness, likeness_id=rows[0].pk, apply_to_existing=apply_to_existing
            )
            existing = sum(int(count or 0) for _receiver, count in answers)
    return Change(grant=new, narrowed=narrowed, existing=existing)
