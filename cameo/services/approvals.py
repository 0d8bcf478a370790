"""The word of the person shown, on one use at a time."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import notify
from accounts.states import NoticeKind
from cameo import ledger
from cameo.ledger import EventKind
from cameo.models import Approval, Likeness
from cameo.policies import CameoPolicy, LikenessPolicy
from cameo.purposes import Purpose
from cameo.services.consent import hold_still
from cameo.states import ApprovalState
from common.clock import now
from common.errors import Conflict, Forbidden, NotFound

ANSWER_WITHIN = timedelta(hours=72)
OPEN = (ApprovalState.WAITING, ApprovalState.APPROVED)
ENDINGS = {
    ApprovalState.APPROVED: EventKind.APPROVED,
    ApprovalState.DENIED: EventKind.DENIED,
    ApprovalState.VOID: EventKind.VOIDED,
}


def request_approval(actor: User, likeness: Likeness, *, purpose: Purpose) -> Approval:
    """Asks the likeness's owner whether exactly this may be rendered, or published: the purpose's gate says which. The
    same question again gives the same approval.

    Raises Forbidden with the rule's code when anything but a missing approval stands against it.
    """
    with transaction.atomic():
        row = hold_still([likeness.pk])[0]
        decision = CameoPolicy(actor).use(row, for_=purpose)
        if decision.reason != "approval_needed":
            raise Forbidden(decision.reason or "approval_not_needed")
        asked = Approval.objects.filter(likeness=row, requester=actor, gate=purpose.gate, digest=purpose.digest)
        asked.filter(state__in=OPEN).exclude(epoch=row.epoch).update(state=ApprovalState.VOID, decided_at=now())
        if earlier := asked.filter(state=ApprovalState.WAITING).first():
            return earlier
        approval = Approval.objects.create(
            likeness=row,
            requester=actor,
            gate=purpose.gate,
            digest=purpose.digest,
            prompt=purpose.words,
            seconds=purpose.seconds,
            job_id=purpose.job_id,
            epoch=row.epoch,
            expires_at=now() + ANSWER_WITHIN,
        )
        _record(EventKind.APPROVAL_ASKED, approval, row, actor)
        notify(row.owner, NoticeKind.APPROVAL_ASKED, actor=actor, approval=str(approval.pk), handle=row.handle)
    return approval


def answer_approval(actor: User, approval: Approval, *, yes: bool) -> Approval:
    """Once, and by the owner alone; the requester is told.

    Raises NotFound("approval_not_found"), Conflict("approval_closed") when it was answered, came too late, or is about
    a likeness that changed or that the requester may not use any more.
    """
    if not LikenessPolicy(actor).manage(approval.likeness):
        raise NotFound("approval_not_found", _("There is no such request."))
    answer = ApprovalState.APPROVED if yes else ApprovalState.DENIED
    with transaction.atomic():
        row = hold_still([approval.likeness_id])[0]
        current = Approval.objects.select_related("requester").get(pk=approval.pk)
        is_open = current.state == ApprovalState.WAITING and current.expires_at > now() and _stands(current, row)
        if is_open:
            _end(current, row, answer, by=actor)
    if not is_open:
        raise Conflict("approval_closed", _("This request is no longer open."))
    return current


def void_approvals(likeness_id: UUID) -> None:
    """Those that a change of the likeness left without ground: it was taken back or frozen, its epoch rose, or the
    requester may not use it any more. Inside the transaction of that change.
    """
    row = Likeness.objects.select_related("owner").get(pk=likeness_id)
    for approval in Approval.objects.filter(likeness=row, state__in=OPEN).select_related("requester"):
        if not _stands(approval, row):
            _end(approval, row, ApprovalState.VOID)


def expire_approvals() -> int:
    """Silence is a no. How many there were."""
    waiting = Approval.objects.filter(state=ApprovalState.WAITING, expires_at__lte=now())
    late = list(waiting.select_related("requester", "likeness"))
    for approval in late:
        with transaction.atomic():
            _end(approval, approval.likeness, ApprovalState.DENIED)
    return len(late)


def _stands(approval: Approval, row: Likeness) -> bool:
    return approval.epoch == row.epoch and bool(CameoPolicy(approval.requester).use(row))


def _end(approval: Approval, row: Likeness, to: ApprovalState, *, by: User | None = None) -> None:
    """If nobody else was first. `by` None: time or a change of the likeness decided."""
    seen = Approval.objects.filter(pk=approval.pk, state=approval.state)
    if not seen.update(state=to, decided_at=now()):
        return
    approval.refresh_from_db()
    _record(ENDINGS[to], approval, row, by)
    kind = NoticeKind.APPROVAL_GIVEN if to == ApprovalState.APPROVED else NoticeKind.APPROVAL_REFUSED
    about = {"job_id": str(approval.job_id)} if approval.job_id else {}
    notify(approval.requester, kind, actor=by, approval=str(approval.pk), handle=row.handle, **about)


def _record(kind: EventKind, approval: Approval, row: Likeness, actor: User | None) -> None:
    about = {"approval": str(approval.pk), "gate": approval.gate, "digest": approval.digest}
    ledger.record(kind, row, actor=actor, requester=approval.requester, **about)
