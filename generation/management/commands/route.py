"""`manage.py route --explain`: which engine would render a job, and why not the others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import AppError
from generation import routing
from generation.contracts import Operation, ReferenceKind, ReferenceRole
from generation.routing import Need


class Command(BaseCommand):
    help = "Say where a job of this kind would be rendered. `--explain` says what was found of each engine and model."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seconds", type=float, default=5.0)
        parser.add_argument("--width", type=int, default=720)
        parser.add_argument("--height", type=int, default=1280)
        parser.add_argument("--faces", type=int, default=0, help="how many people are cast")
        parser.add_argument("--audio", action="store_true", help="with a soundtrack of one's own")
        parser.add_argument("--operation", type=Operation, default=Operation.TEXT_TO_VIDEO, choices=list(Operation))
        parser.add_argument("--language", default="en")
        parser.add_argument("--explain", action="store_true")

    def handle(self, *args: Any, explain: bool, faces: int, **options: Any) -> None:
        need = Need(
            references={ReferenceKind.IMAGE: faces},
            roles=frozenset({ReferenceRole.LIKENESS} if faces else ()),
            **{name: options[name] for name in ("seconds", "width", "height", "audio", "operation", "language")},
        )
        try:
            if explain:
                for one in routing.explain(need):
                    says = one.reason or f"can do it, {one.wait_s:.0f} s of work before"
                    says += "" if one.served else " (no worker)"
                    self.stdout.write(f"{one.offer.route!s:40}{says}")
            self.stdout.write(f"-> {routing.choose(need).offer.route}")
        except AppError as error:
            raise CommandError(f"{error.code}: {error.detail.get('missing', '')}") from error
