"""The journal as objects of the private store: one an event, since a bucket can not append."""

from collections.abc import Iterable, Iterator

from django.core.files.base import ContentFile

from cameo.ledger.canonical import line_of
from cameo.models.ledger import ConsentEvent
from common.store import storage

FOLDER = "ledger/journal"
HEAD = "ledger/head"
"""Holds the number of an event that is there; newer ones may follow it."""


class StoreJournal:
    """Objects are written in order and never changed, so writers of two machines may do the same work at once."""

    def last(self) -> str | None:
        seq = self._hint()
        while storage().exists(_name(seq + 1)):
            seq += 1
        return _read(_name(seq)) if seq else None

    def lines(self, *, after: int) -> Iterator[str]:
        seq = after + 1
        while storage().exists(_name(seq)):
            yield _read(_name(seq))
            seq += 1

    def append(self, events: Iterable[ConsentEvent]) -> None:
        newest = 0
        for event in events:
            if not storage().exists(_name(event.seq)):
                storage().save(_name(event.seq), ContentFile(line_of(event).encode()))
            newest = event.seq
        if newest:
            storage().save(HEAD, ContentFile(str(newest).encode()))

    def _hint(self) -> int:
        return int(_read(HEAD)) if storage().exists(HEAD) else 0


def _name(seq: int) -> str:
    return f"{FOLDER}/{seq:012}.json"


def _read(name: str) -> str:
    with storage().open(name) as stream:
        return bytes(stream.read()).decode()
