"""The key outside the database: it signs events, and wraps the keys that people's hashes are made with."""

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from cameo.models.ledger import ConsentEvent

SEED_BYTES = 32


class LedgerKeyError(Exception):
    """The key file is missing although events are signed with it, or does not hold 32 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerKeys:
    """`numbers` is for HMACs of the numbers of accounts."""

    signer: Ed25519PrivateKey
    wrapper: AESGCM
    numbers: bytes

    @property
    def public_bytes(self) -> bytes:
        """The raw 32 bytes of the Ed25519 public key."""
        return self.signer.public_key().public_bytes_raw()


def ledger_keys() -> LedgerKeys:
    """Made once, mode 0600, when there is no event yet. Raises LedgerKeyError."""
    return _derived(_seed(settings.LEDGER_KEY_FILE))


@functools.lru_cache(maxsize=4)
def _derived(seed: bytes) -> LedgerKeys:
    def derived(purpose: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"reprise ledger " + purpose).derive(seed)

    signer = Ed25519PrivateKey.from_private_bytes(derived(b"signature"))
    return LedgerKeys(signer=signer, wrapper=AESGCM(derived(b"person keys")), numbers=derived(b"account numbers"))


def _seed(path: Path) -> bytes:
    if not path.exists():
        if ConsentEvent.objects.exists():
            raise LedgerKeyError(f"the ledger's key is missing: {path}")
        _make(path)
    seed = path.read_bytes()
    if len(seed) != SEED_BYTES:
        raise LedgerKeyError(f"the ledger's key must be {SEED_BYTES} bytes: {path}")
    return seed


def _make(path: Path) -> None:
    """Appears whole or not at all, and only once, whoever else is making it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(os.urandom(SEED_BYTES))
        new.flush()
        os.fsync(new.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
