"""Asking for consent: every asking leaves a mark that the likeness's owner sees."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q

from accounts.models import User
from cameo import ledger, vault
from cameo.answers import Consent
from cameo.ledger import EventKind
from cameo.models import Likeness, Use
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.services.news import tell_of_use
from cameo.states import Gate
from common.clock import now
from common.decisions import Decision, no

MOST_SHOWN = 8001
"""Characters that an owner reads of a use: a whole prompt, and as many beside it. Rules look at all of them."""


def ask(
    actor: User, likenesses: Sequence[Likeness], *, gate: Gate, job_id: UUID | None, purpose: Purpose
) -> list[Consent]:
    """One answer for each likeness, in their order, about the rows as they are now. `gate` and `job_id` stand in for
    the purpose's.

    Never raises for a no; an error or a missing row is a no (consent_unknown, likeness_not_active). Writes a Use for
    each row that is there, so a caller that refuses must not roll this back: ask outside the transaction, or commit it
    before raising.
    """
    rows = Likeness.objects.select_related("owner").in_bulk([likeness.pk for likeness in likenesses])
    asked = replace(purpose, gate=gate, job_id=job_id)
    answers = [_ask_one(actor, likeness, rows.get(likeness.pk), asked) for likeness in likenesses]
    if gate == Gate.SUBMIT:
        _mark_used([answer.likeness for answer in answers if answer.decision])
    return answers


def hold_still(likeness_ids: Iterable[UUID]) -> list[Likeness]:
    """Locks the rows in the order of their ids until the caller's transaction ends: a revocation waits.

    The order keeps two clips of the same two people from waiting for each other. `owner` is loaded and not locked.
    FOR NO KEY UPDATE and not FOR SHARE: a revocation takes its turn among those who publish, and never waits for those
    who come after it (docs/decisions/0015-publishing-waits-its-turn.md).
    """
    rows = Likeness.objects.select_for_update(no_key=True, of=("self",)).select_related("owner")
    return list(rows.filter(pk__in=list(likeness_ids)).order_by("pk"))


def _mark_used(likenesses: list[Likeness]) -> None:
    """For the retention, which counts in days: once a day is enough, and spares the row a lock."""
    moment = now()
    stale = Q(last_used_at__isnull=True) | Q(last_used_at__lt=moment - timedelta(days=1))
    if pks := [likeness.pk for likeness in likenesses]:
        Likeness.objects.filter(stale, pk__in=pks).update(last_used_at=moment)


def _ask_one(actor: User, asked: Likeness, row: Likeness | None, purpose: Purpose) -> Consent:
    if row is None:
        return Consent(likeness=asked, decision=no("likeness_not_active"), grant=None, epoch=asked.epoch)
    policy = CameoPolicy(actor)
    grant = None
    decision: Decision
    try:
        with transaction.atomic():
            decision = policy.use(row, for_=purpose)
            grant = policy.grant(row) if decision else None
            if decision and vault.is_locked(row):
                decision = no("vault_locked")
    except DatabaseError:
        decision = no("consent_unknown")
    gate, job_id = purpose.gate, purpose.job_id
    use = Use.objects.create(
        likeness=row,
        requester=actor,
        gate=gate,
        job_id=job_id,
        grant=grant,
        epoch=row.epoch,
        allowed=decision.allowed,
        reason=decision.reason,
        prompt=purpose.words[:MOST_SHOWN],
    )
    ledger.record(
        EventKind.ASKED,
        row,
        actor=actor,
        gate=gate,
        job=str(job_id) if job_id else None,
        grant=grant.pk if grant else None,
        allowed=decision.allowed,
        reason=decision.reason,
    )
    if decision and gate == Gate.SUBMIT:
        tell_of_use(actor, row, job_id=job_id)
    return Consent(likeness=row, decision=decision, grant=grant, epoch=row.epoch, use=use)
