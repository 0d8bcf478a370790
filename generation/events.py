"""Progress as rows, written in the transaction that makes it true; whoever connects later reads them again.

Embedded, a pump in the web process turns new rows into channel messages. With Redis a row announces itself on commit.

The newest preview frame is kept as one row (`kind` preview, a JPEG of at most PREVIEW_BYTES as a data URL) and all of a
job's previews are deleted when it ends: they show faces, and only the owner's socket ever carries them.
"""

from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.db import transaction

from generation.models import Job, JobEvent
from generation.states import JobState

PREVIEW = "preview"
PROGRESS = "progress"
LIVE = "live"
"""From now on the clip can be watched while it renders."""
PREVIEW_BYTES = 8192
STATES = {
    "requeued": JobState.QUEUED.value,
    "started": JobState.RUNNING.value,
    PROGRESS: JobState.RUNNING.value,
    PREVIEW: JobState.RUNNING.value,
    LIVE: JobState.RUNNING.value,
}
"""Kinds that are not themselves the name of a state."""


def group_of(job_id: UUID | str) -> str:
    return f"job.{job_id}"


def message_of(event: JobEvent) -> dict[str, Any]:
    """As the channel layer carries it; `job.state` is the state that the event left the job in."""
    return {
        "type": "job.event",
        "id": event.pk,
        "kind": event.kind,
        "data": event.data,
        "at": event.created_at.isoformat(),
        "job": {"id": str(event.job_id), "state": STATES.get(event.kind, event.kind)},
    }


def record(job: Job, kind: str, **data: object) -> JobEvent:
    """Call it inside the transaction, after the update of the job's row: its lock makes ids rise with commits."""
    event = JobEvent.objects.create(job=job, kind=kind, data=data)
    if not settings.EMBEDDED:
        transaction.on_commit(lambda: _announce(event), robust=True)
    return event


def record_preview(job: Job, picture: str) -> None:
    """`picture` is a data URL; the one before goes."""
    forget_previews(job)
    record(job, PREVIEW, picture=picture)


def forget_previews(job: Job) -> None:
    JobEvent.objects.filter(job=job, kind=PREVIEW).delete()


def forget_passing(job: Job) -> None:
    """What only those who watched cared for goes when an attempt ends: steps and frames."""
    JobEvent.objects.filter(job=job, kind__in=(PREVIEW, PROGRESS, LIVE)).delete()


def _announce(event: JobEvent) -> None:
    async_to_sync(get_channel_layer().group_send)(group_of(event.job_id), message_of(event))
