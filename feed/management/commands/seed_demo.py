"""`manage.py seed_demo`: renders and publishes the demo clips, one at a time so that people's own jobs go between."""

import sys
import time
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser

from common.errors import AppError
from feed.demo import PROMPTS, demo_account, submit_demo
from feed.services import publish
from generation.models import Job
from generation.states import IN_FLIGHT, JobState, Visibility
from generation.worker.lifeline import die_with

log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Render and publish the demo clips that are still missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--parent", type=int, help="end when this process, which started us, ends")
        parser.add_argument("--timeout", type=float, default=600, help="seconds to wait for all of them")

    def handle(self, *args: Any, timeout: float, parent: int | None, **options: Any) -> None:
        if parent is not None:
            die_with(parent, sys.exit)
        deadline = time.monotonic() + timeout
        user = demo_account()
        for number in range(len(PROMPTS)):
            job = submit_demo(user, number)
            while job.state in IN_FLIGHT and time.monotonic() < deadline:
                time.sleep(0.5)
                job = Job.objects.get(pk=job.pk)
            if job.state != JobState.READY:
                log.warning("demo_clip_missing", number=number, state=job.state, reason=job.reason)
                continue
            if job.clip.visibility == Visibility.DRAFT and not hasattr(job.clip, "post"):
                try:
                    publish(user, job.clip)
                except AppError as refusal:
                    log.warning("demo_clip_unpublished", number=number, reason=refusal.code)
