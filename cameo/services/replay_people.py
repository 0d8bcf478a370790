"""Blocks and closed accounts, done again after a restore. Events name neither side but by keyed hashes."""

from collections.abc import Callable, Collection
from typing import Any

from accounts.models import User
from accounts.services import block, close_account
from cameo.ledger import EventKind
from cameo.ledger.people import numbered, whose
from cameo.models import ConsentEvent

SIDES = ("source", "target")
Facts = dict[str, Any]
Meant = dict[str, int]
"""Numbers of accounts by their hashes."""


def people_meant(said: Collection[tuple[ConsentEvent, Facts]]) -> Meant:
    """Those of this database whom these events mean. As many hashes as there are accounts, for each day with a block;
    who had no key yet when the backup was taken is not found among those who blocked or were.
    """
    meant: Meant = {}
    parted = [(event, facts) for event, facts in said if event.kind == EventKind.PARTED]
    if parted:
        meant |= whose({facts[side] for _event, facts in parted for side in SIDES}, {e.likeness_id for e, _f in parted})
    if any(event.kind == EventKind.ACCOUNT_CLOSED for event, _facts in said):
        meant |= {numbered(pk): pk for pk in User.objects.filter(is_active=True).values_list("pk", flat=True)}
    return meant


def _part(facts: Facts, meant: Meant) -> None:
    """Ended since or not: what opened is for its owner to open anew."""
    source, target = (User.objects.filter(pk=meant.get(facts[side])).first() for side in SIDES)
    if source is not None and target is not None:
        block(source, target)


def _close(facts: Facts, meant: Meant) -> None:
    person = User.objects.filter(pk=meant.get(facts["account"])).first()
    if person is not None:
        close_account(person)


AMONG_PEOPLE: dict[str, Callable[[Facts, Meant], None]] = {
    EventKind.PARTED: _part,
    EventKind.ACCOUNT_CLOSED: _close,
}
