"""`manage.py worker`: a Celery worker that inspects selfies and renders, one clip at a time."""

import signal
import sys
import warnings
from typing import Any

from celery import current_app
from celery.exceptions import SecurityWarning
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.worker.lifeline import die_with


class Command(BaseCommand):
    help = "Run a worker. `--gpu`: renders only, one worker for each accelerator."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gpu", action="store_true", help="take renders only")
        parser.add_argument("--parent", type=int, help="end when this process, which started us, ends")

    def handle(self, *args: Any, gpu: bool, parent: int | None, **options: Any) -> None:
        if settings.EMBEDDED and parent is None:
            raise CommandError("set REPRISE_REDIS_URL first; embedded, `make serve` runs the worker itself")
        if parent is not None:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            die_with(parent, sys.exit)
        warnings.simplefilter(
            "ignore", SecurityWarning
        )  # containers run it as root; messages here are JSON, not pickle
        # remote control over files would be polled for nothing
        current_app.conf.worker_enable_remote_control = not settings.EMBEDDED
        queues, threads = ("render", 1) if gpu else ("default,render", 3)
        current_app.worker_main(
            [
                "--quiet",
                "worker",
                *("--pool", "threads", "--concurrency", str(threads), "--queues", queues),
                *("--without-heartbeat", "--without-mingle", "--without-gossip", "--loglevel", "WARNING"),
            ]
        )
