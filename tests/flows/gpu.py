"""A scaled-out Reprise whose clips a diffusion model makes: a GPU worker as its operator starts it, on the CPU."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from generation.contracts import ReferenceKind
from generation.manifests.schema import Defaults, Limits
from generation.manifests.writing import write
from tests.chaos.server import descendants, is_alive, until
from tests.flows.servers import ROOT, World, _base_env, _is_ready, free_port, postgres, process, redis, wait_for

MODEL = "tiny-ltx2"
SIZE = {"width": 96, "height": 160}
"""No other engine makes clips of this size, so that the router has one choice."""
RATE = 24
STEPS = 40
"""A second of a clip takes about one: short ones are quick, and ten seconds are long enough to be killed in."""


def add_models(models: Path, faces: Path) -> None:
    """The tiny LTX-2.5 with its manifest, and a face analyser that takes skin for faces."""
    from tests.generation.engines.diffusion.tiny import ltx2, onnx_faces

    onnx_faces.build(faces)
    folder = ltx2.build(models / MODEL)
    limits = Limits(
        frame_step=8,
        frame_offset=1,
        size_multiple=32,
        call_seconds=1.05,
        max_seconds=20,
        min_frames=9,
        frame_rate=RATE,
        sizes=((SIZE["width"], SIZE["height"]), (SIZE["height"], SIZE["width"])),
        max_references={ReferenceKind.IMAGE: 4},
    )
    defaults = Defaults(num_inference_steps=STEPS, overlap_frames=9, options={"max_sequence_length": 64})
    write(ltx2.manifest(folder, limits=limits, defaults=defaults), models)


class GpuWorker:
    """`manage.py worker --gpu` and the engine's process, which is its child."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def engine(self) -> int:
        """The engine's process; the worker starts it as a group of its own."""
        return int(until(self._engine, seconds=60, what="the engine's process"))

    def family(self) -> set[int]:
        return {self.process.pid, *descendants(self.process.pid)}

    def kill(self) -> None:
        """As the kernel does when memory runs out; nobody gets to say good-bye."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.alive:
            self.process.terminate()
            self.process.wait(20)

    def _engine(self) -> int | None:
        return next((pid for pid in descendants(self.process.pid) if "generation.worker.child" in _line(pid)), None)


@dataclass(kw_only=True)
class GpuWorld(World):
    """`started` are the GPU workers so far; at most the last one lives."""

    models: Path
    started: list[GpuWorker] = field(default_factory=list)

    def running(self) -> GpuWorker:
        """A live GPU worker, started now if need be; its engine may still load."""
        if not (self.started and self.started[-1].alive):
            command = [sys.executable, "manage.py", "worker", "--gpu", "--model", MODEL]
            log = self.folder / f"gpu-{len(self.started)}.log"
            self.started.append(GpuWorker(self.stack.enter_context(process(*command, env=self.env, log=log))))
        return self.started[-1]

    def stopped(self) -> None:
        for worker in self.started:
            worker.stop()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.env["REPRISE_DATABASE_URL"], autocommit=True) as connection:
            cursor = connection.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def files(self, space: str) -> list[Path]:
        """Of the private store."""
        return [path for path in (self.folder / "data" / "private" / space).rglob("*") if path.is_file()]


@contextmanager
def gpu_world(folder: Path) -> Iterator[GpuWorld]:
    """PostgreSQL, Redis, one web process for pages and sockets, beat, and a worker for all but the clips."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    models, faces = folder / "models", folder / "faces"
    with ExitStack() as stack:
        # a process of its own: torch takes its time and its memory, and half of that time a server starts
        adding = [sys.executable, "-m", "tests.flows.gpu", str(models), str(faces)]
        added = stack.enter_context(process(*adding, env=os.environ | _compiled(folder), log=folder / "model.log"))
        env = _base_env(folder, port) | {
            "REPRISE_DATABASE_URL": f"{stack.enter_context(postgres(folder))}/reprise",
            "REPRISE_REDIS_URL": stack.enter_context(redis(folder)),
            "REPRISE_ENGINES": "diffusion,studio",
            "REPRISE_MODELS_DIR": str(models),
            "REPRISE_DEVICE": "cpu",
            "REPRISE_FACE_ANALYZER": "insightface",
            "REPRISE_FACE_MODELS_DIR": str(faces),
            "REPRISE_OPERATOR_COMMERCIAL": "false",
            "REPRISE_DAILY_CREDITS": "1000",
            "OMP_NUM_THREADS": "1",
            "HF_HUB_OFFLINE": "1",
        }
        env |= _compiled(folder)
        (folder / "data").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True, timeout=120)
        assert added.wait(120) == 0, "the tiny model was not built"
        python = [sys.executable, "-m"]
        celery = [*python, "celery", "-A", "config"]
        commands = {
            "web": [*python, "uvicorn", "--port", str(port), "--ws", "websockets-sansio", "config.asgi:application"],
            "worker": [*celery, "worker", "-P", "threads", "-c", "2", "-Q", "default"],
            "beat": [*celery, "beat", "-s", str(folder / "beat")],
        }
        for name, command in commands.items():
            stack.enter_context(process(*command, env=env, log=folder / f"{name}.log"))
        wait_for(lambda: _is_ready(url), seconds=60, name="web")
        yield GpuWorld(name="gpu", web=url, stream=url, env=env, folder=folder, stack=stack, models=models)


def _compiled(folder: Path) -> dict[str, str]:
    """Engines start four times here, and compile torch and diffusers once, also where nothing may be written beside
    the sources.
    """
    return {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}


def kill_group(pid: int) -> None:
    """An engine and whatever it started."""
    os.killpg(pid, signal.SIGKILL)
    until(lambda: not is_alive(pid), seconds=5, what="the end of the engine")


def _line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


if __name__ == "__main__":
    add_models(*map(Path, sys.argv[1:]))
