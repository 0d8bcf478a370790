"""No database that was set back to before a revocation is served: 503 until `manage.py consent replay` mended it. Nor
anything while the master key of the faces is missing, another one, or open to others.

Around WSGI and ASGI, since either may be the process that starts first. Asked once; after a yes never again.
"""

import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import structlog
from asgiref.sync import sync_to_async
from botocore.exceptions import BotoCoreError, ClientError
from django.db import DatabaseError, connection

from cameo import vault
from cameo.ledger.journal import JournalError
from cameo.ledger.keys import LedgerKeyError
from cameo.ledger.opening import LedgerBehind, open_ledger

log = structlog.get_logger(__name__)

RETRY_S = 2.0
PROBES = ("/healthz", "/readyz")
"""Answered all the same: they tell the operator what is wrong."""
REASONS = (
    vault.VaultLocked,
    LedgerBehind,
    LedgerKeyError,
    JournalError,
    DatabaseError,
    OSError,
    BotoCoreError,
    ClientError,
)
BODY = json.dumps(
    {"type": "about:blank", "title": "The server is not open yet.", "status": 503, "code": "ledger_not_ready"}
).encode()
HEADERS = [("Content-Type", "application/problem+json"), ("Retry-After", "10"), ("Content-Length", str(len(BODY)))]


class Opening:
    """Whether the ledger was found in order; a no is asked again every RETRY_S at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = False
        self._asked_at = float("-inf")

    def is_open(self) -> bool:
        if self._open:
            return True
        with self._lock:
            if not self._open and time.monotonic() - self._asked_at >= RETRY_S:
                self._open = _ask()
                self._asked_at = time.monotonic()
            return self._open


class OpenedWSGI:
    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._opening = Opening()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in PROBES or self._opening.is_open():
            return self._application(environ, start_response)
        start_response("503 Service Unavailable", HEADERS)
        return [BODY]


class OpenedASGI:
    def __init__(self, application: Callable[..., Awaitable[None]]) -> None:
        self._application = application
        self._opening = Opening()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] in PROBES or await sync_to_async(self._opening.is_open)():
            await self._application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1013})
        else:
            headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS]
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": BODY})


def _ask() -> bool:
    try:
        vault.check()
        open_ledger()
    except REASONS as error:
        log.error("ledger_not_ready", error=type(error).__name__, why=str(error) if _is_ours(error) else "")
        return False
    finally:
        connection.close()
    return True


def _is_ours(error: Exception) -> bool:
    """Texts of our own errors name events and files, never people; those of others stay out of the log."""
    return isinstance(error, LedgerBehind | LedgerKeyError | JournalError)
