"""Reading without the ORM, where building its SQL and its objects costs more than the query does."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

Key = str | UUID
"""How a UUID comes and goes: 32 letters on SQLite, itself on PostgreSQL."""


def rows(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of one query, as the driver gives them. Seen by `connection.execute_wrapper` as any other.

    `sql` must be constant: PostgreSQL prepares it, values are bound by the server and never part of the text.
    """
    with _cursor(connections[DEFAULT_DB_ALIAS]) as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def key(value: UUID) -> Key:
    return value if native() else value.hex


def uuid(value: Key) -> UUID:
    """Back from `key`."""
    return value if isinstance(value, UUID) else UUID(value)


def aware(value: datetime | str) -> datetime:
    """A time as the driver gives it: SQLite keeps UTC as text."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def listed(values: Iterable[UUID]) -> str | list[UUID]:
    """One parameter for `in_list()`, so that the text does not change with how many there are."""
    if native():
        return list(values)
    return orjson.dumps([value.hex for value in values]).decode()


def in_list() -> str:
    """Follows a column: `f"post.id {in_list()}"`, with `listed(ids)` as its parameter."""
    return "= ANY(%s)" if native() else "IN (SELECT value FROM json_each(%s))"


@cache
def native() -> bool:
    """Whether the database knows UUIDs. One process has one database."""
    return bool(connections[DEFAULT_DB_ALIAS].features.has_native_uuid_field)


def _cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """Django binds on the client by default, and what is bound there can not be prepared."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415  (needs the driver)

    connection.ensure_connection()
    plain: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # a psycopg cursor; stubs omit it
    return connection.make_cursor(plain)
