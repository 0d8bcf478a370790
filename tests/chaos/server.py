"""The real server as a process that can be killed, and everything that it started."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from tests.flows.servers import ROOT, free_port

CREDENTIALS = {"username": "ann", "email": "ann@example.com", "password": "long-enough-for-a-test"}
SMALL = {"prompt": "somebody waves on the beach", "seconds": 1, "width": 360, "height": 640}


def until(true: Callable[[], Any], *, seconds: float, what: str) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline, f"{what} did not happen in {seconds} s"
        time.sleep(0.05)
    return found


def descendants(pid: int) -> set[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        for child in children.get(waiting.pop(), []):
            found.add(child)
            waiting.append(child)
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class Server:
    """`manage.py serve` on one data folder; may be started again after it ended, however it ended."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.log = folder / "serve.log"
        self.port = free_port()
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=60)
        self.process: subprocess.Popen[bytes] | None = None
        self.family: set[int] = set()

    def start(self) -> float:
        """Seconds until the first answer."""
        since = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command(self.port),
                cwd=ROOT,
                env=self._environment(self.data),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(self._answers, seconds=60, what="the first answer")
        return time.monotonic() - since

    def twin_says(self, *, data: Path, port: int) -> str:
        """What another server tells that can not start there."""
        environment = self._environment(data)
        done = subprocess.run(
            self._command(port), cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 1
        return done.stderr

    def _command(self, port: int) -> list[str]:
        return [sys.executable, "manage.py", "serve", "--port", str(port), "--no-demo"]

    def _environment(self, data: Path) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("REPRISE_")}
        assets = os.environ.get("REPRISE_ASSETS_DIR", str(ROOT / "var" / "assets"))
        return kept | {
            "REPRISE_DATA_DIR": str(data),
            "REPRISE_ASSETS_DIR": assets,
            "REPRISE_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
        }

    def signal(self, number: signal.Signals) -> tuple[int, float]:
        """Exit status and seconds to the end of the server's own process."""
        assert self.process is not None
        self.family = descendants(self.process.pid)
        since = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(30), time.monotonic() - since

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.signal(signal.SIGKILL)
        self.http.close()

    def sign_up(self) -> None:
        reply = self.http.post("/_allauth/app/v1/auth/signup", json=CREDENTIALS | {"birth_date": "1990-01-01"})
        assert reply.status_code == 200, reply.text
        self.http.headers["X-Session-Token"] = reply.json()["meta"]["session_token"]
        self.http.cookies.clear()

    def submit(self, **changes: Any) -> str:
        reply = self.http.post("/api/v1/jobs", json=SMALL | changes)
        assert reply.status_code == 201, reply.text
        job_id: str = reply.json()["id"]
        return job_id

    def job(self, job_id: str) -> dict[str, Any]:
        body: dict[str, Any] = self.http.get(f"/api/v1/jobs/{job_id}").json()
        return body

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.data}/db.sqlite3?mode=ro", uri=True) as database:
            found = database.execute(query).fetchall()
        database.close()
        return found

    def files(self, space: str) -> list[str]:
        root = self.data / "private" / space
        return [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()[-2000:]
        try:
            return self.http.get("/healthz").status_code == 200
        except httpx.TransportError:
            return False
