"""Stopping jobs and trying again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cameo.models import Likeness
from common import store
from common.errors import Conflict, NotFound
from generation import routing
from generation.models import Clip, Job, JobEvent, JobReference, StoryTemplate
from generation.models.jobs import StaleJob
from generation.policies import JobPolicy
from generation.requests import JobRequest
from generation.services.clips import set_visibility
from generation.services.submit import submit_job
from generation.services.traces import unname
from generation.services.withdrawal import withdraw_clips
from generation.services.work import end
from generation.states import IN_FLIGHT, JobState, Visibility
from generation.storyboard.schema import Storyboard

RETRYABLE = (JobState.FAILED, JobState.CANCELLED, JobState.REFUSED)


def cancel_job(actor: User, job: Job) -> Job:
    """At once, queued or running; the worker hears of it at its next beat. Raises NotFound, Conflict("job_ended")."""
    if not JobPolicy(actor).view(job):
        raise NotFound("job_not_found")
    while job.state in IN_FLIGHT:
        try:
            end(job, JobState.CANCELLED, "cancelled_by_owner")
        except StaleJob:
            job.refresh_from_db()  # claimed or reaped this instant; each turn of this loop is somebody else's progress
            continue
        return job
    raise Conflict("job_ended", _("This job has already ended."))


def retry_job(actor: User, job: Job, *, idempotency_key: str = "") -> Job:
    """A new job that asks for the same; the same key gives the same one.

    Raises NotFound, Conflict, and whatever submit_job raises.
    """
    if not JobPolicy(actor).view(job):
        raise NotFound("job_not_found")
    if job.state not in RETRYABLE:
        raise Conflict("job_not_retryable", _("Only a job that failed, was cancelled or refused can be tried again."))
    if job.source_clip_id is not None:
        raise Conflict("remix_again", _("Start the remix again from its clip."))
    if job.audio_ms is not None and not job.audio_key:
        raise Conflict("audio_gone", _("The soundtrack is no longer kept; upload it again."))
    with audio_of(job) as audio:
        request = JobRequest(
            prompt=job.prompt,
            seconds=job.seconds,
            width=job.width,
            height=job.height,
            seed=job.seed,
            storyboard=Storyboard.model_validate(job.storyboard) if job.storyboard else None,
            audio=audio,
            draft=job.draft,
            engine=routing.asked_engine(job),
            commercial=job.commercial,
        )
        return submit_job(actor, request=request, idempotency_key=idempotency_key)


def forget_person(user: User) -> None:
    """Their account closes: jobs stop, every file made by them or showing them goes, and so do their words.

    Inside the caller's transaction. The rows stay for the books and for other people's threads.
    """
    for job in Job.objects.in_flight().owned_by(user.pk):
        cancel_job(user, job)
    for clip in Clip.objects.filter(owner=user).exclude(visibility=Visibility.DELETED):
        set_visibility(clip, Visibility.DELETED, reason="account_closed")
    for likeness in Likeness.objects.owned_by(user):
        shown = JobReference.objects.filter(likeness=likeness).values("job")
        withdraw_clips(Clip.objects.filter(job__in=shown), reason="likeness_not_active", shown=likeness)
    jobs = Job.objects.owned_by(user.pk)
    soundtracks = list(jobs.exclude(audio_key="").values_list("audio_key", flat=True))
    transaction.on_commit(lambda: store.delete(*soundtracks), robust=True)
    JobEvent.objects.filter(job__in=jobs).delete()
    jobs.update(prompt="", storyboard=None, audio_key="")
    StoryTemplate.objects.owned_by(user.pk).delete()
    unname(user)


@contextmanager
def audio_of(job: Job) -> Iterator[Path | None]:
    """The soundtrack that the job was given, as a file while the context lasts."""
    if not job.audio_key:
        yield None
        return
    with store.local_file(job.audio_key) as path:
        yield path
