"""Real servers on free ports for the flows: PostgreSQL, Redis, an S3 endpoint, and Reprise itself in both sizes."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import boto3
import httpx
from moto.server import ThreadedMotoServer

ROOT = Path(__file__).resolve().parents[2]
BUCKET = "reprise"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: Callable[[], bool], *, seconds: float, name: str) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return
        time.sleep(0.1)
    raise TimeoutError(f"{name} did not come up in {seconds} s")


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def process(
    *command: str, env: dict[str, str], log: Path, user: str | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a program in its own group, and ends it, with the group, when the context does."""
    with log.open("ab") as output:
        child = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=output, stderr=output, start_new_session=True, user=user
        )
        try:
            yield child
        finally:
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(15)
                except subprocess.TimeoutExpired:
                    os.killpg(child.pid, signal.SIGKILL)
                    child.wait()


def _program(name: str) -> str:
    found = shutil.which(name) or next(iter(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))), None)
    assert found, f"{name} is missing: run `make test`, which installs it, or install it by hand"
    return found


@contextmanager
def postgres(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """A private cluster; PostgreSQL refuses to run as root, so root lends it the user `postgres` or `nobody`. A commit
    waits for the disk only where it is `durable`.
    """
    user = None
    if os.geteuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
    data, port = folder / "postgres", free_port()
    data.mkdir()
    if user:
        shutil.chown(data, user)
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o711)
    env = os.environ | {"LC_ALL": "C.UTF-8"}
    log = folder / "postgres.log"
    initdb = [_program("initdb"), "-D", str(data), "-U", "reprise", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(initdb, check=True, user=user, env=env, cwd=data, stdout=subprocess.DEVNULL, timeout=120)
    options = ["-p", str(port), "-k", str(data), "-c", "listen_addresses=127.0.0.1"]
    options += ["-c", f"fsync={'on' if durable else 'off'}"]
    with process(_program("postgres"), "-D", str(data), *options, env=env, log=log, user=user) as server:
        url = f"postgres://reprise@127.0.0.1:{port}"
        wait_for(lambda: _accepts(url) or server.poll() is not None, seconds=30, name="PostgreSQL")
        yield url
        server.send_signal(signal.SIGINT)  # the fast shutdown: sessions that tests left open do not delay it


def _accepts(url: str) -> bool:
    import psycopg

    try:
        with psycopg.connect(f"{url}/postgres", connect_timeout=2, autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'reprise'").fetchone()
            if found is None:
                connection.execute("CREATE DATABASE reprise")
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    port = free_port()
    command = [_program("redis-server"), "--port", str(port), "--save", "", "--dir", str(folder), "--bind", "127.0.0.1"]
    with process(*command, "--maxmemory-policy", "noeviction", env=dict(os.environ), log=folder / "redis.log"):
        wait_for(lambda: answers(port), seconds=10, name="Redis")
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def s3() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    server.start()
    url = f"http://127.0.0.1:{server._port}"
    client = boto3.client(
        "s3", endpoint_url=url, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
    )
    client.create_bucket(Bucket=BUCKET)
    try:
        yield url
    finally:
        server.stop()


@dataclass(kw_only=True)
class World:
    """A running Reprise. `web` and `stream` are base URLs; they are one process when embedded."""

    name: str
    web: str
    stream: str
    env: dict[str, str]
    folder: Path
    stack: ExitStack = field(repr=False)

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=120, check=True)

    def broken_invariants(self) -> str:
        command = [sys.executable, "-m", "tests.contracts.check"]
        return subprocess.run(
            command, cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=60, check=True
        ).stdout.strip()

    def logs(self) -> str:
        return "\n".join(f"== {log.name}\n{log.read_text()[-4000:]}" for log in sorted(self.folder.glob("*.log")))


def _base_env(folder: Path, port: int) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("REPRISE_", "DJANGO_"))}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "REPRISE_DATA_DIR": str(folder / "data"),
        "REPRISE_ASSETS_DIR": os.environ.get("REPRISE_ASSETS_DIR", str(ROOT / "var" / "assets")),
        "REPRISE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "REPRISE_EMAIL_URL": "dummymail://",
        "OMP_WAIT_POLICY": "passive",
        "PYTHONUNBUFFERED": "1",
    }


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=2).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def embedded(folder: Path, **settings: str) -> Iterator[World]:
    """One command, as a new user starts it, with further settings."""
    port = free_port()
    env = _base_env(folder, port) | settings
    url = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        serve = [sys.executable, "manage.py", "serve", "--port", str(port), "--no-demo"]
        stack.enter_context(process(*serve, env=env, log=folder / "serve.log"))
        wait_for(lambda: _is_ready(url), seconds=60, name="serve")
        yield World(name="embedded", web=url, stream=url, env=env, folder=folder, stack=stack)


@contextmanager
def scaled(folder: Path) -> Iterator[World]:
    """PostgreSQL, Redis, S3; web (WSGI), stream (ASGI), worker and beat as processes of their own."""
    web, stream = free_port(), free_port()
    with ExitStack() as stack:
        env = _base_env(folder, web) | {
            "REPRISE_DATABASE_URL": f"{stack.enter_context(postgres(folder))}/reprise",
            "REPRISE_REDIS_URL": stack.enter_context(redis(folder)),
            "REPRISE_S3_BUCKET": BUCKET,
            "REPRISE_S3_REGION": "us-east-1",
            "REPRISE_S3_ENDPOINT_URL": stack.enter_context(s3()),
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
        }
        (folder / "data").mkdir()
        python = [sys.executable, "-m"]
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True, timeout=120)
        granian = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(web)]
        celery = ["celery", "-A", "config"]
        commands = {
            "web": [*python, *granian, "--blocking-threads", "4", "config.wsgi:application"],
            "stream": [
                *python,
                "uvicorn",
                "--port",
                str(stream),
                "--ws",
                "websockets-sansio",
                "config.asgi:application",
            ],
            "worker": [*python, *celery, "worker", "-P", "threads", "-c", "2", "-Q", "default,render.studio"],
            "beat": [*python, *celery, "beat", "-s", str(folder / "beat")],
        }
        for name, command in commands.items():
            stack.enter_context(process(*command, env=env, log=folder / f"{name}.log"))
        for port in (web, stream):
            wait_for(lambda port=port: _is_ready(f"http://127.0.0.1:{port}"), seconds=60, name="web and stream")
        urls = {"web": f"http://127.0.0.1:{web}", "stream": f"http://127.0.0.1:{stream}"}
        yield World(name="scaled", **urls, env=env, folder=folder, stack=stack)
