"""`manage.py storyboard "PROMPT"`: what a prompt is understood to mean, as JSON."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.contracts import EngineError
from generation.engines import registry
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Storyboard


class Command(BaseCommand):
    help = "Print the storyboard of a prompt, with every spoken line in `lines`; or the storyboard's JSON schema."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prompt", nargs="?")
        parser.add_argument("--schema", action="store_true", help="print the JSON schema of storyboards instead")
        parser.add_argument("--seconds", type=float)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--engine", default=settings.ENGINES[0])

    def handle(self, *args: Any, prompt: str | None, schema: bool, **options: Any) -> None:
        if schema:
            self._print(Storyboard.model_json_schema())
            return
        if prompt is None:
            raise CommandError("give a prompt, or --schema")
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
        self._print(storyboard.model_dump(mode="json") | {"lines": _lines(storyboard)})

    def _print(self, value: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(value, indent=2, ensure_ascii=False))


def _lines(storyboard: Storyboard) -> list[dict[str, Any]]:
    """Every spoken line in order; `shot` counts from 0."""
    return [
        {"shot": number} | line.model_dump(mode="json")
        for number, shot in enumerate(storyboard.shots)
        for line in shot.lines
    ]
