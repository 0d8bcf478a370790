"""Embedded: turns new event rows into channel messages, in the web process, within a twentieth of a second.

Workers are other processes and the channel layer lives in this one's memory, so rows are the only way across.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import structlog
from channels.layers import get_channel_layer
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from generation import planning
from generation.events import group_of, message_of
from generation.models import JobEvent

log = structlog.get_logger(__name__)
TICK_S = 0.05
PLAIN_TICK_S = 0.25
"""On a database that can not tell cheaply whether anything changed."""
MOST = 1000
LATE = 200
"""How far below the newest id a row of another transaction may still appear."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Watch:
    """New events since the last look. For one thread only: SQLite's data_version belongs to a connection.

    Rows commit out of the order of their ids on PostgreSQL, so a look goes LATE ids back and remembers what it told.
    """

    def __init__(self) -> None:
        self._version: int | None = None
        self._told: set[int] = set()
        self._newest = JobEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
        self._first = self._newest

    def look(self) -> list[JobEvent]:
        if connection.vendor == "sqlite" and not self._changed():
            return []
        since = max(self._first, self._newest - LATE)
        rows = list(JobEvent.objects.filter(id__gt=since).exclude(id__in=self._told).order_by("id")[:MOST])
        if rows:
            self._newest = max(self._newest, rows[-1].pk)
            self._told = {told for told in self._told if told > self._newest - LATE} | {row.pk for row in rows}
        if len(rows) == MOST:
            self._version = None  # more wait, though nothing may be committed after them
        return rows

    def reconnected(self) -> None:
        """Another connection counts anew; what was told stays told, and the next look finds what came meanwhile."""
        self._version = None

    def _changed(self) -> bool:
        """Whether another connection committed since: one pragma, no table is read."""
        with connection.cursor() as cursor:
            version = cursor.execute("PRAGMA data_version").fetchone()[0]
        before, self._version = self._version, version
        return before != version


class Pump(threading.Thread):
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(name="pump", daemon=True)
        self._loop = loop
        self._ending = threading.Event()

    def run(self) -> None:
        watch: Watch | None = None
        while not self._ending.is_set():
            try:
                watch = watch or Watch()
                events = watch.look()
            except DatabaseError as error:
                log.warning("pump_paused", error=type(error).__name__)
                close_old_connections()
                events = []
                if watch is not None:
                    watch.reconnected()
            if events:
                asyncio.run_coroutine_threadsafe(_tell(events), self._loop)
            self._ending.wait(TICK_S if connection.vendor == "sqlite" else PLAIN_TICK_S)
        connection.close()

    def stop(self) -> None:
        self._ending.set()
        self.join(timeout=2)


async def _tell(events: list[JobEvent]) -> None:
    layer = get_channel_layer()
    for event in events:
        await layer.group_send(group_of(event.job_id), message_of(event))


class Lifespan:
    """Django and Channels answer no lifespan messages: this one starts and stops the pump with the server."""

    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._application(scope, receive, send)
            return
        pump: Pump | None = None
        while (await receive())["type"] == "lifespan.startup":
            if settings.EMBEDDED:
                threading.Thread(target=planning.prepare, name="prepare", daemon=True).start()
                pump = Pump(asyncio.get_running_loop())
                pump.start()
            await send({"type": "lifespan.startup.complete"})
        if pump is not None:
            await asyncio.to_thread(pump.stop)
        await send({"type": "lifespan.shutdown.complete"})
