"""Slots of a grant's limits: taken in the transaction that commits a job, given back when nothing came of it."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from accounts.models import User
from cameo import ledger
from cameo.answers import Consent
from cameo.ledger import EventKind
from cameo.models import Approval, Likeness, Use
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.services.consent import hold_still
from cameo.states import ApprovalState, Gate
from common.decisions import Decision, no


def settle(actor: User, consents: Sequence[Consent], *, job_id: UUID, purpose: Purpose) -> Consent | None:
    """Asks once more with the likeness rows held still, and takes what was asked for: a slot of the limits each, and
    the approval to render where there is one. None when all is well; else the first that says no now: then the caller
    rolls back, and calls `mark_refused`.

    Inside the transaction that commits the job, before it takes any lock but the actor's: a revocation begins with the
    likeness, too. The rows stay locked until the commit, so whoever asks at the same moment counts this slot.
    """
    asked = replace(purpose, gate=Gate.SUBMIT, job_id=job_id)
    rows = {row.pk: row for row in hold_still([consent.likeness.pk for consent in consents])}
    for consent in consents:
        if not (decision := _again(actor, consent, rows.get(consent.likeness.pk), asked)):
            return replace(consent, decision=decision)
    Use.objects.filter(pk__in=[consent.use.pk for consent in consents if consent.use]).update(counts=True)
    open_ones = Approval.objects.filter(requester=actor, likeness__in=rows, gate=Gate.SUBMIT, digest=asked.digest)
    open_ones.filter(state=ApprovalState.APPROVED).update(state=ApprovalState.USED, job_id=job_id)
    return None


def mark_refused(consent: Consent) -> None:
    """The yes of a moment ago became a no. After the rollback, so that the owner sees how it ended."""
    if consent.use is None:
        return
    reason = consent.decision.reason
    Use.objects.filter(pk=consent.use.pk).update(allowed=False, reason=reason)
    facts = {"gate": consent.use.gate, "job": str(consent.use.job_id), "allowed": False, "reason": reason}
    ledger.record(EventKind.ASKED, consent.likeness, actor=consent.use.requester, **facts)


def give_back(job_id: UUID, *, rendered: bool) -> None:
    """The job ended without a clip: its slots are free again unless it was rendered, and its approvals may be used for
    another try. Inside the transaction that ends it.
    """
    if not rendered:
        Use.objects.filter(job_id=job_id, counts=True).update(counts=False)
    spent = Approval.objects.filter(job_id=job_id, gate=Gate.SUBMIT, state=ApprovalState.USED)
    for approval in spent:
        same = Approval.objects.filter(
            likeness=approval.likeness_id, requester=approval.requester_id, gate=Gate.SUBMIT, digest=approval.digest
        )
        if not same.filter(state__in=(ApprovalState.WAITING, ApprovalState.APPROVED)).exists():
            Approval.objects.filter(pk=approval.pk).update(state=ApprovalState.APPROVED, job_id=None)


def _again(actor: User, consent: Consent, row: Likeness | None, purpose: Purpose) -> Decision:
    if row is None or row.epoch != consent.epoch:
        return no("likeness_not_active")
    return CameoPolicy(actor).use(row, for_=purpose)
