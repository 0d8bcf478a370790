"""Whether this database may be served: not one that was set back to before somebody took their consent back."""

from django.db import transaction

from cameo.ledger.journal import journal_head, write_behind
from cameo.ledger.sealing import seal
from cameo.models.ledger import ConsentEvent


class LedgerBehind(Exception):
    """The database lacks events that the journal has, or has others in their place."""


def check_head() -> None:
    """Compares the newest event in the journal with the same in the database: one row and the journal's end.

    Raises LedgerBehind, JournalError, and what a journal that can not be read does (OSError or the object store's):
    not knowing is a no.
    """
    kept = journal_head()
    if kept is None:
        return
    row = ConsentEvent.objects.filter(seq=kept.seq).first()
    if row is None:
        last = head()
        raise LedgerBehind(
            f"the consent ledger ends at event {last.seq if last else 0}, its journal at {kept.seq}: this database was "
            "restored from a backup. Run `manage.py consent replay` before it is served"
        )
    if row.hash != kept.hash:
        raise LedgerBehind(
            f"event {kept.seq} of the consent ledger is not the one in its journal: see `manage.py consent verify`"
        )


def open_ledger() -> None:
    """Before anything is served: checks, then makes up for what a crash left between a commit and its seal."""
    check_head()
    seal()
    with transaction.atomic():
        write_behind()


def head() -> ConsentEvent | None:
    return ConsentEvent.objects.order_by("-seq").first()
