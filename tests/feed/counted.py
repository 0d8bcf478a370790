"""What the database was asked, seen at the driver: raw queries count as any other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connections


class Asked(NamedTuple):
    sql: str
    params: Any


BOOKKEEPING = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@contextmanager
def counted() -> Iterator[list[Asked]]:
    """Fills the list while it is entered; the bounds of transactions are no queries."""
    asked: list[Asked] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(BOOKKEEPING):
            asked.append(Asked(sql, params))
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(note):
        yield asked
