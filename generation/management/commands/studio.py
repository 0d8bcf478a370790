"""`manage.py studio sheet`: a picture of every place, action, outfit, style, weather, effect and camera there is."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.contracts import EngineError
from generation.engines.studio.sheet import BOARDS, sheet
from generation.storyboard.vocabulary import TermKind
from vision.contracts import Identity, VisionError
from vision.identity import build
from vision.pack import FacePack
from vision.picture import open_picture


class Command(BaseCommand):
    help = "Look at what the studio engine has."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["sheet"])
        parser.add_argument("--out", type=Path, default=Path("sheet.png"), help="PNG, JPEG or WebP")
        parser.add_argument("--kind", choices=[kind.value for kind in BOARDS], action="append")
        parser.add_argument("--face", type=Path, help="a picture of whom to draw; somebody made up without it")

    def handle(self, *_args: Any, out: Path, kind: list[str] | None, face: Path | None, **_options: Any) -> None:
        kinds = [TermKind(name) for name in kind or BOARDS]
        try:
            identity = _identity(face) if face else None
            picture = sheet(kinds, assets=settings.ASSETS_DIR, identity=identity)
            picture.save(out)
        except (EngineError, VisionError) as error:
            raise CommandError(f"{error.code}: {error}") from error
        except (OSError, ValueError) as error:
            raise CommandError(f"{out}: {type(error).__name__}") from error
        self.stdout.write(f"{out}: {picture.width}x{picture.height}")


def _identity(face: Path) -> Identity:
    return build(FacePack(settings.ASSETS_DIR / "face"), open_picture(face.read_bytes()))
