"""A statement as a file, written row by row."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse

from accounts.models import User
from accounts.statements import Row, entries, row_of
from common.clock import now

COLUMNS = ("at", "kind", "amount", "change", "available", "job_id", "about")


def export(person: User, form: str) -> StreamingHttpResponse:
    """`form` is a key of FORMS."""
    kind, write = FORMS[form]
    name = f"credits-{person.username}-{now():%Y-%m-%d}.{form}"
    rows = (row_of(entry, available) for entry, available in entries(person))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(write(rows), content_type=kind, headers=headers)


class _Echo:
    """A file that hands on what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterator[Row]) -> Iterator[str]:
    writer = csv.DictWriter(_Echo(), COLUMNS)
    yield writer.writeheader()
    for row in rows:
        yield writer.writerow({**row, "at": row["at"].isoformat()})


def _json(rows: Iterator[Row]) -> Iterator[str]:
    yield "["
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + json.dumps(row, cls=DjangoJSONEncoder)
    yield "\n]\n"


FORMS: dict[str, tuple[str, Callable[[Iterator[Row]], Iterator[Any]]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json", _json),
}
"""By suffix: the content type, and what writes it."""
