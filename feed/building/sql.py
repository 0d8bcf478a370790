"""The little in which the two databases differ: ids in and out, lists as parameters, moments as numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

Raw = Any
"""A post's id as the driver hands it: 32 hex digits from SQLite, a UUID from PostgreSQL. Turning every candidate into
the other form would cost more than ranking it.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A SELECT and its parameters, in the order of its placeholders."""

    sql: str
    params: tuple[Any, ...] = ()


def on_postgres() -> bool:
    return connection.vendor == "postgresql"


def raw_ids(ids: Iterable[UUID]) -> list[Raw]:
    return list(ids) if on_postgres() else [one.hex for one in ids]


def uuid_of(raw: Raw) -> UUID:
    return raw if isinstance(raw, UUID) else UUID(raw)


def among(column: str, values: Sequence[Any], kind: str) -> Piece:
    """`column` is one of `values` (raw ids, numbers, words); one parameter however many there are. `kind` is their
    PostgreSQL type. SQLite reads the list as JSON.
    """
    if on_postgres():
        return Piece(f"{column} = ANY(%s::{kind}[])", (list(values),))
    return Piece(f"{column} IN (SELECT value FROM json_each(%s))", (json_list(values),))


def json_list(values: Sequence[Any]) -> str:
    """For json_each. Ids and numbers need no escaping, words go through `json`."""
    return orjson.dumps(list(values)).decode()


def epoch(column: str) -> str:
    """Seconds since 1970 as a double."""
    if on_postgres():
        return f"EXTRACT(EPOCH FROM {column})::float8"
    return f"((julianday({column}) - 2440587.5) * 86400.0)"


def fetch(piece: Piece) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(piece.sql, piece.params)
        return cursor.fetchall()


def union(pieces: Sequence[Piece]) -> Piece:
    """All of them in one statement; the ORDER BY and LIMIT of each hold for it alone."""
    return Piece(
        " UNION ALL ".join(f"SELECT * FROM ({piece.sql}) AS part{number}" for number, piece in enumerate(pieces)),
        tuple(value for piece in pieces for value in piece.params),
    )
