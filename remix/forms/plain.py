"""Fields for options that mean nothing of their own: by the JSON schema of what they take."""

from typing import Any

from remix.forms.fields import Choice, Field, Value, Widget
from remix.forms.labels import HINTS, VALUES, Words

MOST_SEGMENTS = 4


def plain(name: str, schema: dict[str, Any], label: Words, *, required: bool) -> Field | None:
    """None for what no such field can be filled in for."""
    taken: dict[str, Any] = next((one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"), {})
    base: dict[str, Any] = {"name": name, "label": label, "required": required, "hint": HINTS.get(name, "")}
    initial = shown(schema.get("default"))
    if words := taken.get("enum"):
        pairs = tuple(Choice(value=word, label=VALUES.get(word, word)) for word in words)
        return one_of(name, label, pairs, value=initial, required=required)
    match taken.get("type"):
        case "boolean":
            return Field(**base, widget=Widget.CHECK, value=initial)
        case "integer" | "number" as number:
            widget = Widget.MOMENT if name.endswith("_s") else Widget.NUMBER
            step = "1" if number == "integer" else "0.1"
            bounds: dict[str, Any] = {"low": taken.get("minimum"), "high": taken.get("maximum")}
            return Field(**base, **bounds, widget=widget, value=initial, step=step)
        case "string":
            return Field(**base, widget=Widget.TEXT, value=initial, high=taken.get("maxLength"))
    return None


def one_of(name: str, label: Words, choices: tuple[Choice, ...], *, value: Value = "", required: bool = False) -> Field:
    """Side by side where they are few; an optional one can be left as it is."""
    widget = Widget.SEGMENTS if len(choices) <= MOST_SEGMENTS and required_or_set(value, required=required) else None
    return Field(
        name=name,
        label=label,
        choices=choices,
        value=value,
        required=required,
        hint=HINTS.get(name, ""),
        widget=widget or Widget.SELECT,
    )


def required_or_set(value: Value, *, required: bool) -> bool:
    return required or bool(value)


def shown(default: Any) -> str:
    """As a form writes it; empty for None and for lists."""
    if default is None or isinstance(default, list | dict):
        return ""
    if isinstance(default, bool):
        return "on" if default else ""
    return f"{default:g}" if isinstance(default, float) else str(default)
