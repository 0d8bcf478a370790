"""Lineage joins a job to the clips it is made from, in the job's own transaction."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from common.errors import Conflict, Invalid
from generation.models import Clip, Job
from remix.models import Lineage, ParentEdge, RemixTerms
from remix.models.lineage import MOST_DEPTH
from remix.selectors.terms import terms_in_force
from remix.services.gate import check_submit
from remix.services.sounds import keep_sound
from remix.states import RemixKind


def join(job: Job, parents: Sequence[Clip], kind: RemixKind) -> Lineage:
    """`parents` in the order in which the child uses them; the first is the main line, and one used twice counts once.
    Keeps the version of each parent's terms that is in force, and of SOUND whose it is: the last parent's. Inside the
    transaction that inserts the job.

    Raises Invalid("thread_too_deep"), Conflict("parent_not_older"), Forbidden with the code of the terms or of the
    inherited scope that stands against it.
    """
    parents = list({parent.pk: parent for parent in parents}.values())
    if any(parent.job_id >= job.pk for parent in parents):
        raise Conflict("parent_not_older", _("A clip can only be made from older ones."))
    above = {edge.job_id: edge for edge in Lineage.objects.filter(job__in=[parent.job_id for parent in parents])}
    depth = 1 + max(above[parent.job_id].depth if parent.job_id in above else 0 for parent in parents)
    if depth > MOST_DEPTH:
        raise Invalid("thread_too_deep", _("This thread can not become any longer."), most=MOST_DEPTH)
    first = above.get(parents[0].job_id)
    path = [*(first.path if first else []), str(parents[0].pk)]
    lineage = Lineage.objects.create(job=job, parent=parents[0], root_id=path[0], path=path, depth=depth, kind=kind)
    terms = _kept(parents)
    ParentEdge.objects.bulk_create(
        ParentEdge(
            job=job,
            parent=parent,
            parent_job_id=parent.job_id,
            position=position,
            terms=terms[parent.pk],
            root_id=above[parent.job_id].root_id if parent.job_id in above else parent.pk,
            depth=depth,
        )
        for position, parent in enumerate(parents)
    )
    keep_sound(job, parents, kind)
    check_submit(job)
    return lineage


def _kept(parents: Sequence[Clip]) -> dict[UUID, RemixTerms]:
    """The versions in force, by clip; whose author set none gets the first one, with the defaults."""
    found = terms_in_force([parent.pk for parent in parents])
    if missing := [parent for parent in parents if parent.pk not in found]:
        RemixTerms.objects.bulk_create([RemixTerms(clip=clip) for clip in missing], ignore_conflicts=True)
        found |= terms_in_force([clip.pk for clip in missing])
    return found
