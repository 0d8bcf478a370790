"""What may be stored: PostgreSQL refuses NUL, nothing can encode half a surrogate pair, and JSON knows no infinity."""

import math
from typing import Any

FORBIDDEN = "\x00"
MOST_LEVELS = 32
"""How deep JSON may be nested: far above anything we read, far below what Python's own recursion bears."""


def storable(text: str) -> bool:
    return FORBIDDEN not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def storable_json(value: Any, *, levels: int = MOST_LEVELS) -> bool:
    """Every string inside, keys too, every number finite (1e999 reads as infinity), and not nested too deep."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict | list) and levels == 0:
        return False
    if isinstance(value, dict):
        return all(storable(str(key)) and storable_json(item, levels=levels - 1) for key, item in value.items())
    if isinstance(value, list):
        return all(storable_json(item, levels=levels - 1) for item in value)
    return True
