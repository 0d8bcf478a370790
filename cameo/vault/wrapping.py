"""Small secrets for the database, such as data keys: sealed under the master key, each bound to what it is about."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cameo.vault.errors import VaultLocked
from cameo.vault.masterkey import ID_BYTES, master_keys

VERSION = b"w1"
NONCE_BYTES = 12


def wrap(secret: bytes, *, about: str) -> bytes:
    """AES-256-GCM; `about` (as `person/<id>`) must be said again to unwrap. Raises VaultLocked."""
    master = master_keys()[0]
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + master.id + nonce + AESGCM(master.secret).encrypt(nonce, secret, _bound(about))


def unwrap(wrapped: bytes | memoryview, *, about: str) -> bytes:
    """Raises VaultLocked: another master key, altered, or wrapped about something else."""
    blob = bytes(wrapped)
    start = len(VERSION) + ID_BYTES
    nonce, sealed = blob[start : start + NONCE_BYTES], blob[start + NONCE_BYTES :]
    for master in master_keys():
        if blob[:start] == VERSION + master.id and sealed:
            try:
                return AESGCM(master.secret).decrypt(nonce, sealed, _bound(about))
            except InvalidTag:
                raise VaultLocked from None
    raise VaultLocked


def is_current(wrapped: bytes | memoryview) -> bool:
    """Under the master key that wraps now."""
    return bytes(wrapped).startswith(VERSION + master_keys()[0].id)


def _bound(about: str) -> bytes:
    return b"reprise wrapped key\0" + about.encode()
