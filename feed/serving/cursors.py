"""Signed places in a list. A cursor holds nothing that its reader may not know, and is good for one viewer and one Ask
only, since both are part of what is signed.
"""

import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import Invalid
from feed.contracts import Ask
from feed.serving.asks import words

SALT = "reprise.feed"
SEAL_BYTES = 16
MOST_LETTERS = 80
PLACE = struct.Struct("<c16sII")
BELOW = struct.Struct("<cQ")


class Place(NamedTuple):
    """In a session: the next item's number, and where in the packed list it begins, in bytes."""

    session: UUID
    position: int = 0
    offset: int = 0


class Below(NamedTuple):
    """In a chronological list: what comes has a smaller publish sequence."""

    sequence: int


def seal(at: Place | Below, viewer: Viewer, ask: Ask) -> str:
    match at:
        case Place(session, position, offset):
            body = PLACE.pack(b"s", session.bytes, position, offset)
        case Below(sequence):
            body = BELOW.pack(b"k", sequence)
    return urlsafe_b64encode(body + _mark(body, viewer, ask)).rstrip(b"=").decode()


def unseal(cursor: str, viewer: Viewer, ask: Ask) -> Place | Below:
    """Raises Invalid("bad_cursor") for one that we did not make, or made for somebody else or for another list."""
    try:
        raw = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if len(cursor) <= MOST_LETTERS else b""
    except ValueError:
        raw = b""
    body, mark = raw[:-SEAL_BYTES], raw[-SEAL_BYTES:]
    if not body or not hmac.compare_digest(mark, _mark(body, viewer, ask)):
        raise Invalid("bad_cursor", _("This page link is not valid."))
    if body[:1] == b"s":
        _kind, session, position, offset = PLACE.unpack(body)
        return Place(UUID(bytes=session), position, offset)
    return Below(BELOW.unpack(body)[1])


def _mark(body: bytes, viewer: Viewer, ask: Ask) -> bytes:
    return hmac.digest(_key(settings.SECRET_KEY), body + words(viewer, ask).encode(), "sha256")[:SEAL_BYTES]


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    """Derived once, since every page is sealed and opened."""
    return salted_hmac(SALT, "key", secret=secret, algorithm="sha256").digest()
