"""A socket per job: what it is now, what happened since `?last_id=`, then everything as it happens."""

from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from accounts.models import User
from common.errors import NotFound
from generation.events import group_of, message_of
from generation.selectors import events_after, get_job
from generation.serializers import job_body
from generation.states import IN_FLIGHT

NOBODY = 4401
NO_SUCH_JOB = 4404
ENDED = 1000
ENDS = frozenset({"ready", "failed", "cancelled", "refused"})


class JobConsumer(AsyncJsonWebsocketConsumer):
    """Sends `snapshot` with the job as the API shows it, then `event`s with rising ids; closes after the last one.

    Refused before the handshake with NOBODY, or NO_SUCH_JOB for a job of somebody else. Listens to nothing.
    """

    async def connect(self) -> None:
        self._last_id = _last_id(self.scope)
        user = self.scope.get("user")
        if not isinstance(user, User):
            await self.close(NOBODY)
            return
        self._job_id = self.scope["url_route"]["kwargs"]["job_id"]
        # before reading, so that nothing is missed
        await self.channel_layer.group_add(group_of(self._job_id), self.channel_name)
        try:
            snapshot, events = await self._read(user)
        except NotFound:
            await self.close(NO_SUCH_JOB)
            return
        await self.accept()
        await self.send_json({"type": "snapshot", "job": snapshot})
        for event in events:
            await self.job_event(event)
        if not events and snapshot["state"] not in IN_FLIGHT:
            await self.close(ENDED)

    async def job_event(self, event: dict[str, Any]) -> None:
        if event["id"] <= self._last_id:
            return
        self._last_id = event["id"]
        await self.send_json({**event, "type": "event"})
        if event["kind"] in ENDS:
            await self.close(ENDED)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **_: Any) -> None:
        """Nothing to say here."""

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "_job_id"):
            await self.channel_layer.group_discard(group_of(self._job_id), self.channel_name)

    @database_sync_to_async
    def _read(self, user: User) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        job = get_job(self._job_id, user)
        return job_body(job, user), [message_of(event) for event in events_after(job.pk, self._last_id)]


def _last_id(scope: dict[str, Any]) -> int:
    asked = parse_qs(scope["query_string"].decode()).get("last_id", ["0"])[0]
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
