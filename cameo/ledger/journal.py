"""A copy of every event outside the database, by which a database that was set back is known."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from django.core.files.storage import FileSystemStorage

from cameo.ledger.canonical import event_of
from cameo.ledger.journal_file import FileJournal
from cameo.ledger.journal_store import StoreJournal
from cameo.models.ledger import ConsentEvent
from common.store import storage


class JournalError(Exception):
    """The journal and the database tell two stories, or a line of the journal can not be read."""


class Journal(Protocol):
    """Lines are canonical JSON of one event each, the n-th for seq n. Raises OSError, or what the object store does."""

    def last(self) -> str | None: ...

    def lines(self, *, after: int) -> Iterator[str]: ...

    def append(self, events: Iterable[ConsentEvent]) -> None:
        """Those that are there already are passed over; on the disk when it returns."""


def journal() -> Journal:
    """Beside the private files, which no backup of the database sets back: a file, or objects in a bucket."""
    backend = storage()
    if isinstance(backend, FileSystemStorage):
        return FileJournal(Path(backend.path("ledger/journal.jsonl")))
    return StoreJournal()


def journal_head() -> ConsentEvent | None:
    """The newest event in the journal, unsaved. Raises JournalError."""
    last = journal().last()
    return read_line(last) if last else None


def journalled(*, after: int = 0) -> Iterator[ConsentEvent]:
    """Unsaved events with a seq above `after`, in order. Raises JournalError at the first line that is none."""
    for line in journal().lines(after=after):
        yield read_line(line)


def read_line(line: str) -> ConsentEvent:
    try:
        return event_of(line)
    except (ValueError, TypeError, KeyError):
        raise JournalError("a line of the journal can not be read") from None


def write_behind() -> None:
    """Brings the journal up to the database. Raises JournalError when they differ where the journal ends."""
    head = journal_head()
    if head is not None and not ConsentEvent.objects.filter(seq=head.seq, hash=head.hash).exists():
        raise JournalError(f"the database does not have event {head.seq} as the journal has it")
    behind = ConsentEvent.objects.filter(seq__gt=head.seq if head else 0).order_by("seq")
    if behind.exists():
        journal().append(behind.iterator())
