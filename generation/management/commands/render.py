"""`manage.py render "PROMPT" --face FILE --out FILE.mp4`: one clip, without a server, a job or a database."""

import json
import math
import re
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.contracts import EngineError, Step
from generation.engines import registry
from generation.installation import setup
from generation.media.errors import MediaError
from generation.offline import Order, render_to_file
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.planner import plan
from generation.storyboard.schema import Storyboard
from vision.contracts import VisionError


class Command(BaseCommand):
    help = "Render one clip into a file and print what was understood and made, as one JSON object."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prompt")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.mp4")
        parser.add_argument(
            "--face",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="of the first @handle; may be repeated",
        )
        parser.add_argument("--audio", type=Path, metavar="FILE", help="a soundtrack that the clip follows")
        parser.add_argument("--seconds", type=_seconds)
        parser.add_argument("--size", type=_size, default=(720, 1280), metavar="WIDTHxHEIGHT")
        parser.add_argument("--seed", type=int)
        parser.add_argument("--engine", default=settings.ENGINES[0])
        parser.add_argument("--model", default="", metavar="ID", help="which manifest, for engines that load models")

    def handle(self, *args: Any, prompt: str, out: Path, **options: Any) -> None:
        width, height = options["size"]
        order = Order(
            prompt=prompt,
            faces=tuple(options["face"]),
            audio=options["audio"],
            seconds=options["seconds"],
            width=width,
            height=height,
            seed=options["seed"],
        )
        for path in (*order.faces, *([order.audio] if order.audio else [])):
            if not path.is_file():
                raise CommandError(f"file_missing: {path}")
        if not out.parent.is_dir():
            raise CommandError(f"folder_missing: {out.parent}")
        shown = Progress(self) if self.stderr.isatty() else None
        try:
            engine = registry.create(options["engine"], setup(model=options["model"]))
            glyphs = Glyphs(settings.ASSETS_DIR)

            def planned(cast: Sequence[str], seconds: float | None, seed: int) -> Storyboard:
                vocabulary = registry.vocabulary(options["engine"])
                return plan(prompt, cast=cast, vocabulary=vocabulary, glyphs=glyphs, seconds=seconds, seed=seed)

            made = render_to_file(
                order, out, engine=engine, plan=planned, assets=settings.ASSETS_DIR, on_step=shown or _silent
            )
        except (EngineError, MediaError, VisionError) as error:
            raise CommandError(f"{error.code}: {error}") from error
        answer = {
            "storyboard": made.storyboard.model_dump(mode="json") if made.storyboard else None,
            "not_understood": list(made.storyboard.not_understood) if made.storyboard else [],
            "engine": made.engine,
            "engine_version": made.engine_version,
            "seed": made.seed,
            "seconds": made.num_frames / 30,
            "width": made.width,
            "height": made.height,
            "frames": made.num_frames,
            "timings": made.timings_ms,
            "out": str(out),
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


class Progress:
    """One line on a terminal."""

    def __init__(self, command: BaseCommand) -> None:
        self._command = command

    def __call__(self, step: Step) -> None:
        end = "\n" if step.stage == "frames" and step.done == step.total else "\r"
        self._command.stderr.write(f"{step.stage} {step.done}/{step.total}   ", ending=end)


def _silent(_step: Step) -> None:
    pass


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    if not match:
        raise ArgumentTypeError("a size is WIDTHxHEIGHT in pixels, such as 720x1280")
    return int(match[1]), int(match[2])


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise ArgumentTypeError("seconds must be a number above 0")
    return seconds
