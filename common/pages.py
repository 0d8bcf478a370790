"""Keyset pages with signed cursors: a page is a slice after a key, so new rows neither shift nor repeat items."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from common.errors import Invalid

SIZE = 20
MOST = 50
SALT = "reprise.page"
T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    items: list[T]
    next: str | None


def read_page(rows: QuerySet[M], *, key: str, listing: str, cursor: str = "", size: int = SIZE) -> Page[M]:
    """Newest first by `key`, a unique column. `listing` names the list and its filters: a cursor of another is refused.

    Raises Invalid("bad_cursor").
    """
    if cursor:
        rows = rows.filter(**{f"{key}__lt": unseal(cursor, listing)})
    found = list(rows.order_by(f"-{key}")[: size + 1])
    items = found[:size]
    more = len(found) > size
    return Page(items=items, next=seal(getattr(items[-1], key), listing) if more else None)


def seal(value: Any, listing: str) -> str:
    """A cursor: the key of the last item of a page of `listing`."""
    return signing.dumps([str(value) if isinstance(value, UUID) else value, listing], salt=SALT)


def unseal(cursor: str, listing: str) -> Any:
    """The key, as JSON has it. Raises Invalid("bad_cursor")."""
    try:
        value, sealed_for = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid("bad_cursor", _("This page link is not valid.")) from None
    if sealed_for != listing:
        raise Invalid("bad_cursor", _("This page link is for another list."))
    return value
