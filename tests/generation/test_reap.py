"""Lost workers, lost bells and torn files do no harm."""

from datetime import timedelta

import pytest
import time_machine
from celery import current_app
from kombu.exceptions import OperationalError

from common import store
from common.clock import now
from common.models import IdempotencyRecord
from generation.models import Job
from generation.services import cancel_job, claim_next, reap, release_worker, sweep
from generation.states import JobState


def test_a_lease_that_ran_out_puts_the_job_back(submitted, colour):
    submitted()
    job = claim_next("w")
    assert reap() == 0
    with time_machine.travel(job.lease_until + timedelta(seconds=1), tick=False):
        assert reap() >= 1
        again = claim_next("w2")
    assert (again, again.attempt) == (job, 2)


def test_a_beating_worker_keeps_its_job(submitted):
    from generation.services import beat

    submitted()
    job = claim_next("w")
    with time_machine.travel(job.lease_until - timedelta(seconds=1), tick=False):
        assert beat(job)
    with time_machine.travel(job.lease_until + timedelta(seconds=1), tick=False):
        reap()
    assert Job.objects.get().state == JobState.RUNNING


def test_a_bell_that_was_lost_is_rung_again(submitted, colour):
    submitted()
    colour.clear()
    assert reap() == 0
    with time_machine.travel(now() + timedelta(seconds=2), tick=False):
        assert reap() == 1
        assert colour == ["generation.tasks.render"]
        assert reap() == 0
    with time_machine.travel(now() + timedelta(seconds=30), tick=False):
        assert reap() == 1


def test_a_broker_that_is_away_costs_no_job(ann, asking, colour, monkeypatch, django_capture_on_commit_callbacks):
    from generation.services import submit_job

    def away(*_args: object, **_options: object) -> None:
        raise OperationalError("away")

    with monkeypatch.context() as patch:
        patch.setattr(current_app, "send_task", away)
        with django_capture_on_commit_callbacks(execute=True):
            job = submit_job(ann, request=asking())
    assert Job.objects.get().rung_at is None
    with time_machine.travel(job.created_at + timedelta(seconds=2), tick=False):
        assert reap() == 1
    assert Job.objects.get().rung_at is not None


def test_a_supervisor_gives_back_what_its_dead_worker_held(submitted):
    submitted(), submitted()
    held, other = claim_next("embedded-1:7"), claim_next("embedded-2:8")
    assert release_worker("embedded-1") == 1
    assert Job.objects.get(pk=held.pk).state == JobState.QUEUED
    assert Job.objects.get(pk=other.pk).state == JobState.RUNNING


def test_files_without_a_row_are_swept_and_others_kept(finished, submitted, tone, stored):
    finished()
    submitted(audio=tone(seconds=1))
    kept = stored()
    store.put_bytes("clip/0199f0aa-0000-7000-8000-000000000000", b"torn", suffix="mp4")
    store.put_bytes("job/0199f0aa-0000-7000-8000-000000000000", b"torn", suffix="wav")
    store.put_bytes("likeness/0199f0aa-0000-7000-8000-000000000000", b"not ours", suffix="npz")
    assert sweep(older_than=timedelta(hours=1)) == 0
    assert sweep(older_than=timedelta(0)) == 2
    assert [key for key in stored() if not key.startswith("likeness/")] == kept


def test_pieces_left_by_a_crash_go_while_the_soundtrack_beside_them_stays(submitted, tone, stored):
    job = submitted(audio=tone(seconds=1))
    store.put_bytes(f"job/{job.pk}", b"torn", suffix="1.m4s")
    assert sweep(older_than=timedelta(0)) == 1
    assert stored() == [job.audio_key]


def test_soundtracks_of_ended_jobs_are_kept_a_day_for_a_retry(ann, submitted, tone, stored):
    job = submitted(audio=tone(seconds=1))
    cancel_job(ann, job)
    sweep(older_than=timedelta(0))
    assert stored() == [job.audio_key]
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        sweep(older_than=timedelta(0))
    assert stored() == []


@pytest.mark.usefixtures("db")
def test_sweeping_an_empty_store_is_harmless():
    assert sweep(older_than=timedelta(0)) == 0


def test_replies_with_prompts_are_kept_for_a_day_only(ann):
    IdempotencyRecord.objects.create(user=ann, key="k", request_digest="", status=201, body={"prompt": "a secret"})

    sweep(older_than=timedelta(hours=1))
    assert IdempotencyRecord.objects.exists()
    with time_machine.travel(now() + timedelta(days=1, minutes=1)):
        sweep(older_than=timedelta(hours=1))
    assert not IdempotencyRecord.objects.exists()
