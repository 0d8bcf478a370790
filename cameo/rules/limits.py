"""How much a grant allows. Asked at submit only: the slot that a job took there is its own through all later gates.

Rules only count. What keeps fifty at once from counting the same free slot is the lock under which
cameo.services.quotas asks again, in the transaction that commits the job.
"""

from datetime import UTC

from django.db.models import QuerySet

from cameo.models import Use
from cameo.rules.case import Case
from cameo.states import Gate
from common.clock import now


def day(case: Case) -> bool:
    """The requester's uses of this likeness since midnight UTC, by whatever grant."""
    if case.grant.per_day is None or case.purpose.gate != Gate.SUBMIT:
        return False
    midnight = now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return _taken(case).filter(requester=case.actor, created_at__gte=midnight).count() >= case.grant.per_day


def total(case: Case) -> bool:
    """Everybody's uses by this grant since it began, also before it was narrowed or widened."""
    grant = case.grant
    if grant.total is None or case.purpose.gate != Gate.SUBMIT:
        return False
    same = _taken(case).filter(grant__audience=grant.audience, grant__person=grant.person_id)
    return same.filter(created_at__gte=grant.began_at).count() >= grant.total


def _taken(case: Case) -> QuerySet[Use]:
    return Use.objects.filter(likeness=case.likeness, counts=True).exclude(job_id=case.purpose.job_id)
