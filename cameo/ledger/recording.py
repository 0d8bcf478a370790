"""Saying what happened, inside the transaction in which it happens."""

from datetime import UTC
from uuid import UUID

from django.db import transaction

from accounts.models import User
from cameo.ledger.kinds import CONSENTING, EventKind
from cameo.ledger.notices import notice_shown
from cameo.ledger.sealing import seal
from cameo.models import Likeness
from cameo.models.ledger import PendingEvent
from common.clock import now


def record(kind: EventKind, likeness: Likeness, *, actor: User | None = None, **facts: object) -> None:
    """Notes the event in the caller's transaction (it is undone with it) and seals it into the chain after the commit.

    Takes no lock, so it may stand anywhere in a transaction. Users among the facts become keyed hashes; whatever else
    is given is kept for ever: identifiers, numbers and codes, never names, handles, prompts or addresses. A seal that
    fails after the commit is logged and made up for by the sweep: the ledger never holds up a revocation.
    """
    said: dict[str, object] = {"owner": {"person": likeness.owner_id}, **facts}
    said |= {"epoch": likeness.epoch, "subject": likeness.kind}
    if kind in CONSENTING:
        said["notice"] = notice_shown()
    note(kind, likeness.pk, actor=actor, **said)


def note(kind: EventKind, about: UUID, **facts: object) -> None:
    """As `record`, of what is about no likeness: `about` is whose chain it stands in, the id of a clip or, of what is
    between people, `people_of_today`.
    """
    PendingEvent.objects.create(
        likeness_id=about,
        kind=kind,
        at=now().astimezone(UTC).isoformat(timespec="milliseconds"),
        facts={name: _plain(fact) for name, fact in facts.items()},
    )
    transaction.on_commit(seal, robust=True)


def _plain(fact: object) -> object:
    if isinstance(fact, User):
        return {"person": fact.pk}
    return {name: _plain(inner) for name, inner in fact.items()} if isinstance(fact, dict) else fact
