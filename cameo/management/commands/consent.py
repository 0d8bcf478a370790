"""`manage.py consent head|open|verify|replay`: the consent ledger, from the operator's side."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cameo.ledger.heads import published_head
from cameo.ledger.journal import JournalError
from cameo.ledger.keys import LedgerKeyError
from cameo.ledger.opening import LedgerBehind, open_ledger
from cameo.ledger.verifying import verify
from cameo.services.replay import replay


class Command(BaseCommand):
    help = (
        "Print the ledger's newest event (head), refuse a database that was set back (open; servers and workers do so "
        "themselves), verify all of it, or replay what a restored database lacks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["head", "open", "verify", "replay"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        try:
            {"head": self._head, "open": open_ledger, "verify": self._verify, "replay": self._replay}[what]()
        except (LedgerBehind, LedgerKeyError, JournalError) as error:
            raise CommandError(str(error)) from None

    def _head(self) -> None:
        self.stdout.write(json.dumps(published_head()))

    def _verify(self) -> None:
        """Exit status 1 with the number of the first bad event."""
        finding = verify()
        if finding is not None:
            raise CommandError(str(finding))
        self.stdout.write(f"the ledger is whole: {published_head()['seq']} events")

    def _replay(self) -> None:
        """Safe at any time; while nothing is missing it does nothing."""
        self.stdout.write(f"replayed {replay()} events")
        open_ledger()
