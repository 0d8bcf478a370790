"""`manage.py serve`: the whole product in one command, with no service but itself."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from generation.services import release_worker, sweep
from generation.worker.supervisor import Reaper, Supervisor, clock, supervisors

Call = Callable[[], None]
LOCK = "serve.lock"
GRACEFUL_S = 1


class Server(uvicorn.Server):
    """Calls `on_answering` when the first request could be answered, `on_leaving` when none is taken any more."""

    def __init__(self, config: uvicorn.Config, on_answering: Call, on_leaving: Call) -> None:
        super().__init__(config)
        self._on_answering = on_answering
        self._on_leaving = on_leaving

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._on_answering()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._on_leaving()
        await super().shutdown(sockets=sockets)


class Demo:
    """Makes the demo clips in a process of its own; their jobs yield to whatever people ask for."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if self._wanted:
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "seed_demo", "--parent", str(os.getpid())],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                process_group=0,
            )

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


class Command(BaseCommand):
    help = "Migrate, start a worker, make the demo clips in the background, and serve."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="do not render the demo clips")

    def handle(self, *args: Any, host: str, port: int, no_demo: bool, **options: Any) -> None:
        # uvicorn raises the signal again after its own shutdown: as SystemExit it leaves through the `finally` below
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        held = _only_server_of(settings.DATA_DIR)
        listener = _listen(host, port)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("vault", "check", verbosity=0)
        call_command("vault", "seal", verbosity=0)
        call_command("consent", "open")
        if settings.EMBEDDED:  # the lock says that no other server's worker lives, so nobody holds these
            release_worker("")
            sweep(older_than=timedelta(0))
        workers, reaper, beat, demo = supervisors(), Reaper(), clock(), Demo(wanted=not no_demo)
        try:
            for worker in workers:
                worker.start()
            reaper.start()
            beat.start()
            self._serve(listener, host, port, starting=demo.start, leaving=lambda: _ask_to_stop(workers))
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            demo.stop()
            reaper.stop()
            _ask_to_stop(workers)
            if beat.is_alive():
                beat.stop()
            for worker in workers:
                worker.stop()
            listener.close()
            os.close(held)

    def _serve(
        self,
        listener: socket.socket,
        host: str,
        port: int,
        *,
        starting: Call,
        leaving: Call,
    ) -> None:
        def answering() -> None:
            shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::") else host  # noqa: S104  only compared
            self.stdout.write(self.style.SUCCESS(f"\n  Reprise is on http://{shown}:{port}  (Ctrl-C ends it)\n"))
            self.stdout.flush()
            starting()

        config = uvicorn.Config(
            "config.asgi:application",
            lifespan="on",
            ws="websockets-sansio",
            log_config=None,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACEFUL_S,
            proxy_headers=True,
        )
        Server(config, answering, leaving).run(sockets=[listener])


def _ask_to_stop(workers: Sequence[Supervisor]) -> None:
    for worker in workers:
        worker.ask_to_stop()


def _only_server_of(data_dir: Path) -> int:
    """A descriptor that holds the folder's lock as long as this process lives, however it ends."""
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CommandError(f"Another server uses {data_dir}. Stop it, or give this one a REPRISE_DATA_DIR.") from None
    return descriptor


def _listen(host: str, port: int) -> socket.socket:
    """Before anything else is started: a busy port must not leave a worker behind."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise CommandError(f"Port {port} of {host} can not be used: {error.strerror}. Try --port.") from None
    return listener
