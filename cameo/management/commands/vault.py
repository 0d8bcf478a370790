"""`manage.py vault`: the keys that open faces and voices."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cameo import vault

SAYS = {
    "check": "The vault opens.",
    "seal": "Sealed: {done}.",
    "rotate": "A new master key; data keys wrapped anew: {done}. In a minute: manage.py vault forget",
    "forget": "Old master keys dropped: {done}. Copy the key file to where its copy is kept.",
}


class Command(BaseCommand):
    help = (
        "check: does the master key fit? seal: encrypt files of an earlier version. "
        "rotate: a new master key, while the old one still opens. forget: drop the old ones."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=list(SAYS))

    def handle(self, *args: Any, action: str, verbosity: int, **options: Any) -> None:
        actions = {"check": vault.check, "seal": vault.seal_files, "rotate": vault.rotate, "forget": vault.forget}
        try:
            done = actions[action]()
        except vault.VaultLocked as error:
            raise CommandError(f"{error.code}: {error.message} The log says why.") from None
        if verbosity:
            self.stdout.write(SAYS[action].format(done=done))
