"""A clip that is watched while it renders: its pieces, kept as long as the attempt lasts."""

from pathlib import Path

from django.db import transaction

from common import store
from common.transfers import OnWait
from generation.events import LIVE, record
from generation.models import Job, LiveChunk
from generation.states import JobState


def add_chunk(job: Job, path: Path, *, seconds: float, on_wait: OnWait = lambda: None) -> bool:
    """Stores a piece under its file name and tells those who watch of the first that can be played.

    False, and nothing is stored, when the job is no longer yours. The key names the attempt: the next one draws the
    same bytes, and what this one deletes late must not be its. Raises what `on_wait` does, which is called meanwhile.
    """
    key = store.put_file(f"job/{job.pk}", path, suffix=f"{job.attempt}{path.suffix}", on_wait=on_wait)
    kept = False
    try:
        with transaction.atomic():
            running = Job.objects.select_for_update().filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
            if running.first() is not None:
                first = seconds > 0 and not LiveChunk.objects.filter(job=job, duration_ms__gt=0).exists()
                LiveChunk.objects.create(job=job, name=path.name, key=key, duration_ms=round(1000 * seconds))
                if first:
                    record(job, LIVE)
                kept = True
    finally:
        if not kept:
            store.delete(key)
    return kept


def forget_live(job: Job) -> None:
    """Inside the transaction that ends the attempt; the files go after it."""
    chunks = LiveChunk.objects.filter(job=job)
    keys = list(chunks.values_list("key", flat=True))
    chunks.delete()
    transaction.on_commit(lambda: store.delete(*keys), robust=True)  # else the sweep finds them
