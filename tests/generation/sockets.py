"""A WebSocket client for the ASGI application itself. (channels.testing wants daphne.)"""

import json
from typing import Any

from asgiref.testing import ApplicationCommunicator

HANGS_S = 30
"""Whatever takes so long will not come."""


class Socket:
    def __init__(self, application: Any, path: str, headers: list[tuple[bytes, bytes]]) -> None:
        path, _mark, query = path.partition("?")
        scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": headers}
        self._talk = ApplicationCommunicator(application, scope | {"subprotocols": []})

    async def connect(self) -> tuple[bool, int | None]:
        """Whether it was accepted; the close code when not."""
        await self._talk.send_input({"type": "websocket.connect"})
        reply = await self._talk.receive_output(HANGS_S)
        return reply["type"] == "websocket.accept", reply.get("code")

    async def hear(self, timeout_s: float = HANGS_S) -> dict[str, Any]:
        reply = await self._talk.receive_output(timeout_s)
        assert reply["type"] == "websocket.send", reply
        message: dict[str, Any] = json.loads(reply["text"])
        return message

    async def close_code(self) -> int:
        reply = await self._talk.receive_output(HANGS_S)
        assert reply["type"] == "websocket.close", reply
        code: int = reply["code"]
        return code

    async def leave(self) -> None:
        await self._talk.send_input({"type": "websocket.disconnect", "code": 1001})
        await self._talk.wait(HANGS_S)
