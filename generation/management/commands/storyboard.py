"""`manage.py storyboard "PROMPT"`: what a prompt is understood to mean, as JSON."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.contracts import EngineError
from generation.engines import registry
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.reading import mentions


class Command(BaseCommand):
    help = "Print the storyboard of a prompt."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prompt")
        parser.add_argument("--seconds", type=float)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--engine", default=settings.ENGINE)

    def handle(self, *args: Any, prompt: str, **options: Any) -> None:
        try:
            storyboard = plan(
                prompt,
                cast=mentions(prompt),
                vocabulary=registry.vocabulary(options["engine"]),
                glyphs=Glyphs(settings.ASSETS_DIR),
                seconds=options["seconds"],
                seed=options["seed"],
            )
        except EngineError as error:
            raise CommandError(f"{error.code}: {error}") from error
        self.stdout.write(storyboard.model_dump_json(indent=2))
