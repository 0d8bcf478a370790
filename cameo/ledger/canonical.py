"""How an event becomes bytes: sorted, compact JSON, so that anybody can hash it again."""

import hashlib
import json
from uuid import UUID

from cameo.models.ledger import ConsentEvent

GENESIS = "0" * 64
"""Stands for the hash before the first event of a chain."""


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(event: ConsentEvent) -> str:
    """Over everything but the signature; the body by its own hash."""
    return digest(
        canonical(
            {
                "at": event.at,
                "body_hash": event.body_hash,
                "chain_previous": event.chain_previous,
                "chain_seq": event.chain_seq,
                "kind": event.kind,
                "likeness": str(event.likeness_id),
                "previous": event.previous,
                "seq": event.seq,
            }
        )
    )


COLUMNS = ("at", "body", "body_hash", "chain_previous", "chain_seq", "hash", "kind", "previous", "seq", "signature")


def line_of(event: ConsentEvent) -> str:
    """The whole row as one line of JSON."""
    row = {column: getattr(event, column) for column in COLUMNS}
    return canonical(row | {"likeness": str(event.likeness_id)})


def event_of(line: str) -> ConsentEvent:
    """The row of a line, unsaved. Raises ValueError, TypeError or KeyError when it is none."""
    row = json.loads(line)
    return ConsentEvent(likeness_id=UUID(row["likeness"]), **{column: row[column] for column in COLUMNS})
