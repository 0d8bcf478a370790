"""From what was said to the chain: one at a time, under a lock that is held for a few statements only."""

from typing import cast
from uuid import UUID

from django.db import connection, transaction

from cameo.ledger.canonical import GENESIS, canonical, digest, hash_of
from cameo.ledger.journal import write_behind
from cameo.ledger.keys import ledger_keys
from cameo.ledger.people import numbered, pseudonym
from cameo.models.ledger import ConsentEvent, PendingEvent

LOCK = 0x6C6564676572
"""`ledger`, as the number of PostgreSQL's advisory lock."""
AT_ONCE = 200


def seal() -> int:
    """Appends everything that was said and committed, gapless; returns how many events.

    Takes the ledger's lock in a transaction of its own, and no row lock that others wait for: likeness and job rows
    come first, the ledger last. Safe to run twice, at once too.
    """
    sealed = 0
    while PendingEvent.objects.exists():
        with transaction.atomic():
            hold_ledger()
            batch = list(PendingEvent.objects.order_by("pk")[:AT_ONCE])
            for pending in batch:
                _append(pending)
            PendingEvent.objects.filter(pk__in=[pending.pk for pending in batch]).delete()
            transaction.on_commit(write_behind, robust=True)
        sealed += len(batch)
    return sealed


def hold_ledger() -> None:
    """Until the end of the transaction no other event is appended. On SQLite BEGIN IMMEDIATE says that already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _append(pending: PendingEvent) -> ConsentEvent:
    last = ConsentEvent.objects.order_by("-seq").first()
    of_likeness = ConsentEvent.objects.filter(likeness_id=pending.likeness_id).order_by("-chain_seq").first()
    body = canonical(_nameless(pending.facts, pending.likeness_id))
    event = ConsentEvent(
        seq=last.seq + 1 if last else 1,
        likeness_id=pending.likeness_id,
        chain_seq=of_likeness.chain_seq + 1 if of_likeness else 1,
        kind=pending.kind,
        at=pending.at,
        body=body,
        body_hash=digest(body),
        previous=last.hash if last else GENESIS,
        chain_previous=of_likeness.hash if of_likeness else GENESIS,
    )
    event.hash = hash_of(event)
    event.signature = ledger_keys().signer.sign(event.hash.encode()).hex()
    event.save(force_insert=True)
    return event


def _nameless(fact: object, likeness_id: UUID) -> object:
    """The facts with every `{"person": <id>}` and `{"account": <id>}` replaced by their hash."""
    if not isinstance(fact, dict):
        return fact
    facts = cast("dict[str, object]", fact)
    if set(facts) == {"person"} and isinstance(facts["person"], int):
        return pseudonym(facts["person"], likeness_id)
    if set(facts) == {"account"} and isinstance(facts["account"], int):
        return numbered(facts["account"])
    return {name: _nameless(inner, likeness_id) for name, inner in facts.items()}
