"""Every address of the server, read from the URL resolver and the socket router."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""HEAD goes with GET; OPTIONS says what the schema says."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """`name` with its namespaces; what has no name is called by its pattern."""

    name: str
    pattern: str
    named: bool
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def routes(patterns: Iterable[Any] | None = None) -> list[Route]:
    return list(_walk(get_resolver().url_patterns if patterns is None else patterns, "", ""))


def _walk(patterns: Iterable[Any], namespace: str, prefix: str) -> Iterator[Route]:
    for entry in patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, inner, pattern)
        elif isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name or pattern}"
            arguments = tuple(entry.pattern.regex.groupindex)
            yield Route(name=name, pattern=pattern, named=bool(entry.name), arguments=arguments)
