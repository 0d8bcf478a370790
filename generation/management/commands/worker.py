"""`manage.py worker`: one Celery worker process of the scaled-out size, with the options that a long render needs."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Run a worker. Needs REPRISE_REDIS_URL; the embedded server runs its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gpu", action="store_true", help="render only, one job at a time: one process a GPU")

    def handle(self, *args: Any, gpu: bool, **options: Any) -> None:
        if settings.EMBEDDED:
            raise CommandError("set REPRISE_REDIS_URL first; embedded, `make serve` runs the worker itself")
        queues = ["render"] if gpu else ["default", "render"]
        celery = [sys.executable, "-m", "celery", "-A", "config", "worker"]
        pool = ["--pool", "threads", "--concurrency", "1" if gpu else "3"]
        os.execv(sys.executable, [*celery, *pool, "--queues", ",".join(queues), "--loglevel", "INFO"])
