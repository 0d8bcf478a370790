"""Cursors of lists in the order of the alphabet."""

from hashlib import sha256

from django.core import signing
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid

SALT = "reprise.search"


def after(cursor: str, listing: str) -> str:
    """The last name of the page before, empty at the start. Raises Invalid("bad_cursor")."""
    if not cursor:
        return ""
    try:
        name, sealed_for = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid("bad_cursor", _("This page link is not valid.")) from None
    if sealed_for != _mark(listing):
        raise Invalid("bad_cursor", _("This page link is for another list."))
    return str(name)


def sealed(name: str, listing: str) -> str:
    return signing.dumps([name, _mark(listing)], salt=SALT)


def _mark(listing: str) -> str:
    """What was searched for stays out of the link."""
    return sha256(listing.encode()).hexdigest()[:16]
