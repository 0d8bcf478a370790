"""Requests to one listed server: time-outs everywhere, tried again where that may help, and nothing goes elsewhere."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from generation.contracts import EngineError, EngineUnavailable
from generation.engines.videos_api.answers import refusal, unreachable
from generation.engines.videos_api.hosts import demand_listed, same_origin
from generation.engines.videos_api.patience import Pace, Patience

MAX_ANSWER_BYTES = 1 << 20
MAX_REDIRECTS = 3
LONGEST_PAUSE_S = 30.0
_AGAIN = frozenset({408, 409, 425, 429})
T = TypeVar("T")


class Again(Exception):
    """Worth another try, after `pause_s` at least; `failure` is what it means if there is none."""

    def __init__(self, failure: EngineError, pause_s: float = 0.0) -> None:
        super().__init__(failure.code)
        self.failure = failure
        self.pause_s = pause_s


class Transport:
    """`url` is the API's base. May be used by several threads. Raises EngineUnavailable `host_not_listed`."""

    def __init__(self, url: str, *, key: str, hosts: Collection[str], pace: Pace) -> None:
        self._base = httpx.URL(url.rstrip("/"))
        demand_listed(self._base, hosts)
        self._key = key
        self._hosts = hosts
        self._pace = pace
        timeout = httpx.Timeout(pace.read_s, connect=pace.connect_s)
        # trust_env off: a proxy of the environment is not what the operator listed
        self._client = httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False)

    def close(self) -> None:
        self._client.close()

    def address(self, path: str) -> httpx.URL:
        return self._base.copy_with(path=self._base.path.rstrip("/") + path)

    def ask(self, method: str, path: str, *, patience: Patience, **body: Any) -> tuple[bytes, Mapping[str, str]]:
        """A small answer and its headers; `body` as httpx takes it. Raises EngineError as answers.refusal maps it."""

        def once() -> tuple[bytes, Mapping[str, str]]:
            with self.opened(method, self.address(path), **body) as reply:
                if reply.is_redirect:
                    raise EngineUnavailable("the server sends us elsewhere", code="remote_unavailable")
                return self._read(reply), reply.headers

        return self.insist(once, patience)

    def insist(self, once: Callable[[], T], patience: Patience) -> T:
        """Tries as often as the pace says while `once` raises Again. Raises what `once` raises, Cancelled."""
        pause_s = self._pace.backoff_s
        for _ in range(self._pace.tries - 1):
            patience.check()
            try:
                return once()
            except Again as again:
                patience.wait(min(max(pause_s, again.pause_s), LONGEST_PAUSE_S))
                pause_s *= 2
        try:
            return once()
        except Again as again:
            raise again.failure from None

    def _read(self, reply: httpx.Response) -> bytes:
        """Reads on after a stop: whoever began something must learn its id to delete it."""
        give_up, data = time.monotonic() + self._pace.read_s, b""
        for chunk in reply.iter_bytes():
            data += chunk
            if len(data) > MAX_ANSWER_BYTES or time.monotonic() > give_up:
                raise EngineUnavailable("the server's answer is too long, or takes too long", code="remote_unavailable")
        return data

    @contextmanager
    def opened(self, method: str, url: httpx.URL, **request: Any) -> Iterator[httpx.Response]:
        """An answer below 400, not read yet; the key goes to the server's origin only. Raises Again, EngineError."""
        demand_listed(url, self._hosts)
        headers = dict(request.pop("headers", {})) | {"Accept-Encoding": "identity"}
        if self._key and same_origin(self._base, url):
            headers["Authorization"] = f"Bearer {self._key}"
        try:
            with self._client.stream(method, url, headers=headers, **request) as reply:
                if reply.status_code >= 400:
                    raise refused(reply, read_s=self._pace.read_s)
                yield reply
        except httpx.HTTPError as error:
            raise Again(unreachable(error)) from None


def refused(reply: httpx.Response, *, read_s: float) -> Exception:
    """What a status above 399 means. Its words are read for so long, and no longer than an answer may be."""
    give_up, data = time.monotonic() + read_s, b""
    for chunk in reply.iter_bytes():
        data += chunk
        if len(data) > MAX_ANSWER_BYTES or time.monotonic() > give_up:
            break
    failure = refusal(reply.status_code, data)
    if reply.status_code in _AGAIN or reply.status_code >= 500:
        return Again(failure, retry_after_s(reply.headers.get("retry-after", "")))
    return failure


def retry_after_s(value: str) -> float:
    """Of a Retry-After header, seconds or a date; 0 for anything else."""
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return 0.0
