"""The worker's side: whoever holds the attempt may speak, and nobody else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import OperationalError, connection

from accounts.models import Notification
from accounts.services import balance
from cameo.models import Use
from cameo.services import end_grant, grant_use, revoke
from cameo.states import Audience, Gate
from common import store
from common.clock import now
from generation.models import Clip, Job, JobEvent
from generation.models.jobs import IllegalMove, StaleJob
from generation.services import beat, cancel_job, claim_next, complete, fail, reap, refuse, release, work
from generation.states import IN_FLIGHT, MAX_ATTEMPTS, MOVES, JobState, Visibility
from tests.factories import JobFactory, LikenessFactory

PREVIEW = "data:image/jpeg;base64,xx"


def kinds(job: Job) -> list[str]:
    return list(JobEvent.objects.filter(job=job).order_by("id").values_list("kind", flat=True))


def test_every_state_has_a_row_in_the_table_of_moves_and_ends_are_final():
    assert set(MOVES) == set(JobState)
    assert all(not MOVES[state] for state in JobState if state not in IN_FLIGHT)


def test_jobs_are_claimed_in_turn_and_background_ones_last(submitted):
    later, first, second = submitted(background=True), submitted(), submitted()
    assert [claim_next("w").pk for _ in range(3)] == [first.pk, second.pk, later.pk]
    assert claim_next("w") is None


def test_a_claim_raises_the_attempt_and_takes_a_lease(submitted):
    job = submitted()
    claimed = claim_next("host:1")
    assert (claimed.state, claimed.attempt, claimed.worker) == (JobState.RUNNING, 1, "host:1")
    assert claimed.lease_until > claimed.started_at
    assert kinds(job) == ["queued", "started"]


def test_a_claim_that_another_worker_wins_is_passed_over(submitted):
    job, other = submitted(), submitted()
    seen = Job.objects.get(pk=job.pk)
    claim_next("one")
    with pytest.raises(StaleJob):
        Job.objects.move(seen, JobState.RUNNING, attempt=1)
    assert claim_next("two") == other


def test_an_unknown_move_is_a_fault(submitted):
    with pytest.raises(IllegalMove):
        Job.objects.move(submitted(), JobState.READY)


def test_beats_extend_the_lease_and_tell_progress(submitted):
    submitted()
    job = claim_next("w")
    assert beat(job, stage="frames", progress=400)
    row = Job.objects.get(pk=job.pk)
    assert (row.stage, row.progress) == ("frames", 400)
    assert row.lease_until > job.lease_until
    assert kinds(job)[-1] == "progress"
    assert beat(job)
    assert Job.objects.get(pk=job.pk).progress == 400


def test_only_the_newest_preview_is_kept_and_none_after_the_end(submitted, made):
    submitted()
    job = claim_next("w")
    beat(job, stage="frames", progress=100, preview=PREVIEW + "1")
    beat(job, stage="frames", progress=200, preview=PREVIEW + "2")
    assert [event.data["picture"] for event in JobEvent.objects.filter(kind="preview")] == [PREVIEW + "2"]
    complete(job, made())
    assert not JobEvent.objects.filter(kind="preview").exists()


@pytest.mark.parametrize("ending", ["cancel", "fail", "refuse", "release"])
def test_previews_go_with_every_other_end_too(ann, submitted, ending):
    submitted()
    job = claim_next("w")
    beat(job, stage="frames", progress=100, preview=PREVIEW)
    {
        "cancel": lambda: cancel_job(ann, job),
        "fail": lambda: fail(job, "x"),
        "refuse": lambda: refuse(job, "x"),
        "release": lambda: release(job),
    }[ending]()
    assert not JobEvent.objects.filter(kind="preview").exists()


def test_completing_makes_one_draft_pays_and_tells(ann, submitted, made, stored):
    job = submitted(seconds=2.0)
    clip = complete(claim_next("w"), made())
    assert clip == Clip.objects.get()
    assert (clip.job, clip.owner, clip.visibility) == (job, ann, Visibility.DRAFT)
    assert stored() == sorted([clip.video_key, clip.poster_key, clip.preview_key])
    assert all(key.startswith(f"clip/{clip.pk}/") for key in stored())
    assert balance(ann) == (98, 0)
    assert Job.objects.get().state == JobState.READY
    assert kinds(job)[-1] == "ready"
    assert Notification.objects.get(recipient=ann).kind == "clip_ready"


def test_a_late_worker_changes_nothing_and_leaves_nothing(ann, submitted, made, stored):
    submitted()
    late = claim_next("late")
    release(Job.objects.get())
    current = claim_next("current")
    assert not beat(late, stage="frames", progress=1)
    assert complete(late, made()) is None
    assert stored() == []
    clip = complete(current, made())
    assert complete(late, made()) is None
    assert Clip.objects.get() == clip
    assert len(stored()) == 3
    assert balance(ann)[1] == 0


@pytest.fixture
def slow_store(monkeypatch):
    """`slow_store(meanwhile)` calls that after each file that is put; gives the keys that were put."""
    put = store.put_file

    def slow(meanwhile: Callable[[], object]) -> list[str]:
        keys: list[str] = []

        def put_slowly(space: str, path: Path, **how: Any) -> str:
            keys.append(put(space, path, **how))
            meanwhile()
            return keys[-1]

        monkeypatch.setattr(store, "put_file", put_slowly)
        return keys

    return slow


def test_storing_many_files_may_take_longer_than_a_lease(submitted, made, slow_store):
    submitted()
    job = claim_next("w")
    with time_machine.travel(now(), tick=False) as clock:

        def ten_seconds() -> None:
            clock.shift(10)
            reap()

        slow_store(ten_seconds)
        beat(job)
        assert complete(job, made())
    assert Job.objects.get().attempt == 1


def test_storing_stops_when_the_job_is_no_longer_its_workers(ann, submitted, made, stored, slow_store):
    submitted()
    job = claim_next("w")
    keys = slow_store(lambda: Job.objects.get().state == JobState.RUNNING and cancel_job(ann, Job.objects.get()))
    assert complete(job, made()) is None
    assert (len(keys), stored()) == (1, [])


def test_a_cancelled_job_takes_no_result(ann, submitted, made, stored):
    submitted()
    job = claim_next("w")
    cancel_job(ann, Job.objects.get())
    assert not beat(job)
    assert complete(job, made()) is None
    assert (stored(), Clip.objects.count(), balance(ann)[1]) == ([], 0, 0)


def test_failing_gives_the_credits_back_and_says_why(ann, submitted):
    submitted()
    fail(claim_next("w"), "spec_rejected")
    job = Job.objects.get()
    assert (job.state, job.reason) == (JobState.FAILED, "spec_rejected")
    assert balance(ann) == (100, 0)
    assert kinds(job)[-1] == "failed"


def test_a_job_is_tried_so_many_times_and_then_fails(ann, submitted):
    submitted()
    for _ in range(MAX_ATTEMPTS):
        release(claim_next("w"), reason="engine_lost")
    job = Job.objects.get()
    assert (job.state, job.reason, job.attempt) == (JobState.FAILED, "engine_lost", MAX_ATTEMPTS)
    assert balance(ann) == (100, 0)


@pytest.fixture
def bens(ann, ben, submitted):
    """A queued job of Ben's with Ann in it, and what it relies on."""
    likeness = LikenessFactory(owner=ann)
    grant = grant_use(ann, likeness, audience=Audience.EVERYONE)
    return submitted("@ann waves", by=ben), likeness, grant


