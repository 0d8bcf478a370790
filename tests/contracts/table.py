"""Reads permissions.txt."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.contracts.routes import Route
from tests.contracts.world import ACTORS

THIRD_PARTIES = ("admin:", "headless:", "account_", "mfa_", "usersessions_", "set_lang")
CONNECT = "CONNECT"
"""The method of sockets."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """`expected` by actor, as the table writes it."""

    name: str
    method: str
    about: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.about}"


def read_table(text: str) -> list[Row]:
    rows = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, method, about, *cells = line.split()
            rows.append(Row(name=name, method=method, about=about, expected=dict(zip(ACTORS, cells, strict=True))))
    return rows


ROWS = read_table(Path(__file__).with_name("permissions.txt").read_text())
SOCKETS = [row for row in ROWS if row.method == CONNECT]
PATTERNS = [row for row in ROWS if row.name.startswith(THIRD_PARTIES)]
EXACT = [row for row in ROWS if row not in SOCKETS and row not in PATTERNS]


def without_a_row(found: list[Route]) -> list[str]:
    return [route.name for route in found if not any(fnmatchcase(route.name, row.name) for row in ROWS)]
