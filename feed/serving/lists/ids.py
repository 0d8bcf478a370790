"""Ids as the database hands them."""

from typing import Any
from uuid import UUID


def uuid_of(raw: Any) -> UUID:
    """SQLite has 32 letters, PostgreSQL the id itself."""
    return raw if isinstance(raw, UUID) else UUID(raw)
