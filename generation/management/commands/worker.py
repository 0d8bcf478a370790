"""`manage.py worker`: a Celery worker that renders with one engine, one clip at a time."""

import os
import signal
import sys
import warnings
from typing import Any

from celery import current_app
from celery.exceptions import SecurityWarning
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import AppError
from generation import routing
from generation.contracts import Offer
from generation.manifests import files
from generation.manifests.check import check
from generation.manifests.refusals import ModelRefused
from generation.worker.lifeline import die_with
from generation.worker.runner import WORKER_ROUTE

GPU_ENGINE = "diffusion"


class Command(BaseCommand):
    help = "Run a worker: renders, and whatever else waits. `--gpu`: renders with the diffusion engine, nothing else."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gpu", action="store_true", help=f"--engine {GPU_ENGINE} --renders-only")
        parser.add_argument("--engine", default=settings.ENGINES[0], help="one of REPRISE_ENGINES")
        parser.add_argument("--model", default="", metavar="ID", help="which manifest; needed where there are several")
        parser.add_argument("--renders-only", action="store_true", help="leave selfies and tidying to other workers")
        parser.add_argument("--parent", type=int, help="end when this process, which started us, ends")

    def handle(self, *args: Any, gpu: bool, engine: str, model: str, parent: int | None, **options: Any) -> None:
        if settings.EMBEDDED and parent is None:
            raise CommandError("set REPRISE_REDIS_URL first; embedded, `make serve` runs the worker itself")
        if parent is not None:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            die_with(parent, sys.exit)
        call_command("vault", "check", verbosity=0)
        call_command("consent", "open")
        route = chosen(GPU_ENGINE if gpu else engine, model).route
        if route.model:
            verify(route.model)
        os.environ[WORKER_ROUTE] = str(route)
        warnings.simplefilter(
            "ignore", SecurityWarning
        )  # containers run it as root; messages here are JSON, not pickle
        # remote control over files would be polled for nothing
        current_app.conf.worker_enable_remote_control = not settings.EMBEDDED
        only = gpu or options["renders_only"]
        queues, threads = (route.queue, 1) if only else (f"default,{route.queue}", 3)
        current_app.worker_main(
            [
                "--quiet",
                "worker",
                *("--pool", "threads", "--concurrency", str(threads), "--queues", queues),
                *("--without-heartbeat", "--without-mingle", "--without-gossip", "--loglevel", "WARNING"),
            ]
        )


def chosen(engine: str, model: str) -> Offer:
    """The one offer meant. Raises CommandError with the cause: not in REPRISE_ENGINES, no model, several, a licence."""
    if engine not in settings.ENGINES:
        raise CommandError(f"{engine} is not one of REPRISE_ENGINES ({','.join(settings.ENGINES)})")
    try:
        offers = [offer for offer in routing.offers() if offer.route.engine == engine]
    except AppError as error:
        raise CommandError(error.code) from error
    named = [offer for offer in offers if model in ("", offer.route.model)]
    if len(named) != 1:
        known = ", ".join(offer.route.model for offer in offers) or "none: see `manage.py models`"
        raise CommandError(f"name one model with --model; there are: {known}")
    if named[0].refusal:
        raise CommandError(f"{named[0].route} may not be used here: {named[0].refusal}")
    return named[0]


def verify(model: str) -> None:
    """Every hash, class and rule of a model's manifest. Raises CommandError with all that stands against it."""
    try:
        manifest = files.named(settings.MODELS_DIR, model)
        check(manifest, files.folder_of(settings.MODELS_DIR, manifest), settings.OPERATOR)
    except ModelRefused as error:
        raise CommandError(str(error)) from None
