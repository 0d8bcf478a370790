"""Plain values as TOML. The standard library reads TOML and does not write it; manifests need this much."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def dumps(table: Mapping[str, Any]) -> str:
    """Of words, numbers, booleans, lists of those and tables; None is left out, since TOML has no such value."""
    return "\n".join(_lines(table, ())).lstrip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """A table's own values come before its tables, as TOML wants it."""
    for key, value in table.items():
        if value is not None and not _tables(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        inner = (*path, _key(key))
        for one in _tables(value):
            header = ".".join(inner)
            yield f"\n[[{header}]]" if isinstance(value, list) else f"\n[{header}]"
            yield from _lines(one, inner)


def _tables(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        return [value]
    return value if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value) else []


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _word(value)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _word(word: str) -> str:
    """JSON's escapes are TOML's, but for DEL."""
    return json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _word(key)
