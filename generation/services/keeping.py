"""Of several takes one is kept: the others stop, or go."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.errors import Conflict, NotFound
from generation.models import Job, TakeSet
from generation.services.clips import delete_clip
from generation.services.stop import cancel_job
from generation.states import IN_FLIGHT, MEDIA, JobState, Visibility

ANOTHER = _("Another take was kept.")


def keep_take(actor: User, takes: TakeSet, job_id: UUID) -> Job:
    """Others that are being made are stopped, their credits come back; those that are drafts still are deleted. What
    was published meanwhile stays. Keeping the same one again finishes what was cut short.

    Raises NotFound("take_not_found"), Conflict("take_not_ready") for one without a clip, or whose clip is gone,
    Conflict("take_kept") when another one was kept.
    """
    take = takes.takes.select_related("job__clip").filter(job=job_id).first()
    if take is None or takes.owner_id != actor.pk:
        raise NotFound("take_not_found", _("There is no such take."))
    job = take.job
    if takes.kept_id not in (None, job.pk):
        raise Conflict("take_kept", ANOTHER)
    is_gone = takes.kept_id is None and job.state == JobState.READY and job.clip.visibility not in MEDIA
    if job.state != JobState.READY or is_gone:
        raise Conflict("take_not_ready", _("This take is not ready."))
    if not TakeSet.objects.filter(pk=takes.pk, kept=None).update(kept=job):
        takes.refresh_from_db()
        if takes.kept_id != job.pk:
            raise Conflict("take_kept", ANOTHER)
    takes.kept = job
    for other in takes.takes.exclude(job=job).select_related("job__owner", "job__clip"):  # no more come from now on
        _let_go(actor, other.job)
    return job


def _let_go(actor: User, job: Job) -> None:
    job.refresh_from_db()
    if job.state in IN_FLIGHT:
        try:
            cancel_job(actor, job)
        except Conflict:
            job.refresh_from_db()  # it was finished this instant
    if job.state == JobState.READY and job.clip.visibility == Visibility.DRAFT:
        delete_clip(actor, job.clip)
