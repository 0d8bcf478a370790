"""WebSocket routes and who may open one: pages by cookie from our own origin, apps by token, servers by key."""

from collections.abc import Awaitable, Callable
from typing import Any

from allauth.headless.internal.sessionkit import authenticate_by_x_session_token
from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.contrib.auth.models import AnonymousUser
from django.urls import path, re_path

from accounts.models import User
from accounts.services import authenticate_key
from generation.consumers import JobConsumer

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

NOT_THERE = 4404


class Nowhere(AsyncWebsocketConsumer):
    """Channels' router takes an unknown address for an error of ours; it is only refused."""

    async def connect(self) -> None:
        await self.close(NOT_THERE)


routes = URLRouter(
    [
        path("ws/jobs/<uuid:job_id>/", JobConsumer.as_asgi(), name="ws-job"),
        re_path("", Nowhere.as_asgi(), name="ws-nowhere"),
    ]
)


class Credentials:
    """A handshake with a token or a key goes to `native`: pages of other sites can not set such headers, so no origin
    is asked for, and no cookie counts. Every other goes to `browser`.
    """

    def __init__(self, *, native: Application, browser: Application) -> None:
        self._native = native
        self._browser = browser

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if "x-session-token" in headers or "authorization" in headers:
            scope = {**scope, "user": await _holder(headers)}
            await self._native(scope, receive, send)
        else:
            await self._browser(scope, receive, send)


@database_sync_to_async
def _holder(headers: dict[str, str]) -> User | AnonymousUser:
    if token := headers.get("x-session-token"):
        found = authenticate_by_x_session_token(token)
        return found[0] if found else AnonymousUser()
    scheme, _space, key = headers["authorization"].partition(" ")
    row = authenticate_key(key.strip()) if scheme.lower() == "bearer" else None
    return row.owner if row else AnonymousUser()


websocket = Credentials(native=routes, browser=AllowedHostsOriginValidator(AuthMiddlewareStack(routes)))
