"""The worker's side of a job: claim, beat, complete, fail. Each is a conditional update on (id, state, attempt)."""

from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.contracts import Claim
from accounts.services import capture, notify
from accounts.services import release as release_credits
from cameo.models import Likeness
from cameo.policies import CameoPolicy
from cameo.services import ask, give_back, hold_still
from cameo.states import Gate
from common import store
from common.clock import now
from generation.contracts import Report, Route
from generation.drawn import drawn_now
from generation.events import PROGRESS, forget_passing, record, record_preview
from generation.models import Clip, Job, JobReference
from generation.models.jobs import StaleJob
from generation.purposes import purpose_of
from generation.queue import ring_after_commit
from generation.services.live import forget_live
from generation.services.materials import held_source_refusal, source_refusal
from generation.signals import price_due
from generation.states import MAX_ATTEMPTS, JobState

log = structlog.get_logger(__name__)
LEASE = timedelta(seconds=15)
"""A worker that says nothing for so long is taken for dead."""


class _SourceRefused(Exception):
    """Rolls the birth back: rows of clips are locked after the job's own."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeClip:
    """What the engine host left in the scratch folder: finished, labelled files; `package` by name. `voices` are the
    handles of those whose own voice the engine was given.
    """

    video: Path
    poster: Path
    preview: Path
    width: int
    height: int
    duration_ms: int
    package: Mapping[str, Path] = field(default_factory=dict)
    engine_version: str = ""
    voices: frozenset[str] = frozenset()
    report: Report = field(default_factory=Report)


def claim_next(worker: str, route: Route | None = None) -> Job | None:
    """The next job in turn, running and with consent asked again (gate 2), or None when nobody waits.

    `route` None is for a worker that serves them all.
    """
    waiting = Job.objects.in_turn() if route is None else Job.objects.in_turn().on(route)
    while (job := waiting.first()) is not None:
        try:
            claimed = _claim(job, worker)
            if not (reason := _refusal(claimed, Gate.CLAIM)):
                return claimed
            refuse(claimed, reason)
        except StaleJob:
            continue  # another worker was first, or its owner cancelled it this instant
    return None


def beat(job: Job, *, stage: str = "", progress: int | None = None, preview: str = "") -> bool:
    """Extends the lease and tells those who watch; False means stop, the job is no longer yours.

    `progress` in per mille, None when there is no news; `preview` a data URL.
    """
    fields: dict[str, object] = {"lease_until": now() + LEASE}
    if progress is not None:
        fields |= {"stage": stage, "progress": progress}
    with transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
        if not mine.update(**fields):
            return False
        if progress is not None:
            record(job, PROGRESS, stage=stage, progress=progress)
        if preview:
            record_preview(job, preview)
    return True


def complete(job: Job, made: MadeClip) -> Clip | None:
    """Asks consent for the last time before the clip exists (gate 3), stores the files, and moves running -> ready.

    None when consent is gone (the job ends refused) or the fence no longer holds; then nothing is left in the store.
    It beats while each file is sent, and after it: a slow store takes longer than a lease. Whose own voice is in it is
    noted first, so that this gate and every one after it asks for that, too.
    """
    mine = JobReference.objects.filter(job=job, job__attempt=job.attempt, handle__in=made.voices)
    mine.update(heard=True)
    if reason := _refusal(job, Gate.SIGN):
        with suppress(StaleJob):  # a revocation has ended it already
            refuse(job, reason)
        return None
    clip = Clip(job=job, owner=job.owner)
    clip.width, clip.height, clip.duration_ms = made.width, made.height, made.duration_ms
    clip.made_with = {"engine": job.engine, "version": made.engine_version} | _record(made.report)
    clip.identity_score, clip.notes = made.report.identity_score, made.report.notes
    go_on = partial(_beat_on, job)
    keys: list[str] = []
    kept = False
    try:
        for path in (made.video, made.poster, made.preview, *made.package.values()):
            keys.append(store.put_file(clip.space, path, suffix=path.suffix.lstrip("."), on_wait=go_on))
            go_on()
        clip.video_key, clip.poster_key, clip.preview_key = keys[:3]
        clip.package = dict(zip(made.package, keys[3:], strict=True))
        kept = _bear(job, clip, gpu_ms=made.report.gpu_ms)
    except StaleJob:
        log.info("late_result_dropped", attempt=job.attempt)
    finally:
        if not kept:
            store.delete(*keys)
    return clip if kept else None


def _beat_on(job: Job) -> None:
    if not beat(job):
        raise StaleJob("job_moved")


def fail(job: Job, reason: str) -> None:
    """`reason` is a stable code that its owner reads in words."""
    end(job, JobState.FAILED, reason)
    notify(job.owner, "job_failed", job_id=str(job.pk), reason=reason)


def refuse(job: Job, reason: str) -> None:
    """A likeness in it no longer consents: `reason` is the rule's code."""
    end(job, JobState.REFUSED, reason)
    notify(job.owner, "job_failed", job_id=str(job.pk), reason=reason)


