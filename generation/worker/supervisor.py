"""Keeps Celery workers running beside the embedded server, and the queue honest."""

import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any
from uuid import uuid4

import structlog
from celery import current_app
from celery.beat import EmbeddedService
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from cameo.services import purge_ended, ring_waiting
from generation import routing
from generation.services import reap, release_worker
from generation.worker.runner import WORKER_NAME

log = structlog.get_logger(__name__)
STOP_GRACE_S = 1.5
STEADY_S = 10.0
LONGEST_PAUSE_S = 15.0
REAP_EVERY_S = 2.0


class Supervisor(threading.Thread):
    """Starts the worker, starts it again when it dies, and gives back its jobs at once: nobody waits for a lease.

    The worker runs in its own process group, so that Ctrl-C reaches the server only, and dies with this thread.
    `arguments` go to `manage.py worker`.
    """

    def __init__(self, *arguments: str) -> None:
        super().__init__(name="supervisor", daemon=True)
        self._arguments = arguments
        self._ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        pause_s = 0.5
        while not self._ending.is_set():
            name = f"embedded-{uuid4().hex[:8]}"
            since = time.monotonic()
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "worker", "--parent", str(os.getpid()), *self._arguments],
                cwd=settings.BASE_DIR,
                env=os.environ | {WORKER_NAME: name},
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
            status = self._process.wait()
            self._give_back(name)
            if self._ending.is_set():
                return
            log.warning("worker_ended", status=status)
            pause_s = 0.5 if time.monotonic() - since > STEADY_S else min(2 * pause_s, LONGEST_PAUSE_S)
            self._ending.wait(pause_s)

    def ask_to_stop(self) -> None:
        """Returns at once; the worker gives its job back meanwhile."""
        self._ending.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()

    def stop(self) -> None:
        """Ends the worker, with force after STOP_GRACE_S."""
        if not self._ending.is_set():
            self.ask_to_stop()
        self.join(STOP_GRACE_S)
        process = self._process
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            self.join(STOP_GRACE_S)

    def _give_back(self, name: str) -> None:
        try:
            released = release_worker(name)
        except DatabaseError as error:
            log.warning("jobs_not_given_back", error=type(error).__name__)  # their leases run out instead
        else:
            if released:
                log.info("jobs_given_back", count=released)
        finally:
            close_old_connections()


def supervisors() -> list[Supervisor]:
    """One for each engine and model that may be used here; the first one's worker does everything else, too."""
    routes = [offer.route for offer in routing.offers() if not offer.refusal]
    asked = [("--engine", route.engine, *(("--model", route.model) if route.model else ())) for route in routes]
    return [Supervisor(*which, *(("--renders-only",) if number else ())) for number, which in enumerate(asked)]


class Reaper(threading.Thread):
    """What must not wait for the worker that it watches: leases that ran out, bells that were lost, files of likenesses
    that ended. The rest of CELERY_BEAT_SCHEDULE comes by the clock beside it (`clock`).
    """

    def __init__(self) -> None:
        super().__init__(name="reaper", daemon=True)
        self._ending = threading.Event()

    def run(self) -> None:
        while not self._ending.wait(REAP_EVERY_S):
            try:
                reap()
                ring_waiting()
                purge_ended()
            except DatabaseError as error:
                log.warning("reaper_paused", error=type(error).__name__)
            except Exception:  # its outer edge: a store that is away for a while must not end it for good
                log.exception("reaper_broke")
            finally:
                close_old_connections()

    def stop(self) -> None:
        self._ending.set()


def clock() -> Any:
    """Celery's own beat, as a thread that rings the worker; it remembers over restarts what is due."""
    return EmbeddedService(current_app, thread=True, schedule_filename=str(settings.DATA_DIR / "beat"))
