"""The web process as it is scaled out, and as it is embedded, on a database that was filled."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.processes import family
from tests.flows.servers import ROOT, answers, free_port, process, wait_for

GRANIAN = ("granian", "--interface", "wsgi", "--blocking-threads", "4", "--host", "127.0.0.1", "--no-ws", "--port")
UVICORN = ("uvicorn", "--log-level", "warning", "--no-access-log", "--port")


def environment(folder: Path, database_url: str = "") -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.feed_settings",
        "REPRISE_DATA_DIR": str(folder),
        "REPRISE_DATABASE_URL": database_url,
        "REPRISE_LOG_FORMAT": "json",
        "REPRISE_SECRET_KEY": "of-the-bench",
    }


def run(*command: str, env: Mapping[str, str]) -> str:
    """A Python program with arguments; what it prints. Its errors are shown and end the bench."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=dict(env), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


@contextmanager
def served(env: Mapping[str, str], folder: Path, *, embedded: bool = False) -> Iterator[tuple[int, int]]:
    """The port, and the process id whose family answers there."""
    port = free_port()
    command = (*UVICORN, str(port), "config.asgi:application")
    if not embedded:
        command = (*GRANIAN, str(port), "config.wsgi:application")
    with process(sys.executable, "-m", *command, env=dict(env), log=folder / "served.log") as server:
        wait_for(lambda: answers(port) or server.poll() is not None, seconds=60, name="the web process")
        yield port, server.pid


def cpu_s(pid: int) -> float:
    """What a process and its children have computed, with threads that ended meanwhile; in steps of a hundredth."""
    ticks = 0
    for member in family(pid):
        try:
            ticks += sum(map(int, Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()[11:13]))
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")
