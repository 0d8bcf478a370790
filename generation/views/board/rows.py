"""The rows of the editor's form as they are typed: texts, not yet checked, so that nothing typed is lost.

A field is named by its place, `takes.2.people.0.action`. `rest` is JSON of what the form does not show of a row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from django.http import QueryDict

MOST_ROWS = 1000
UNSENT: dict[str, Any] = {"sent": False}
LIST: dict[str, Any] = {"list": True}


def _rows(kind: type) -> dict[str, Any]:
    return {"rows": kind}


@dataclass(kw_only=True)
class Row:
    """`fresh` rows were just added or moved: the keyboard goes there."""

    rest: str = ""
    fresh: bool = field(default=False, metadata=UNSENT)


@dataclass(kw_only=True)
class PersonRow(Row):
    """`who` is a handle, or empty for somebody made up, who is called `drawn`. Lines name their speaker by `key`."""

    key: str = ""
    who: str = ""
    drawn: str = ""
    action: str = "idle"
    emotion: str = "neutral"
    outfit: str = "hoodie"


@dataclass(kw_only=True)
class LineRow(Row):
    speaker: str = ""
    text: str = ""
    delivery: str = "say"
    voice: str = ""
    language: str = "en"


@dataclass(kw_only=True)
class ThingRow(Row):
    """The picture in `rest` is that of `known`; another name gets its own."""

    name: str = ""
    known: str = ""
    motion: str = "static"
    count: str = "1"


@dataclass(kw_only=True)
class TakeRow(Row):
    text: str = ""
    setting: str = ""
    time: str = "day"
    framing: str = "wide"
    move: str = "push"
    transition: str = "cut"
    seconds: str = "3"
    weather: list[str] = field(default_factory=list, metadata=LIST)
    effects: list[str] = field(default_factory=list, metadata=LIST)
    people: list[PersonRow] = field(default_factory=list, metadata=_rows(PersonRow))
    lines: list[LineRow] = field(default_factory=list, metadata=_rows(LineRow))
    things: list[ThingRow] = field(default_factory=list, metadata=_rows(ThingRow))
    faults: list[str] = field(default_factory=list, metadata=UNSENT)


@dataclass(kw_only=True)
class BoardRow(Row):
    style: str = "clay"
    mood: str = "happy"
    genre: str = ""
    bpm: str = "120"
    captions: str = ""
    loop: str = ""
    unknown: list[str] = field(default_factory=list, metadata=LIST)
    takes: list[TakeRow] = field(default_factory=list, metadata=_rows(TakeRow))
    faults: list[str] = field(default_factory=list, metadata=UNSENT)


R = TypeVar("R", bound=Row)


def read(sent: QueryDict) -> BoardRow:
    """Whatever is sent; what is missing or misplaced is left at its default."""
    tree: dict[str, Any] = {}
    for name in sent:
        *above, last = name.split(".")
        node: Any = tree
        for part in above:
            node = node.setdefault(part, {}) if isinstance(node, dict) else None
        if isinstance(node, dict):
            node[last] = sent.getlist(name)
    return _row(BoardRow, tree)


def _row(kind: type[R], tree: dict[str, Any]) -> R:
    given: dict[str, Any] = {}
    for one in fields(kind):
        found = tree.get(one.name)
        if "rows" in one.metadata:
            given[one.name] = list(_children(one.metadata["rows"], found))
        elif isinstance(found, list) and one.metadata.get("sent", True):
            given[one.name] = found if "list" in one.metadata else found[-1]
    return kind(**given)


def _children(kind: type[R], found: Any) -> Iterable[R]:
    """By their numbers, whatever is missing between them."""
    if not isinstance(found, dict):
        return
    numbered = sorted((int(name), tree) for name, tree in found.items() if name.isdecimal() and len(name) < 4)
    for _number, tree in numbered:
        if isinstance(tree, dict):
            yield _row(kind, tree)
