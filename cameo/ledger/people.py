"""People in the ledger: HMACs under a key of their own, so that destroying the key makes them nobody."""

import hmac
import os
from collections.abc import Collection
from datetime import UTC
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import Exists, OuterRef

from accounts.models import User
from cameo.ledger.keys import ledger_keys
from cameo.models.keys import PersonKey
from common.clock import now

ERASED = "erased"
"""Stands for a person whose key was destroyed before the event was sealed."""
NONCE_BYTES = 12
AT_ONCE = 500
"""Keys made in one go."""


def pseudonym(person_id: int, likeness_id: UUID) -> str:
    """HMAC-SHA256 in hex, another one for each likeness; makes the person's key when they have none.

    ERASED for who was forgotten, or is gone. Whoever is being forgotten at this moment is waited for.
    """
    key = _key_of(person_id)
    return _hash(key, person_id, likeness_id) if key else ERASED


def people_of_today() -> UUID:
    """Stands for a likeness in events between people: their hashes are others on the next day (UTC), so that nobody
    without the keys sees who it is that many block, and whom they mean is found in one look at the accounts a day.
    """
    return uuid5(NAMESPACE_OID, f"reprise people {now().astimezone(UTC).date()}")


def numbered(person_id: int) -> str:
    """HMAC-SHA256 in hex of an account's number, under the ledger's key. It outlives the person's own key: a backup
    from before they left is told by it that they did. Of who left, the database keeps that number and nothing else.
    """
    return hmac.digest(ledger_keys().numbers, str(person_id).encode(), "sha256").hex()


def whose(hashes: Collection[str], about: Collection[UUID]) -> dict[str, int]:
    """The numbers of those who have one of these pseudonyms under one of `about`. Reads the key of everybody."""
    opened = ((row.person_id, _opened(row)) for row in PersonKey.objects.iterator())
    named = ((_hash(key, pk, one), pk) for pk, key in opened if key for one in about)
    return {said: pk for said, pk in named if said in hashes}


def give_keys() -> int:
    """To people who have none yet, shut out or not, since only whom a backup has a key of can be meant by later events;
    to how many.
    """
    known = PersonKey.objects.filter(person=OuterRef("pk"))
    without = list(User.objects.not_closed().filter(~Exists(known)).values_list("pk", flat=True)[:AT_ONCE])
    for person_id in without:
        _key_of(person_id)
    return len(without)


def keyed(text: str, person_id: int, likeness_id: UUID) -> str:
    """HMAC-SHA256 in hex of what the person wrote for this likeness, "" of nothing: whoever has the text and the key
    can show that it was this one, and nobody else what it was. ERASED as for `pseudonym`.
    """
    if not text:
        return ""
    key = _key_of(person_id)
    return hmac.digest(key, f"{likeness_id}:text:{text}".encode(), "sha256").hex() if key else ERASED


def forget(person: User) -> None:
    """Destroys the key: every hash of theirs is noise from the commit on. Harmless again."""
    PersonKey.objects.update_or_create(person=person, defaults={"wrapped": b""})


def _key_of(person_id: int) -> bytes:
    row = PersonKey.objects.filter(person_id=person_id).first()
    if row is None:
        if not User.objects.filter(pk=person_id).exists():
            return b""
        nonce, key = os.urandom(NONCE_BYTES), os.urandom(32)
        wrapped = nonce + ledger_keys().wrapper.encrypt(nonce, key, _bound_to(person_id))
        row, _made = PersonKey.objects.get_or_create(person_id=person_id, defaults={"wrapped": wrapped})
    return _opened(row)


def _opened(row: PersonKey) -> bytes:
    """Empty when it was destroyed."""
    wrapped = bytes(row.wrapped)
    if not wrapped:
        return b""
    return ledger_keys().wrapper.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound_to(row.person_id))


def _hash(key: bytes, person_id: int, likeness_id: UUID) -> str:
    return hmac.digest(key, f"{likeness_id}:{person_id}".encode(), "sha256").hex()


def _bound_to(person_id: int) -> bytes:
    """A wrapped key moved to another person's row does not open."""
    return f"person:{person_id}".encode()
