"""How large a request may be, asked before anything of it is kept: Django spools bodies and files without an end."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from django.http import JsonResponse

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Streamed = Callable[..., Awaitable[None]]
Waited = Callable[[dict[str, Any], Any], Iterable[bytes]]

MOST_BYTES = 31 * 2**20
"""A capture of 30 MB, a soundtrack of 20 or a photo of 15, and the fields around them."""
DRAINED_BYTES = 8 * MOST_BYTES
"""So much is read and thrown away, so that a browser which is still sending sees the answer."""


class StreamedBodies:
    """Around an ASGI application: 413 for a body of more than `most_bytes`, declared or not."""

    def __init__(self, application: Streamed, *, most_bytes: int = MOST_BYTES) -> None:
        self._application = application
        self._most = most_bytes

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > self._most:
            await _drain(receive)
            await _refuse(send)
            return
        seen = 0

        async def metered() -> Message:
            """What is too much reaches Django as a client that left: it lets go of what it kept."""
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return message if seen <= self._most else {"type": "http.disconnect"}

        await self._application(scope, metered, send)
        if seen > self._most:
            await _refuse(send)


class WaitedBodies:
    """Around a WSGI application, which always knows the length."""

    def __init__(self, application: Waited, *, most_bytes: int = MOST_BYTES) -> None:
        self._application = application
        self._most = most_bytes

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        declared = environ.get("CONTENT_LENGTH") or "0"
        if declared.isdigit() and int(declared) > self._most:
            reply = _reply()
            start_response("413 Content Too Large", list(reply.items()))
            return [reply.content]
        return self._application(environ, start_response)


async def _drain(receive: Receive) -> None:
    drained = 0
    while drained < DRAINED_BYTES:
        message = await receive()
        drained += len(message.get("body", b""))
        if not message.get("more_body", False):
            return


async def _refuse(send: Send) -> None:
    reply = _reply()
    headers = [(name.lower().encode(), value.encode()) for name, value in reply.items()]
    await send({"type": "http.response.start", "status": reply.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": reply.content})


def _reply() -> JsonResponse:
    code = "body_too_large"
    body = {"type": f"/problems/{code}", "title": "This is more than 25 MB.", "status": 413, "code": code}
    return JsonResponse(body, status=413, content_type="application/problem+json")
