"""Rings Celery by task name after commit. The rows are the queue: a bell says `look`, and a lost one is rung again."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from common.clock import now
from generation.contracts import Route
from generation.models import Job

log = structlog.get_logger(__name__)
RENDER = "generation.tasks.render"
FORGET = "generation.tasks.forget_files"


def ring_after_commit(job: Job) -> None:
    transaction.on_commit(lambda: ring([job]), robust=True)


def ring_forgetting(clip_ids: Iterable[UUID]) -> None:
    """After commit. A broker that does not answer is logged by Django, and the sweep finds the files."""
    named = [str(pk) for pk in clip_ids]
    transaction.on_commit(lambda: current_app.send_task(FORGET, [named], ignore_result=True, retry=False), robust=True)


def ring(jobs: Iterable[Job]) -> bool:
    """One bell for each route that has work; False when the broker is away, and then the reaper rings again."""
    waiting: dict[Route, list[UUID]] = defaultdict(list)
    for job in jobs:
        waiting[job.on_route].append(job.pk)
    for route, ids in waiting.items():
        try:
            current_app.send_task(RENDER, queue=route.queue, ignore_result=True, retry=False)
        except (OperationalError, OSError) as error:
            log.warning("bell_not_rung", error=type(error).__name__)
            return False
        Job.objects.filter(pk__in=ids).update(rung_at=now())
    return True
