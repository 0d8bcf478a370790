"""Other names of the same topic, across languages: a table, for what no site can learn from its own words."""

from functools import cache
from pathlib import Path

from feed.search.tokens import words

TABLE = Path(__file__).parent / "topics.txt"


def names_of(topic: str) -> tuple[str, ...]:
    """The topic itself and its line of the table, where it has one; narrower lines never reach wider ones."""
    return (topic, *(name for name in _lines().get(_key(topic), ()) if _key(name) != _key(topic)))


def _key(name: str) -> str:
    return " ".join(words(name))


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    """Name to every name of its line. The first line that holds a name has it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            names = tuple(name.strip() for name in line.split("|"))
            for name in names:
                found.setdefault(_key(name), names)
    return found


@cache
def all_names() -> frozenset[str]:
    """As the table writes them."""
    return frozenset(name for names in _lines().values() for name in names)
