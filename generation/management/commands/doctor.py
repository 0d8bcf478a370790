"""`manage.py doctor`: what is installed, what is missing, and what to do about it."""

import importlib.metadata
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from redis import Redis
from redis.exceptions import RedisError

from generation.manifests.files import broken, installed
from generation.manifests.licence import licence_refusals
from vision.analyzers import open_analyzer
from vision.contracts import VisionError
from vision.media import ffmpeg, sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`needed` findings that are not well make the command exit with 1."""

    part: str
    well: bool
    says: str
    remedy: str = ""
    needed: bool = True


class Command(BaseCommand):
    help = "Say what is installed, what is missing and what to do."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        findings = list(examine())
        for finding in findings:
            mark = "ok" if finding.well else "MISSING" if finding.needed else "without"
            self.stdout.write(f"{mark:8}{finding.part:22}{finding.says}")
            if not finding.well and finding.remedy:
                self.stdout.write(f"{'':30}-> {finding.remedy}")
        if any(finding.needed and not finding.well for finding in findings):
            sys.exit(1)


def examine() -> Iterator[Finding]:
    yield Finding(part="python", well=sys.version_info >= (3, 11), says=sys.version.split()[0])
    yield from _assets(Path(settings.ASSETS_DIR))
    yield _database()
    yield _redis()
    yield _data_folder(Path(settings.DATA_DIR))
    yield Finding(part="ffmpeg", well=True, says=ffmpeg.binary())
    yield _sandbox()
    yield _package("torch", "the diffusion engine", "make gpu-worker")
    yield _face_analyzer()
    yield from _models(settings.MODELS_DIR)


def _assets(folder: Path) -> Iterator[Finding]:
    parts = {
        "face models": ("face/*.tflite", "selfies can not be checked", True),
        "fonts": ("fonts/*.ttf", "captions have no letters", True),
        "emoji pictures": ("emoji/*.webp", "the engine has fewer props", False),
        "word lists": ("cldr/*.json", "prompts know fewer things", False),
        "live player": ("js/hls-*.js", "some browsers show pictures of a clip that is being made", False),
    }
    remedy = "make setup (needs Node for all but the models and a font)"
    for part, (pattern, without, needed) in parts.items():
        number = len(list(folder.glob(pattern)))
        says = f"{number} files" if number else without
        yield Finding(part=part, well=number > 0, says=says, remedy=remedy, needed=needed)


def _database() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(part="database", well=False, says=type(error).__name__, remedy="check REPRISE_DATABASE_URL")
    return Finding(part="database", well=True, says=connection.vendor)


def _redis() -> Finding:
    if settings.EMBEDDED:
        return Finding(part="broker", well=True, says="files, embedded")
    try:
        Redis.from_url(settings.CELERY_BROKER_URL, socket_timeout=2).ping()
    except (RedisError, OSError) as error:
        return Finding(part="redis", well=False, says=type(error).__name__, remedy="check REPRISE_REDIS_URL")
    return Finding(part="redis", well=True, says="answers")


def _data_folder(folder: Path) -> Finding:
    free = shutil.disk_usage(folder if folder.exists() else folder.parent).free // 2**30
    return Finding(part="disk", well=free >= 2, says=f"{free} GiB free", remedy="make room: a clip is about 3 MB")


def _sandbox() -> Finding:
    """Proved by running it: some containers have bubblewrap and forbid what it does."""
    walled = sandbox.walls(ffmpeg.binary()) is sandbox.Walls.BUBBLEWRAP
    says = "bubblewrap around uploads" if walled else "uploads run under limits of time, memory and files only"
    return Finding(
        part="sandbox", well=walled, says=says, remedy="install bubblewrap and allow user namespaces", needed=False
    )


def _package(name: str, use: str, remedy: str) -> Finding:
    try:
        says = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(part=name, well=False, says=f"not installed: for {use}", remedy=remedy, needed=False)
    return Finding(part=name, well=True, says=says, needed=False)


def _face_analyzer() -> Finding:
    """Opened, so that "ok" means that its files are what they should be; on the CPU, beside a worker that is busy."""
    kind, part = settings.FACE_ANALYZER, "face analyser"
    remedy = "set REPRISE_FACE_ANALYZER and REPRISE_FACE_MODELS_DIR; docs/engines.md names the files"
    try:
        analyzer = open_analyzer(kind, settings.FACE_MODELS_DIR, "cpu")
    except VisionError as error:
        return Finding(part=part, well=False, says=f"{kind}: {error}", remedy=remedy)
    if analyzer is None:
        says = "likeness of generated faces is not measured"
        return Finding(part=part, well=False, says=says, remedy=remedy, needed=False)
    licence = analyzer.licence
    conflict = licence.commercial is False and settings.OPERATOR.commercial
    remedy = "get a licence from its maker, choose another, or set REPRISE_OPERATOR_COMMERCIAL=false if that is so"
    return Finding(part=part, well=not conflict, says=f"{licence.name}: {licence.says}", remedy=remedy)


def _models(folder: Path) -> Iterator[Finding]:
    """By their manifests alone; `manage.py models check` reads the weights."""
    for manifest in installed(folder):
        against = licence_refusals(manifest.licence, settings.OPERATOR)
        says = "; ".join(refusal.message for refusal in against) or f"{manifest.adapter}, {manifest.licence.name}"
        remedy = "set REPRISE_OPERATOR_*, or take it out of the models folder"
        yield Finding(part=f"model {manifest.id}", well=not against, says=says, remedy=remedy, needed=False)
    for one in broken(folder):
        remedy = "manage.py models check says more"
        yield Finding(part=f"model {one.id}", well=False, says=f"{one.code}: {one.message}", remedy=remedy)
