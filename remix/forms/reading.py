"""From what a form sent to a kind's options; the kind decides whether they are any good."""

import json
from typing import Any

from django.http import QueryDict

from remix.forms.fields import Field, Value, Widget


def raw_values(fields: list[Field], sent: QueryDict) -> dict[str, Value]:
    """What stands in each field."""
    return {field.name: _raw(field, sent) for field in fields}


def options_in(fields: list[Field], sent: QueryDict) -> dict[str, Any]:
    """What is left empty is left out."""
    found = {field.name: _option(field, sent) for field in fields}
    return {name: value for name, value in found.items() if value is not None}


def _raw(field: Field, sent: QueryDict) -> Value:
    if field.widget == Widget.SLOTS:
        return {slot: sent.get(f"{field.name}.{slot}", "") for slot in field.slots}
    if field.widget in (Widget.CHIPS, Widget.LINES):
        return sent.getlist(field.name)
    return sent.get(field.name, "")


def _option(field: Field, sent: QueryDict) -> Any:
    raw = _raw(field, sent)
    if isinstance(raw, dict):
        return {slot: text.strip() for slot, text in raw.items() if text.strip()}
    if isinstance(raw, list):
        return raw if field.widget == Widget.CHIPS or any(text.strip() for text in raw) else None
    if field.widget == Widget.CHECK:
        return raw == "on"
    if field.widget == Widget.PATH:
        return _points(raw)
    return raw.strip() or None


def _points(raw: str) -> Any:
    """JSON, or whatever it is: the options refuse it."""
    try:
        return json.loads(raw) if raw else None
    except (ValueError, RecursionError):
        return raw
