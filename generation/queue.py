"""Rings Celery by task name after commit. The rows are the queue: a bell says `look`, and a lost one is rung again."""

from collections.abc import Sequence
from uuid import UUID

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from common.clock import now
from generation.models import Job

log = structlog.get_logger(__name__)
RENDER = "generation.tasks.render"


def ring_after_commit(job: Job) -> None:
    transaction.on_commit(lambda: ring([job.pk]), robust=True)


def ring(job_ids: Sequence[UUID]) -> bool:
    """One bell for all; False when the broker is away, and then the reaper rings again."""
    try:
        current_app.send_task(RENDER, ignore_result=True, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("bell_not_rung", error=type(error).__name__)
        return False
    Job.objects.filter(pk__in=job_ids).update(rung_at=now())
    return True
