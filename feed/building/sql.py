"""Pieces of SQL that are joined to one statement, and what the two databases call differently.

The texts are made from this package's own words; whatever comes from people is a parameter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from common import rows as raw
from common.rows import Key


@dataclass(frozen=True, slots=True)
class Piece:
    """A SELECT or a condition, and its parameters in the order of its placeholders."""

    sql: str
    params: tuple[Any, ...] = ()


def fetch(piece: Piece) -> list[tuple[Any, ...]]:
    return raw.rows(piece.sql, piece.params)


def union(pieces: Sequence[Piece]) -> Piece:
    """All of them in one statement; the ORDER BY and LIMIT of each hold for it alone."""
    return Piece(
        " UNION ALL ".join(f"SELECT * FROM ({piece.sql}) AS part{number}" for number, piece in enumerate(pieces)),
        tuple(value for piece in pieces for value in piece.params),
    )


def every(conditions: Sequence[Piece]) -> Piece:
    """All of them hold."""
    return Piece(
        " AND ".join(condition.sql for condition in conditions),
        tuple(value for condition in conditions for value in condition.params),
    )


def on_postgres() -> bool:
    return raw.native()


def among(column: str, values: Sequence[Any], kind: str) -> Piece:
    """`column` is one of `values` (Keys, numbers or words): one parameter however many they are. `kind` is their type
    on PostgreSQL; SQLite reads them as JSON.
    """
    if on_postgres():
        return Piece(f"{column} = ANY(%s::{kind}[])", (list(values),))
    return Piece(f"{column} IN (SELECT value FROM json_each(%s))", (orjson.dumps(list(values)).decode(),))


def newest_of(
    table: str, owner: str, index: str, where: Piece, owners: Sequence[int | UUID], each: int, *, column: str = "id"
) -> Piece:
    """(id, sequence) of the newest rows of each owner, `each` at most, by a probe of `index` for each of them: LATERAL,
    which SQLite has as a subquery over rowids. So it costs the same however many rows there are. `where` calls the
    table "post".
    """
    if on_postgres():
        kind = "uuid" if owners and isinstance(owners[0], UUID) else "bigint"
        return Piece(
            f"SELECT newest.id, newest.sequence FROM unnest(%s::{kind}[]) AS known(owner) CROSS JOIN LATERAL ("
            f"SELECT post.{column} AS id, post.sequence FROM {table} post WHERE post.{owner} = known.owner "
            f"AND {where.sql} ORDER BY post.sequence DESC LIMIT %s) AS newest",
            (list(owners), *where.params, each),
        )
    listed = [one.hex if isinstance(one, UUID) else one for one in owners]
    return Piece(
        f"SELECT newest.{column} AS id, newest.sequence FROM json_each(%s) AS known "
        f"JOIN {table} newest ON newest.rowid IN (SELECT post.rowid FROM {table} post INDEXED BY {index} "
        f"WHERE post.{owner} = known.value AND {where.sql} ORDER BY post.sequence DESC LIMIT %s)",
        (orjson.dumps(listed).decode(), *where.params, each),
    )


def indexed_by(index: str) -> str:
    """After a table's name in FROM: SQLite goes by statistics that need not fit this person. PostgreSQL has no word
    for it.
    """
    return "" if on_postgres() else f"INDEXED BY {index}"


def not_seen(person: int, post: str) -> Piece:
    """`post` is a column. Asked of each row by itself: PostgreSQL would make a join of NOT EXISTS, and read all that
    was ever seen for it.
    """
    seen = f"SELECT 1 FROM feed_seen WHERE feed_seen.person_id = %s AND feed_seen.post_id = {post}"
    return Piece(f"({seen}) IS NULL", (person,))


def epoch(column: str) -> str:
    """Seconds since 1970 as a double, 0 for NULL."""
    if on_postgres():
        return f"COALESCE(EXTRACT(EPOCH FROM {column})::float8, 0.0)"
    return f"COALESCE((julianday({column}) - 2440587.5) * 86400.0, 0.0)"


def digits(column: str) -> str:
    """A UUID's 32 hex digits as text, which is how SQLite keeps it."""
    return f"replace(CAST({column} AS text), '-', '')" if on_postgres() else column


def hexed(column: str) -> str:
    """Bytes as text."""
    return f"encode({column}, 'hex')" if on_postgres() else f"hex({column})"


def moment(at: datetime) -> Any:
    """As the driver of raw queries takes it."""
    return connection.ops.adapt_datetimefield_value(at)


def uuid_of(found: Key) -> UUID:
    return found if isinstance(found, UUID) else UUID(int=int(found, 16))


def of_hex(digits: list[str]) -> Sequence[Key]:
    return [UUID(one) for one in digits] if on_postgres() else digits


def hex_of(found: Key) -> str:
    return found.hex if isinstance(found, UUID) else found