def test_claim_refuses_when_consent_ended_while_queued(ann, ben, bens, submitted, monkeypatch):
    job, likeness, grant = bens
    other = submitted()
    grant.ended_at = grant.created_at  # as if nobody had told the jobs: the gate asks for itself
    grant.save()
    assert claim_next("w") == other
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.REFUSED, "not_granted")
    assert Notification.objects.get(recipient=ben, kind="job_failed").data["reason"] == "not_granted"
    assert balance(ben)[1] == 0
    assert Use.objects.filter(likeness=likeness, gate=Gate.CLAIM, allowed=False).exists()


def test_signing_refuses_when_consent_ended_while_rendering(ben, bens, made, stored):
    _job, likeness, grant = bens
    claimed = claim_next("w")
    grant.ended_at = grant.created_at
    grant.save()
    assert complete(claimed, made()) is None
    row = Job.objects.get(pk=claimed.pk)
    assert (row.state, row.reason) == (JobState.REFUSED, "not_granted")
    assert (stored(), balance(ben)[1]) == ([], 0)
    assert Use.objects.filter(likeness=likeness, gate=Gate.SIGN, allowed=False).exists()


def test_a_likeness_renewed_between_asking_and_storing_is_refused_by_its_epoch(bens, made, stored, monkeypatch):
    _job, likeness, _grant = bens
    claimed = claim_next("w")
    type(likeness).objects.filter(pk=likeness.pk).update(epoch=likeness.epoch + 1)
    assert complete(claimed, made()) is None
    assert Job.objects.get(pk=claimed.pk).state == JobState.REFUSED
    assert stored() == []


def test_revoking_stops_queued_and_running_jobs_at_once(ann, ben, bens, submitted):
    running = claim_next("w")
    queued = submitted("@ann waves", by=ben)
    revoke(ann, bens[1])
    assert not beat(running)
    assert {Job.objects.get(pk=job.pk).state for job in (running, queued)} == {JobState.REFUSED}
    assert balance(ben) == (100, 0)


def test_ending_a_grant_stops_only_those_who_relied_on_it(ann, ben, bens, submitted):
    job, likeness, grant = bens
    grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    end_grant(ann, grant)
    assert Job.objects.get(pk=job.pk).state == JobState.QUEUED
    stranger_job = JobFactory(cast=[likeness])
    own = submitted("@ann waves")
    end_grant(ann, likeness.grants.get(audience=Audience.APPROVED, ended_at=None))
    assert Job.objects.get(pk=job.pk).state == JobState.REFUSED
    assert Job.objects.get(pk=stranger_job.pk).state == JobState.REFUSED
    assert Job.objects.get(pk=own.pk).state == JobState.QUEUED


def test_no_credits_are_held_for_jobs_that_ended(ann, submitted, made):
    """Invariant I3 as a query."""
    submitted()
    complete(claim_next("w"), made())
    submitted()
    fail(claim_next("w"), "x")
    waiting = submitted(seconds=3.0)
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(sum(price), 0) from generation_job where owner_id = %s and state in ('queued', 'running')",
            [ann.pk],
        )
        assert cursor.fetchone()[0] == balance(ann)[1] == waiting.price


def test_a_birth_that_breaks_leaves_the_job_to_another_attempt(ann, submitted, made, monkeypatch):
    submitted()
    job = claim_next("w")

    def broken(*_args, **_more):
        raise OperationalError("deadlock detected")

    monkeypatch.setattr(work, "capture", broken)
    with pytest.raises(OperationalError):
        complete(job, made())
    release(job, reason="render_broke")

    job.refresh_from_db()
    assert (job.state, balance(ann)[1]) == (JobState.QUEUED, job.price)
