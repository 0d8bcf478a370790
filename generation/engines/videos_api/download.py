"""A finished video, from a stranger's server into a file of ours."""

from collections.abc import Callable
from pathlib import Path

import httpx

from generation.contracts import EngineError, EngineUnavailable
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.transport import MAX_REDIRECTS, Again, Transport

MAX_BYTES = 512 << 20
_CHUNK = 1 << 16
_HEADERS = {"Accept": "application/binary"}

OnShare = Callable[[float], None]
"""How much has come, 0..1."""


def download(transport: Transport, path: str, to: Path, *, patience: Patience, on_share: OnShare) -> None:
    """Follows redirects to listed hosts. What is shorter than announced is fetched again.

    Raises EngineUnavailable `remote_truncated`, `host_not_listed` and as Transport.insist; EngineError
    `remote_clip_unusable` for what is too large.
    """

    def once() -> None:
        url = transport.address(path)
        for _ in range(1 + MAX_REDIRECTS):
            with transport.opened("GET", url, headers=_HEADERS) as reply:
                if not reply.is_redirect:
                    return _keep(reply, to, patience, on_share)
                url = _next(url, reply)
        raise EngineUnavailable("the server sends us around", code="remote_unavailable")

    transport.insist(once, patience)


def _next(url: httpx.URL, reply: httpx.Response) -> httpx.URL:
    try:
        return url.join(reply.headers.get("location", ""))
    except httpx.InvalidURL:
        raise EngineUnavailable("the server sends us nowhere", code="remote_unavailable") from None


def _keep(reply: httpx.Response, to: Path, patience: Patience, on_share: OnShare) -> None:
    announced = _length(reply)
    if (announced or 0) > MAX_BYTES:
        raise _too_large()
    count = 0
    try:
        with to.open("wb") as file:
            for chunk in reply.iter_raw(_CHUNK):
                patience.check()
                count += file.write(chunk)
                if count > MAX_BYTES:
                    raise _too_large()
                on_share(min(1.0, count / announced) if announced else 0.0)
    except httpx.RemoteProtocolError:
        raise _cut_short() from None
    if announced is not None and count != announced:
        raise _cut_short()


def _length(reply: httpx.Response) -> int | None:
    value = reply.headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() else None


def _cut_short() -> Again:
    return Again(EngineUnavailable("the clip came cut short", code="remote_truncated"))


def _too_large() -> EngineError:
    return EngineError(f"the clip has more than {MAX_BYTES >> 20} MB", code="remote_clip_unusable")
