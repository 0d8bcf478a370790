"""`manage.py models`: which models there are, whether they may be used here, and manifests for new ones."""

import importlib
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.contracts import EngineUnavailable
from generation.engines.diffusion.adapters import ADAPTERS
from generation.manifests import files, writing
from generation.manifests.check import refusals
from generation.manifests.contents import WEIGHTS, files_in
from generation.manifests.licence import licence_refusals
from generation.manifests.presets import PRESETS
from generation.manifests.schema import Manifest
from generation.manifests.traits import Traits

_NEEDED = ("torch", "diffusers", "transformers")


class Command(BaseCommand):
    help = "List models, check them against licence and hashes, or write a manifest for a folder of weights."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        what.add_parser("list", help="what is there")
        check = what.add_parser("check", help="read and hash everything; exits with 1 when a model may not be used")
        check.add_argument("ids", nargs="*", metavar="ID")
        add = what.add_parser("add", help="write a manifest; nothing is asked, nothing overwritten")
        add.add_argument("folder", type=Path)
        add.add_argument("--adapter", choices=sorted(PRESETS), required=True)
        add.add_argument("--id", dest="name", default="", help="the folder's name without it")
        add.add_argument("--revision", default="", help="of the weights, as their publisher writes it")
        add.add_argument("--licence", help="the name of another licence than the family's; what follows belongs to it")
        add.add_argument("--licence-url", default="")
        add.add_argument("--non-commercial", action="store_true")
        add.add_argument("--revenue-limit", type=int, metavar="USD")
        add.add_argument("--exclude", nargs="+", default=[], metavar="TERRITORY", help="ISO 3166 codes, or EU")
        add.add_argument("--attribution", default="")

    def handle(self, *_args: Any, what: str, **options: Any) -> None:
        if what == "add":
            self._add(options)
        elif what == "check":
            self._check(options["ids"])
        else:
            self._list()

    def _list(self) -> None:
        for manifest in files.installed(settings.MODELS_DIR):
            stands = licence_refusals(manifest.licence, settings.OPERATOR)
            state = ", ".join(one.code for one in stands) or "allowed"
            operations = " ".join(manifest.operations)
            self.stdout.write(
                f"{manifest.id:24}{manifest.adapter:12}{_size(manifest):>10}  "
                f"{manifest.licence.name} ({state})  {operations}"
            )
        for one in files.broken(settings.MODELS_DIR):
            self.stdout.write(f"{one.id:24}{one.code}: {one.message}")

    def _check(self, ids: list[str]) -> None:
        models = settings.MODELS_DIR
        known = [manifest.id for manifest in files.installed(models)] + [one.id for one in files.broken(models)]
        good = [self._checked(name) for name in ids or known]
        if not all(good):
            sys.exit(1)

    def _checked(self, name: str) -> bool:
        try:
            manifest = files.named(settings.MODELS_DIR, name)
            traits = traits_of(manifest.adapter)
        except EngineUnavailable as error:
            self.stdout.write(f"REFUSED {name}\n        {error}")
            return False
        found = refusals(manifest, files.folder_of(settings.MODELS_DIR, manifest), settings.OPERATOR, traits=traits)
        self.stdout.write(f"{'REFUSED' if found else 'ok':8}{name}")
        for one in found:
            self.stdout.write(f"{'':8}{one}")
        if traits is None and manifest.adapter in ADAPTERS:
            self.stdout.write(f"{'':8}without torch its operations were not compared with the adapter's")
        return not found

    def _add(self, options: dict[str, Any]) -> None:
        models = Path(settings.MODELS_DIR)
        fields = {"licence": _licence(options)} if options["licence"] else {}
        try:
            manifest = writing.describe(
                options["folder"],
                adapter=options["adapter"],
                models=models,
                name=options["name"],
                revision=options["revision"],
                **fields,
            )
            path = writing.write(manifest, models)
        except EngineUnavailable as error:
            raise CommandError(f"{error}") from error
        except OSError as error:
            raise CommandError(f"{models}: {type(error).__name__}") from error
        self.stdout.write(f"{path}: {len(manifest.files)} files, {manifest.memory.weights_gib:.1f} GiB of weights")
        for one in licence_refusals(manifest.licence, settings.OPERATOR):
            self.stdout.write(f"not to be used yet: {one}")


def traits_of(adapter: str) -> Traits | None:
    """What it can do, None where its libraries are not installed or it has no adapter here."""
    if adapter not in ADAPTERS:
        return None
    module, name = ADAPTERS[adapter].split(":")
    try:
        traits: Traits = getattr(importlib.import_module(module), name).traits
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        return None
    return traits


def _licence(options: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": options["licence"],
        "url": options["licence_url"],
        "commercial": not options["non_commercial"],
        "revenue_limit_usd": options["revenue_limit"],
        "excluded_territories": options["exclude"],
        "attribution": options["attribution"],
        "disclosure": True,
    }


def _size(manifest: Manifest) -> str:
    if manifest.server:
        return "server"
    folder = files.folder_of(settings.MODELS_DIR, manifest)
    weights = [folder / name for name in files_in(folder) if Path(name.lower()).suffix in WEIGHTS]
    return f"{sum(path.stat().st_size for path in weights if path.is_file()) / 2**30:.1f} GiB"
