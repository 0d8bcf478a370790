"""One file, sealed under a data key."""

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cameo.vault.errors import VaultLocked

MAGIC = b"RPV1"
NONCE_BYTES = 12
SUFFIX = ".sealed"


def name_of(data_key: bytes, content: bytes) -> str:
    """64 hex digits: the same content, the same name; noise to whoever lacks the data key."""
    return hmac.digest(_derived(data_key, b"name"), content, "sha256").hex()


def seal(data_key: bytes, content: bytes, *, key: str) -> bytes:
    """AES-256-GCM with a random nonce of 96 bits; bound to `key`, the place it is stored at."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return MAGIC + nonce + AESGCM(_derived(data_key, b"content")).encrypt(nonce, content, key.encode())


def unseal(data_key: bytes, sealed: bytes, *, key: str) -> bytes:
    """Raises VaultLocked: in the clear, altered, of another likeness, or moved here from elsewhere."""
    start = len(MAGIC) + NONCE_BYTES
    if not sealed.startswith(MAGIC):
        raise VaultLocked
    try:
        return AESGCM(_derived(data_key, b"content")).decrypt(sealed[len(MAGIC) : start], sealed[start:], key.encode())
    except InvalidTag:
        raise VaultLocked from None


def _derived(data_key: bytes, what: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"reprise vault " + what).derive(data_key)
