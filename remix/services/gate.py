"""Terms and inherited scopes, asked when a remix is submitted and again before it is published."""

from cameo.purposes import Purpose
from common.errors import Forbidden
from generation.models import Clip, Job
from generation.purposes import purpose_of, to_publish
from remix.policies import RemixPolicy
from remix.scopes import within_scopes
from remix.words import why


def check_submit(job: Job) -> None:
    """Once lineage and references of the job stand. Raises Forbidden with the rule's code."""
    _check(job, purpose_of(job))


def check_publish(clip: Clip, *, caption: str = "") -> None:
    """Before a clip is shown to others; nothing is asked of one that is no remix. Raises Forbidden."""
    _check(clip.job, to_publish(clip.job, clip=clip.pk, caption=caption))


def _check(job: Job, purpose: Purpose) -> None:
    decision = RemixPolicy(job.owner).keep(job)
    if decision:
        decision = within_scopes(job, purpose)
    if not decision:
        raise Forbidden(decision.reason, why(decision.reason))
