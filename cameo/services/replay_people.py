"""Blocks, follows that ended and closed accounts, done again after a restore: events name nobody, and who is meant is
found by keyed hashes.
"""

from collections.abc import Callable, Collection
from typing import Any

from accounts.models import User
from accounts.services import block, close_account, unfollow
from cameo.ledger import EventKind
from cameo.ledger.people import numbered, whose
from cameo.models import ConsentEvent

BETWEEN: dict[str, Callable[[User, User], None]] = {EventKind.PARTED: block, EventKind.UNFOLLOWED: unfollow}
Facts = dict[str, Any]
Meant = dict[str, int]
"""Numbers of accounts by their hashes."""


def people_meant(said: Collection[tuple[ConsentEvent, Facts]]) -> Meant:
    """Those of this database whom these events mean. As many hashes as there are accounts, for each day on which
    two parted; who had no key yet when the backup was taken is not found there.
    """
    meant: Meant = {}
    parted = [(event.likeness_id, facts) for event, facts in said if event.kind in BETWEEN]
    if parted:
        hashes = {facts[side] for _day, facts in parted for side in ("source", "target")}
        meant |= whose(hashes, {day for day, _facts in parted})
    if any(event.kind == EventKind.ACCOUNT_CLOSED for event, _facts in said):
        meant |= {numbered(pk): pk for pk in User.objects.not_closed().values_list("pk", flat=True)}
    return meant


def among_people(kind: str, facts: Facts, meant: Meant) -> bool:
    """Whether it was about people alone, and then it is done. Ended since or not: what opened is for its owner to open
    anew.
    """
    if kind == EventKind.ACCOUNT_CLOSED:
        if (person := _person(facts["account"], meant)) is not None:
            close_account(person)
        return True
    if kind not in BETWEEN:
        return False
    source, target = _person(facts["source"], meant), _person(facts["target"], meant)
    if source is not None and target is not None:
        BETWEEN[kind](source, target)
    return True


def _person(said: str, meant: Meant) -> User | None:
    return User.objects.filter(pk=meant[said]).first() if said in meant else None
