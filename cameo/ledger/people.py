"""People in the ledger: HMACs under a key of their own, so that destroying the key makes them nobody."""

import hmac
import os
from uuid import UUID

from accounts.models import User
from cameo.ledger.keys import ledger_keys
from cameo.models.keys import PersonKey

ERASED = "erased"
"""Stands for a person whose key was destroyed before the event was sealed."""
NONCE_BYTES = 12


def pseudonym(person_id: int, likeness_id: UUID) -> str:
    """HMAC-SHA256 in hex, another one for each likeness; makes the person's key when they have none.

    ERASED for who was forgotten, or is gone. Whoever is being forgotten at this moment is waited for.
    """
    key = _key_of(person_id)
    if not key:
        return ERASED
    return hmac.digest(key, f"{likeness_id}:{person_id}".encode(), "sha256").hex()


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
    wrapped = bytes(row.wrapped)
    if not wrapped:
        return b""
    return ledger_keys().wrapper.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _bound_to(person_id))


def _bound_to(person_id: int) -> bytes:
    """A wrapped key moved to another person's row does not open."""
    return f"person:{person_id}".encode()
