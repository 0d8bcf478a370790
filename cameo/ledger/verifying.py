"""Walking the whole ledger: what was changed, reordered, taken out or cut off is found, and the row named."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cameo.ledger.canonical import GENESIS, digest, hash_of, line_of
from cameo.ledger.journal import JournalError, journalled
from cameo.ledger.keys import ledger_keys
from cameo.models.ledger import ConsentEvent


class Fault(StrEnum):
    MISSING = "missing"
    CHANGED = "changed"
    REORDERED = "reordered"
    FORGED = "forged"
    CUT_OFF = "cut_off"
    OTHER_JOURNAL = "other_journal"


WORDS: dict[Fault, str] = {
    Fault.MISSING: "it is not there, and later ones are",
    Fault.CHANGED: "it does not have the hash that it was given",
    Fault.REORDERED: "it does not follow the event before it",
    Fault.FORGED: "its signature was not made with this ledger's key",
    Fault.CUT_OFF: "the journal has it, the database ends before it",
    Fault.OTHER_JOURNAL: "the journal tells it otherwise, or can not be read there",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The first event that is wrong, and how."""

    seq: int
    fault: Fault

    def __str__(self) -> str:
        return f"event {self.seq}: {WORDS[self.fault]}"


class Chain:
    """Takes events in the order of seq; knows the end of the global chain and of each likeness's."""

    def __init__(self, key: Ed25519PublicKey) -> None:
        self._key = key
        self._seq, self._hash = 0, GENESIS
        self._ends: defaultdict[UUID, tuple[int, str]] = defaultdict(lambda: (0, GENESIS))

    def add(self, event: ConsentEvent) -> Finding | None:
        fault = self._fault(event)
        if fault is not None:
            return Finding(seq=self._seq + 1 if fault == Fault.MISSING else event.seq, fault=fault)
        self._seq, self._hash = event.seq, event.hash
        self._ends[event.likeness_id] = (event.chain_seq, event.hash)
        return None

    def _fault(self, event: ConsentEvent) -> Fault | None:
        if event.seq != self._seq + 1:
            return Fault.MISSING
        if event.body_hash != digest(event.body) or event.hash != hash_of(event):
            return Fault.CHANGED
        chain_seq, chain_hash = self._ends[event.likeness_id]
        if (event.previous, event.chain_previous, event.chain_seq) != (self._hash, chain_hash, chain_seq + 1):
            return Fault.REORDERED
        return None if is_signed(event, self._key) else Fault.FORGED


def is_signed(event: ConsentEvent, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(bytes.fromhex(event.signature), event.hash.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def verify() -> Finding | None:
    """None when both chains, every signature and the journal agree. Reads everything, so seconds for 100,000 events.

    Raises LedgerKeyError, and what the journal's store does when it can not be read.
    """
    return verify_rows() or _journal_finding()


def verify_rows() -> Finding | None:
    """The database's part alone: it can not know what was cut off its end."""
    chain = Chain(ledger_keys().signer.public_key())
    rows = ConsentEvent.objects.order_by("seq").iterator()
    return next((finding for finding in map(chain.add, rows) if finding is not None), None)


def _journal_finding() -> Finding | None:
    """The journal may end before the database does, by what a crash kept from it; never the other way round."""
    rows: Iterator[ConsentEvent] = ConsentEvent.objects.order_by("seq").iterator()
    seq = 0
    try:
        for kept in journalled():
            seq += 1
            row = next(rows, None)
            if row is None:
                return Finding(seq=kept.seq, fault=Fault.CUT_OFF)
            if line_of(row) != line_of(kept):
                return Finding(seq=row.seq, fault=Fault.OTHER_JOURNAL)
    except JournalError:
        return Finding(seq=seq + 1, fault=Fault.OTHER_JOURNAL)
    return None