def release(job: Job, *, reason: str = "worker_lost") -> None:
    """Its worker is gone or could not do it: back into the queue, or failed when it was tried MAX_ATTEMPTS times."""
    if job.attempt >= MAX_ATTEMPTS:
        fail(job, reason)
        return
    with transaction.atomic():
        Job.objects.move(job, JobState.QUEUED, worker="", lease_until=None, stage="", progress=0, rung_at=None)
        forget_passing(job)
        forget_live(job)
        record(job, "requeued", attempt=job.attempt, reason=reason)
        ring_after_commit(job)


def _claim(job: Job, worker: str) -> Job:
    with transaction.atomic():
        Job.objects.move(
            job,
            JobState.RUNNING,
            attempt=job.attempt + 1,
            worker=worker,
            lease_until=now() + LEASE,
            started_at=now(),
            progress=0,
        )
        drawn = drawn_now(job, job.references.all())
        wished = Likeness.objects.filter(pk=OuterRef("likeness"), pk__in=drawn).values("appearance")
        job.references.update(wish=Coalesce(Subquery(wished), Value("")))
        record(job, "started", attempt=job.attempt, estimate_ms=job.estimate_ms)
    return job


def _refusal(job: Job, gate: Gate) -> str:
    """The code of the first rule that says no, else empty. Every asking of a likeness leaves its mark."""
    likenesses = [reference.likeness for reference in job.references.select_related("likeness").order_by("pk")]
    consents = ask(job.owner, likenesses, gate=gate, job_id=job.pk, purpose=purpose_of(job))
    if len(consents) != len(likenesses):
        return "consent_unknown"
    no = next((consent.decision.reason for consent in consents if not consent.decision), "")
    return no or source_refusal(job)


def _bear(job: Job, clip: Clip, *, gpu_ms: int) -> bool:
    """One transaction: the likeness rows stand still, the fence holds, the clip is born, the price is paid.

    False when a likeness or a clip that it is made from was taken back meanwhile. Raises StaleJob, also where whoever
    took the clip back waited for the job's row and ended it first.
    """
    try:
        return _born(copy(job), clip, gpu_ms=gpu_ms)  # what is rolled back leaves `job`, and its fence, as it was seen
    except _SourceRefused as change:
        refuse(job, change.reason)
        return False


def _born(job: Job, clip: Clip, *, gpu_ms: int) -> bool:
    epochs = dict(job.references.values_list("likeness_id", "epoch"))
    asked = replace(purpose_of(job), gate=Gate.SIGN)
    with transaction.atomic():
        still = {row.pk: row for row in hold_still(epochs) if row.epoch == epochs[row.pk]}
        policy = CameoPolicy(job.owner)
        answers = [policy.use(row, for_=asked) for row in still.values()]
        if len(still) != len(epochs) or not all(answers):
            reasons = [answer.reason for answer in answers if not answer]
            end(job, JobState.REFUSED, next(iter(reasons), "likeness_not_active"))
            return False
        Job.objects.move(job, JobState.READY, progress=1000, finished_at=now(), lease_until=None, gpu_ms=gpu_ms)
        if reason := held_source_refusal(job):
            raise _SourceRefused(reason)
        clip.save(force_insert=True)
        forget_passing(job)
        forget_live(job)
        capture(job.owner, job.price, job_id=job.pk, claims=_claims(job))
        record(job, "ready", clip_id=str(clip.pk))
        notify(job.owner, "clip_ready", clip_id=str(clip.pk), job_id=str(job.pk))
        _forget_audio_after_commit(job)
    return True


def end(job: Job, to: JobState, reason: str) -> None:
    """The common end without a clip: credits back, previews gone, event written. Raises StaleJob, IllegalMove."""
    with transaction.atomic():
        Job.objects.move(job, to, reason=reason, finished_at=now(), lease_until=None)
        forget_passing(job)
        forget_live(job)
        give_back(job.pk, rendered=job.attempt > 1 or job.progress > 0)
        release_credits(job.owner, job.price, job_id=job.pk)
        record(job, to.value, reason=reason)


def _claims(job: Job) -> list[Claim]:
    answers: Any = price_due.send(sender=Job, job=job)
    return [claim for _receiver, claims in answers for claim in claims or ()]


def _record(report: Report) -> dict[str, str | int | float]:
    return {"model": report.model, **report.settings} if report.model else dict(report.settings)


def _forget_audio_after_commit(job: Job) -> None:
    if key := job.audio_key:
        Job.objects.filter(pk=job.pk).update(audio_key="")
        transaction.on_commit(lambda: store.delete(key), robust=True)
