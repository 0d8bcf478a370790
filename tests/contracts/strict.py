"""SQLite as picky as PostgreSQL: what that would refuse is an error here too, and so a 500 that a test sees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, connection, models
from django.db.models.signals import pre_save

from common.text import storable

BIGINT = 2**63
RANGES: dict[str, tuple[int, int]] = {
    "PositiveSmallIntegerField": (0, 2**15 - 1),
    "PositiveIntegerField": (0, 2**31 - 1),
    "PositiveBigIntegerField": (0, BIGINT - 1),
    "BigIntegerField": (-BIGINT, BIGINT - 1),
}


@contextmanager
def picky() -> Iterator[None]:
    """Statements and saved rows are looked at while the context lasts."""
    pre_save.connect(_check_row)
    try:
        with connection.execute_wrapper(_check_statement):
            yield
    finally:
        pre_save.disconnect(_check_row)


def _check_statement(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    rows = params if many else [params]
    for value in (value for row in rows or () for value in row or ()):
        if isinstance(value, str) and not storable(value):
            raise DataError("text that PostgreSQL can not hold")
        if isinstance(value, int) and not -BIGINT <= value < BIGINT:
            raise DataError("integer out of range")
    return execute(sql, params, many, context)


def _check_row(instance: models.Model, **_: Any) -> None:
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        name = f"{instance._meta.label}.{field.name}"
        if isinstance(value, str) and field.max_length is not None and len(value) > field.max_length:
            raise DataError(f"{name} is too long")
        least, most = RANGES.get(type(field).__name__, (-BIGINT, BIGINT - 1))
        if type(value) is int and not least <= value <= most:
            raise DataError(f"{name} is out of range")
