"""A filled database with somebody inside who measures, for as long as it is entered."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.feed_servers import environment, run
from tests.flows.servers import ROOT

NUMBERS = itertools.count()


class Site:
    """`tokens` are of people who follow and like."""

    def __init__(self, folder: Path, env: dict[str, str], inside: subprocess.Popen[str]) -> None:
        self.folder, self.env = folder, env
        self._inside = inside
        self.tokens: list[str] = []

    def tell(self, *command: Any) -> Any:
        """See bench.feed_inside."""
        if self._inside.stdin is None or self._inside.stdout is None:
            raise RuntimeError("the measuring process has no pipes")
        self._inside.stdin.write(json.dumps(command) + "\n")
        self._inside.stdin.flush()
        answer = self._inside.stdout.readline()
        if not answer:
            log = (self.folder / "inside.log").read_text()
            raise RuntimeError(f"the measuring process ended over {command}:\n{log[-2000:]}")
        return json.loads(answer)


@contextmanager
def site(folder: Path, server_url: str, posts: int, *, viewers: int = 1, narrow: bool = False) -> Iterator[Site]:
    """On SQLite in `folder`, or in a database of its own on the server at `server_url`."""
    name = f"posts_{posts}_{next(NUMBERS)}"
    place = folder / name
    place.mkdir()
    if server_url:
        with psycopg.connect(f"{server_url}/reprise", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
    env = environment(place, f"{server_url}/{name}" if server_url else "")
    run("manage.py", "migrate", "-v0", env=env)
    command = [sys.executable, "-m", "bench.feed_inside"]
    with (place / "inside.log").open("w") as log:
        inside = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    try:
        made = Site(place, env, inside)
        made.tokens = made.tell("make", posts, viewers, narrow)
        yield made
    finally:
        inside.kill()
        inside.wait()
