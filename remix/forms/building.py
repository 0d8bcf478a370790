"""From a kind's options to the fields of its form."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from remix.forms.fields import Field
from remix.forms.labels import label_of
from remix.forms.named import NAMED, Desk
from remix.forms.plain import plain, shown
from remix.kinds.base import Kind


def fields_of(kind: Kind[Any], desk: Desk) -> list[Field]:
    """In the order of the options. What is optional and can not be filled in on a page is left out.

    Raises LookupError where something that is required has no field: a fault of ours.
    """
    return list(_built(kind, desk))


def _built(kind: Kind[Any], desk: Desk) -> Iterator[Field]:
    schema = kind.Options.model_json_schema()
    required = set(schema.get("required", ()))
    for name, taken in schema["properties"].items():
        label = label_of(kind.name, name)
        if name in NAMED:
            made = NAMED[name](desk, name, label, name in required)
            if made is not None and made.value == "":
                made = replace(made, value=shown(taken.get("default")))
        else:
            made = plain(name, taken, label, required=name in required)
        if made is not None:
            yield made
        elif name in required:
            raise LookupError(f"{kind.name} needs a field for {name}")


def filled(fields: list[Field], sent: dict[str, Any], faults: set[str]) -> list[Field]:
    """As they came, so that nothing typed is lost."""
    return [replace(one, value=sent.get(one.name, one.value), faulty=one.name in faults) for one in fields]
