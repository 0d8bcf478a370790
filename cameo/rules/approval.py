"""Whether the person shown has said yes to exactly this."""

from django.db.models import Q, QuerySet

from cameo.models import Approval
from cameo.rules.case import Case
from cameo.states import ApprovalState, Gate, Mode
from common.clock import now


def denied(case: Case) -> bool:
    """The same question was answered with no, or not at all: it is not asked again."""
    if not _is_asked(case):
        return False
    no = Q(state=ApprovalState.DENIED) | Q(state=ApprovalState.WAITING, expires_at__lte=now())
    return missing(case) and _answers(case).filter(_same_question(case), no).exists()


def missing(case: Case) -> bool:
    if not _is_asked(case):
        return False
    yes = Q(_same_question(case), state=ApprovalState.APPROVED)
    if case.grant.mode == Mode.RENDERING and case.purpose.gate != Gate.SUBMIT:
        yes |= Q(gate=Gate.SUBMIT, state=ApprovalState.USED, job_id=case.purpose.job_id)
    return not _answers(case).filter(yes).exists()


def _is_asked(case: Case) -> bool:
    """Rendering needs it at every gate, publishing at the last one."""
    mode = case.grant.mode
    return mode == Mode.RENDERING or (mode == Mode.PUBLISHING and case.purpose.gate == Gate.PUBLISH)


def _answers(case: Case) -> QuerySet[Approval]:
    """Given under the likeness's epoch of now; older ones are void."""
    return Approval.objects.filter(likeness=case.likeness, requester=case.actor, epoch=case.likeness.epoch)


def _same_question(case: Case) -> Q:
    """Nothing answers a question without a digest."""
    return Q(gate=case.purpose.gate, digest=case.purpose.digest or None)
