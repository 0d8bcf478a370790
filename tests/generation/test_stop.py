"""Cancelling, trying again, and leaving."""

import pytest

from accounts.services import balance, close_account
from cameo.services import grant_use
from cameo.states import Audience
from common.errors import Conflict, NotFound
from generation.models import Clip, Job
from generation.services import cancel_job, claim_next, complete, fail, retry_job
from generation.states import JobState, Visibility
from tests.factories import ClipFactory, JobFactory, LikenessFactory


@pytest.mark.parametrize("running", [False, True])
def test_cancelling_ends_a_job_at_once_and_gives_the_credits_back(ann, submitted, running):
    job = submitted()
    if running:
        claim_next("w")
    cancelled = cancel_job(ann, job)  # the row as it was seen before the claim
    assert (cancelled.state, cancelled.reason) == (JobState.CANCELLED, "cancelled_by_owner")
    assert balance(ann) == (100, 0)


def test_an_ended_job_can_not_be_cancelled(ann, submitted, made):
    job = submitted()
    complete(claim_next("w"), made())
    with pytest.raises(Conflict, match="job_ended"):
        cancel_job(ann, job)
    assert balance(ann) == (99, 0)


def test_somebody_elses_job_is_not_there(ben, submitted):
    job = submitted()
    for service in (cancel_job, retry_job):
        with pytest.raises(NotFound):
            service(ben, job)


def test_a_failed_job_is_tried_again_as_a_new_one(ann, submitted, tone):
    job = submitted("somebody dances on the beach", seed=9, audio=tone(seconds=1))
    fail(claim_next("w"), "engine_lost")
    job.refresh_from_db()
    again = retry_job(ann, job)
    same = ("prompt", "storyboard", "seed", "width", "height", "num_frames", "audio_ms", "price")
    assert all(getattr(again, name) == getattr(job, name) for name in same)
    assert again.pk != job.pk
    assert again.audio_key.startswith(f"job/{again.pk}/")


def test_what_still_runs_or_succeeded_is_not_tried_again(ann, submitted, made):
    job = submitted()
    with pytest.raises(Conflict, match="job_not_retryable"):
        retry_job(ann, job)
    complete(claim_next("w"), made())
    job.refresh_from_db()
    with pytest.raises(Conflict, match="job_not_retryable"):
        retry_job(ann, job)


def test_a_remix_is_not_retried_past_its_terms(ann, colour):
    job = JobFactory(owner=ann, state=JobState.FAILED, source_clip=ClipFactory())
    with pytest.raises(Conflict, match="remix_again"):
        retry_job(ann, job)


def test_closing_an_account_removes_jobs_clips_and_words(
    ann, ben, finished, submitted, stored, tone, django_capture_on_commit_callbacks
):
    likeness = LikenessFactory(owner=ann)
    grant_use(ann, likeness, audience=Audience.EVERYONE)
    own, bens = finished(), finished("@ann waves", by=ben)
    waiting = submitted(audio=tone(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        close_account(ann)
    assert stored() == []
    assert Clip.objects.get(pk=own.pk).visibility == Visibility.DELETED
    assert Clip.objects.get(pk=bens.pk).visibility == Visibility.WITHDRAWN
    assert Job.objects.get(pk=waiting.pk).state == JobState.CANCELLED
    assert set(Job.objects.filter(owner=ann).values_list("prompt", flat=True)) == {""}
    assert balance(ann)[1] == 0
