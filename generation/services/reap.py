"""What makes a lost worker, a lost bell and a torn file harmless."""

from datetime import timedelta

from django.core.files.storage import Storage
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from common import store
from common.clock import now
from common.models import KEPT_FOR, ORDERED, IdempotencyRecord
from generation.models import Clip, Job, LiveChunk, TakeSet
from generation.models.jobs import JobQuerySet, StaleJob
from generation.queue import ring
from generation.services.work import release
from generation.states import IN_FLIGHT, JobState

NEVER_RUNG_AFTER = timedelta(seconds=1)
RUNG_AGAIN_AFTER = timedelta(seconds=15)
AUDIO_KEPT_FOR = timedelta(days=1)
"""How long an ended job can be tried again with its soundtrack."""


def reap() -> int:
    """Releases jobs whose lease ran out, rings for queued ones that nobody was told of; returns how many it touched."""
    released = _release_all(Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now()))
    unheard = Q(rung_at=None, created_at__lt=now() - NEVER_RUNG_AFTER) | Q(rung_at__lt=now() - RUNG_AGAIN_AFTER)
    waiting = list(Job.objects.filter(unheard, state=JobState.QUEUED).only("engine", "model"))
    if waiting:
        ring(waiting)
    return released + len(waiting)


def release_worker(prefix: str) -> int:
    """For a supervisor that knows that every worker named `prefix`... is dead: no waiting for leases. "" means all."""
    return _release_all(Job.objects.filter(state=JobState.RUNNING, worker__startswith=prefix))


def sweep(*, older_than: timedelta) -> int:
    """Deletes files of clips and jobs that have no row, left by a process that died in between; returns their number.
    Kept replies that nobody repeats any more go too, and what jobs know of the keys.

    `older_than` spares files that a live worker is about to commit; zero only while no worker runs.
    """
    IdempotencyRecord.objects.outdated().delete()
    answered = Job.objects.filter(idempotency_key__startswith=ORDERED, created_at__lt=now() - KEPT_FOR)
    answered.update(idempotency_key="")
    ordered = TakeSet.objects.filter(idempotency_key__startswith=ORDERED, created_at__lt=now() - KEPT_FOR)
    ordered.update(idempotency_key=Cast("pk", CharField()))
    kept_audio = Job.objects.exclude(state__in=IN_FLIGHT).filter(finished_at__lt=now() - AUDIO_KEPT_FOR)
    for job in kept_audio.exclude(audio_key=""):
        Job.objects.filter(pk=job.pk).update(audio_key="")
    clips = {f"clip/{pk}" for pk in Clip.objects.exclude(video_key="").values_list("pk", flat=True)}
    keys = set(Job.objects.exclude(audio_key="").values_list("audio_key", flat=True))
    keys |= set(LiveChunk.objects.values_list("key", flat=True))
    orphans = [*_files("clip", clips, older_than), *_files("job", keys, older_than)]
    store.delete(*orphans)
    return len(orphans)


def _release_all(jobs: JobQuerySet) -> int:
    released = 0
    for job in jobs.select_related("owner"):
        try:
            release(job)
            released += 1
        except StaleJob:
            continue  # it beat, or ended, this instant
    return released


def _files(kind: str, known: set[str], older_than: timedelta) -> list[str]:
    """Keys `<kind>/<id>/<hash>.<suffix>` older than that. `known` are keys that stay, or folders not opened."""
    storage = store.storage()
    limit = now() - older_than
    keys = [
        f"{kind}/{folder}/{name}"
        for folder in _listing(storage, kind)[0]
        if f"{kind}/{folder}" not in known
        for name in _listing(storage, f"{kind}/{folder}")[1]
    ]
    return [key for key in keys if key not in known and storage.get_modified_time(key) <= limit]


def _listing(storage: Storage, path: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(path)
    except FileNotFoundError:
        return [], []
