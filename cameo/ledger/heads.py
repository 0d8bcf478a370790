"""The newest event, for everybody: who noted it can prove later that nothing before it was changed."""

import base64
from typing import TypedDict

from cameo.ledger.canonical import GENESIS
from cameo.ledger.keys import ledger_keys
from cameo.ledger.opening import head


class PublicKey(TypedDict):
    """A JSON Web Key, RFC 8037."""

    kty: str
    crv: str
    x: str
    kid: str


class Head(TypedDict):
    """`signature` is Ed25519 over the ASCII bytes of `hash`, in hex; all of it is empty, and seq 0, before the first
    event. `at` is the event's time.
    """

    seq: int
    hash: str
    at: str
    signature: str
    public_key: PublicKey


def published_head() -> Head:
    """Raises LedgerKeyError."""
    last = head()
    return Head(
        seq=last.seq if last else 0,
        hash=last.hash if last else GENESIS,
        at=last.at if last else "",
        signature=last.signature if last else "",
        public_key=public_key(),
    )


def public_key() -> PublicKey:
    x = base64.urlsafe_b64encode(ledger_keys().public_bytes).rstrip(b"=").decode()
    return PublicKey(kty="OKP", crv="Ed25519", x=x, kid=key_id())


def key_id() -> str:
    """The first 16 hex digits of the public key."""
    return ledger_keys().public_bytes.hex()[:16]
