"""Which servers may be spoken to: those that the operator listed, and no others."""

from collections.abc import Collection

import httpx

from generation.contracts import EngineUnavailable

_PORTS = {"http": 80, "https": 443}


def is_listed(url: httpx.URL, hosts: Collection[str]) -> bool:
    """`hosts` are `name:port`; without a port the scheme's own is meant. An address with a password is never listed."""
    usual = _PORTS.get(url.scheme)
    if usual is None or not url.host or url.userinfo:
        return False
    name = f"[{url.host}]" if ":" in url.host else url.host
    port = url.port or usual
    places = {f"{name}:{port}"} | ({name} if port == usual else set())
    return not places.isdisjoint(host.strip().lower() for host in hosts)


def demand_listed(url: httpx.URL, hosts: Collection[str]) -> None:
    """Raises EngineUnavailable `host_not_listed`."""
    if not is_listed(url, hosts):
        raise EngineUnavailable("the server is not one that the operator listed", code="host_not_listed")


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether what is secret between us and `one` may be told to `other`."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)
