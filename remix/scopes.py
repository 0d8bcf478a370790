"""A remix inherits the intersection of the scopes under which each likeness was used above it."""

from dataclasses import replace

from cameo.purposes import Purpose
from cameo.rules import Case, first_refusal
from cameo.states import Gate
from common.decisions import YES, Decision, no
from generation.models import Job, JobReference
from remix.ancestry import above

OWN_MATTER = ("approval_needed", "approval_denied")
"""Between the one who asks and the one who is shown: answered when consent is asked, not by another's grant."""


def within_scopes(job: Job, purpose: Purpose) -> Decision:
    """Whether every grant that a clip above relied on, for somebody whom this job still shows, allows the purpose too.
    Owners are free with their own likeness. Limits are the asker's own and are not counted here. Four queries.

    Reasons: those of cameo.rules.
    """
    shown = list(job.references.exclude(likeness__owner=job.owner_id).values_list("likeness", flat=True))
    if not shown:
        return YES
    jobs = {way.edge.parent_job_id for way in above([job.pk])}
    relied = JobReference.objects.filter(job__in=jobs, likeness__in=shown, grant__isnull=False)
    asked = replace(purpose, gate=Gate.SIGN)
    grants = {row.grant: row.likeness for row in relied.select_related("grant", "likeness__owner") if row.grant}
    for grant, likeness in grants.items():
        case = Case(actor=job.owner, likeness=likeness, grant=grant, purpose=asked)
        reason = first_refusal(case)
        if reason and reason not in OWN_MATTER:
            return no(reason)
    return YES
