"""The engine's own process: loads it once, renders and encodes one order after another, and dies with its worker.

Started as a program (never forked: cv2 and torch have threads), in a process group of its own, which it takes along
when it goes. Knows no Django.
"""

import io
import os
import queue
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PIL import Image

from generation.contracts import Cancelled, Engine, EngineBroken, EngineError, Step
from generation.engines import registry
from generation.engines.setup import Setup
from generation.media.encode import encode
from generation.media.errors import MediaError
from generation.media.label import Label
from generation.media.package import package
from generation.worker.lifeline import die_with
from generation.worker.messages import Failed, Made, Progress, Ready, RenderOrder, Reply, Stop, Stopped

if TYPE_CHECKING:
    import numpy as np

SAY_EVERY_S = 0.1
PREVIEW_SIZE = (90, 160)
PREVIEW_QUALITIES = (70, 50, 30, 15)
PREVIEW_BYTES = 6000
"""As base64 it stays under 8 kB."""
BEFORE_FRAMES = 100
"""Per mille that is shown for everything up to the first frame."""
FRAMES_DONE = 990


@runtime_checkable
class Warm(Protocol):
    """An engine that can load what its first clip would wait for."""

    def warm(self) -> None: ...


class Post:
    """The pipe: a thread reads orders and Stop, so that a stop is seen in the midst of a render, and while the engine
    still loads.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self.orders: queue.SimpleQueue[RenderOrder] = queue.SimpleQueue()
        self.stop = threading.Event()
        threading.Thread(target=self._read, name="post", daemon=True).start()

    def send(self, reply: Reply) -> None:
        with self._sending:
            self._connection.send(reply)

    def _read(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, Stop):
                    self.stop.set()
                    self._drop_order()
                else:
                    self.stop.clear()
                    self.orders.put(message)
        except (EOFError, OSError):
            end_group()  # the worker is gone

    def _drop_order(self) -> None:
        """One that nobody has begun; whoever has, hears of the stop at the next step."""
        try:
            self.orders.get_nowait()
        except queue.Empty:
            return
        self.send(Stopped())


class Reporter:
    """Turns an engine's steps into Progress, and a stop into Cancelled."""

    def __init__(self, post: Post, num_frames: int) -> None:
        self._post = post
        self._num_frames = num_frames
        self._per_mille = 0
        self._said = 0.0
        self._stage = ""

    def step(self, step: Step) -> None:
        self.check()
        self._per_mille = max(self._per_mille, self._place(step))
        due = time.monotonic() - self._said >= SAY_EVERY_S
        if step.preview is not None or due or step.stage != self._stage:
            self._said, self._stage = time.monotonic(), step.stage
            preview = picture_of(step.preview) if step.preview is not None else b""
            self._post.send(Progress(stage=step.stage, per_mille=self._per_mille, preview=preview))

    def _place(self, step: Step) -> int:
        if step.share is not None:
            return round(FRAMES_DONE * step.share)
        share = step.done / max(1, step.total)
        framing = step.total == self._num_frames
        return round(BEFORE_FRAMES + (FRAMES_DONE - BEFORE_FRAMES) * share if framing else BEFORE_FRAMES * share)

    def packaging(self) -> None:
        """It says so often enough that the worker does not take it for hung."""
        self.step(Step(stage="package", done=0, total=1))

    def check(self, _frames_done: int = 0) -> None:
        if self._post.stop.is_set():
            raise Cancelled("asked to stop")


def picture_of(frame: "np.ndarray") -> bytes:
    """A JPEG of at most PREVIEW_BYTES of a uint8 [H, W, 3] sRGB frame."""
    picture = Image.fromarray(frame)
    picture.thumbnail(PREVIEW_SIZE)
    data = b""
    for quality in PREVIEW_QUALITIES:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality)
        data = stream.getvalue()
        if len(data) <= PREVIEW_BYTES:
            break
    return data


def work(engine: Engine, order: RenderOrder, post: Post, font: Path | None) -> Reply:
    spec = order.spec
    reporter = Reporter(post, spec.num_frames)
    try:
        result = engine.render(spec, on_step=reporter.step)
        label = Label(width=spec.width, height=spec.height, font=font)
        clip = encode(
            result,
            width=spec.width,
            height=spec.height,
            folder=order.folder,
            label=label,
            tags=order.tags,
            on_frame=reporter.check,
            on_chunk=post.send,
        )
        files = package(clip, av1=order.av1, on_wait=reporter.packaging)
    except Cancelled:
        return Stopped()
    except EngineError as error:
        return Failed(code=error.code, retry=error.retry, fatal=isinstance(error, EngineBroken))
    except MediaError as error:
        return Failed(code=error.code, retry=True)
    except Exception:  # noqa: BLE001  a worker's outer edge: the job fails, the engine stays
        _tell_where()
        return Failed(code="engine_failed", retry=True)
    return Made(
        video=clip.video,
        poster=clip.poster,
        preview=clip.preview,
        width=clip.width,
        height=clip.height,
        duration_ms=clip.duration_ms,
        package=files,
        engine_version=result.engine_version,
        report=result.report,
    )


def end_group(*_: object) -> None:
    """Takes the engine's own processes along."""
    os.killpg(0, signal.SIGKILL)


def _tell_where() -> None:
    """The places of the traceback without its values: an error's text may hold a prompt."""
    kind, _value, trace = sys.exc_info()
    places = "".join(traceback.format_tb(trace))
    print(f"engine failed: {kind.__name__ if kind else ''}\n{places}", file=sys.stderr, flush=True)  # noqa: T201


def serve(engine_name: str, setup: Setup, post: Post) -> None:
    """Loads the engine and works off orders; ends when the engine can not be loaded or is of no use any more."""
    try:
        engine = registry.create(engine_name, setup)
        if isinstance(engine, Warm):
            engine.warm()
    except EngineError as error:
        post.send(Failed(code=error.code, retry=True, fatal=True))
        return
    except Exception:  # noqa: BLE001  a worker's outer edge: it hears of a load that broke, not of a death
        _tell_where()
        post.send(Failed(code="engine_failed", retry=True, fatal=True))
        return
    font = setup.assets / "fonts" / "latin.ttf"
    post.send(Ready())
    while True:
        reply = work(engine, post.orders.get(), post, font if font.exists() else None)
        post.send(reply)
        if isinstance(reply, Failed) and reply.fatal:
            return


def main(descriptor: str, worker_pid: str, engine_name: str, setup: str) -> None:
    signal.signal(signal.SIGTERM, end_group)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(int(worker_pid), end_group)
    post = Post(Connection(int(descriptor)))
    serve(engine_name, Setup.from_json(setup), post)
    end_group()


if __name__ == "__main__":
    main(*sys.argv[1:])
