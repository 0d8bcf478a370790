"""What text may be stored: PostgreSQL refuses NUL, and nothing can encode half a surrogate pair."""

from typing import Any

FORBIDDEN = "\x00"


def storable(text: str) -> bool:
    return FORBIDDEN not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def storable_json(value: Any) -> bool:
    """Every string inside, keys too."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return all(storable(str(key)) and storable_json(item) for key, item in value.items())
    if isinstance(value, list):
        return all(map(storable_json, value))
    return True
