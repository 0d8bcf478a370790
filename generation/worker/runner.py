"""A worker's work: claim, render in the engine's process, beat, store, complete. One render at a time per process."""

import base64
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import structlog
from django.conf import settings

from cameo import vault
from common import store
from common.scratch import Scratch
from generation import planning, services
from generation.appearances import with_wishes
from generation.contracts import (
    AudioTrack,
    Cancelled,
    EngineError,
    Operation,
    Reference,
    ReferenceKind,
    ReferenceRole,
    RenderSpec,
    Route,
)
from generation.credit import credit_of
from generation.credit_tags import tags_of
from generation.drawn import handles_of, shown_by
from generation.installation import setup
from generation.media.live import Chunk
from generation.models import Job, JobReference
from generation.models.jobs import StaleJob
from generation.storyboard.schema import Storyboard
from generation.worker.host import EngineUnfit, Host
from generation.worker.materials import materials
from generation.worker.messages import Made, Progress, RenderOrder
from generation.worker.pulse import Pulse
from generation.worker.redrawing import frames_again
from generation.worker.voices import voices

log = structlog.get_logger(__name__)
WORKER_NAME = "REPRISE_WORKER_NAME"
"""What a supervisor calls its worker, so that it knows which jobs a dead one held."""
WORKER_ROUTE = "REPRISE_WORKER_ROUTE"
"""Which engine and model this process renders; without it, the operator's first engine."""

BEAT_S = 0.5
"""News goes to the database at most this often."""
IDLE_BEAT_S = 1.0
"""Without news too: it extends the lease while the engine's process lives, and hears of a cancellation."""
STORING = 995
"""Per mille that is shown while the files are stored."""

DEADLINE_S = 120.0
DEADLINE_FACTOR = 8
"""A render may take DEADLINE_S and so many times its estimate."""


class RenderBroke(EngineError):
    """Something around the engine broke: the disk, the store, the database."""

    code = "render_broke"
    retry = True


class Runner:
    """`stopping` set: the render in hand is given up and goes back into the queue. `leave` ends the process, for an
    engine that can not be loaded: a worker that stayed would take job after job and fail each.
    """

    def __init__(
        self, *, host: Host, scratch: Scratch, worker: str, route: Route, leave: Callable[[], None] = lambda: None
    ) -> None:
        self.host = host
        self._route = route
        self.stopping = threading.Event()
        self._scratch = scratch
        self._worker = worker
        self._busy = threading.Lock()
        self._pulse = Pulse(worker, route)
        self._leave = leave

    def start(self) -> None:
        """Lets the engine load, and the router know."""
        self.host.warm()
        self._pulse.start()

    def drain(self) -> int:
        """Renders until nobody waits; returns how many it claimed: 0 at once when this process already renders."""
        claimed = 0
        while not self.stopping.is_set() and self._busy.acquire(blocking=False):
            try:
                while not self.stopping.is_set() and (job := services.claim_next(self._worker, self._route)):
                    claimed += 1
                    self._take(job)
            finally:
                self._busy.release()
            # a bell that rang before the lock was free found it taken
            if not Job.objects.in_turn().on(self._route).exists():
                break
        return claimed

    def close(self) -> None:
        self.stopping.set()
        self._pulse.stop()
        self.host.close()
        self._scratch.close()

    def _take(self, job: Job) -> None:
        with structlog.contextvars.bound_contextvars(job=str(job.pk), attempt=job.attempt):
            try:
                self._render(job)
            except StaleJob:
                log.info("job_moved_meanwhile")
            except Cancelled:
                self._stopped(job)
            except EngineUnfit as error:
                log.error("engine_unfit", code=error.code, route=str(self._route))
                self.stopping.set()
                self._pulse.stop()
                self._settle(job, error)
                self._leave()
            except EngineError as error:
                log.warning("engine_refused", code=error.code, retry=error.retry)
                self._settle(job, error)
            except Exception:
                log.exception("render_broke")
                self._settle(job, RenderBroke("see the log"))

    def _render(self, job: Job) -> None:
        relay = Relay(job, self.stopping)
        with self._scratch.folder() as folder, self._scratch.faces() as faces:
            spec = _spec(job, folder, faces, on_wait=relay.go_on)
            deadline_s = DEADLINE_S + DEADLINE_FACTOR * job.estimate_ms / 1000
            made = self.host.render(
                RenderOrder(spec=spec, folder=folder, av1=settings.AV1, tags=tags_of(credit_of(job))),
                on_progress=relay.hear,
                deadline_s=deadline_s,
            )
            # a fresh lease, for the store to take its time
            if not services.beat(job, stage="package", progress=STORING):
                raise Cancelled("the row moved")
            services.complete(job, _clip(made, spec))

    def _stopped(self, job: Job) -> None:
        """Either the row said so, and all is done; or this worker stops, and the job goes back."""
        if self.stopping.is_set():
            self._settle(job, None)

    def _settle(self, job: Job, error: EngineError | None) -> None:
        try:
            if error is None or error.retry:
                services.release(job, reason=error.code if error else "worker_stopped")
            else:
                services.fail(job, error.code)
        except StaleJob:
            log.info("job_moved_meanwhile")


class Relay:
    """From the engine's progress to beats of the job."""

    def __init__(self, job: Job, stopping: threading.Event) -> None:
        self._job = job
        self._stopping = stopping
        self._beaten = time.monotonic()
        self._told: tuple[str, int] | None = None
        self._latest: tuple[str, int] | None = None
        self._preview = b""

    def hear(self, news: Progress | Chunk | None) -> bool:
        """False when the render should stop."""
        if self._stopping.is_set():
            return False
        if isinstance(news, Chunk):
            return self._keep(news)
        if news is not None:
            self._latest = (news.stage, news.per_mille)
            self._preview = news.preview or self._preview
        is_news = self._latest != self._told or self._preview
        if time.monotonic() - self._beaten < (BEAT_S if is_news else IDLE_BEAT_S):
            return True
        return self._beat()

    def go_on(self) -> None:
        """For work without news. Raises Cancelled when it should stop."""
        if not self.hear(None):
            raise Cancelled("the row moved")

    def _keep(self, chunk: Chunk) -> bool:
        """A piece that its maker took back meanwhile, because it failed, is passed over: news of that comes next."""
        try:
            return services.add_chunk(self._job, chunk.path, seconds=chunk.seconds, on_wait=self.go_on)
        except FileNotFoundError:
            return True
        except Cancelled:
            return False
        finally:
            chunk.path.unlink(missing_ok=True)

    def _beat(self) -> bool:
        self._beaten = time.monotonic()
        preview, self._preview = self._preview, b""
        stage, progress = self._latest if self._latest and self._latest != self._told else ("", None)
        self._told = self._latest
        return services.beat(
            self._job,
            stage=stage,
            progress=progress,
            preview=f"data:image/jpeg;base64,{base64.b64encode(preview).decode()}" if preview else "",
        )


def _spec(job: Job, folder: Path, faces: Path, *, on_wait: Callable[[], None]) -> RenderSpec:
    """Opens the faces and voices into `faces`, and copies the soundtrack and the clips it is made from into `folder`,
    both private. Of a job that is made from clips, only those are opened who are drawn anew, in a frame that it begins
    or ends as, too.

    Raises EngineError when a file is gone or can not be opened.
    """
    references: list[Reference] = []
    audio = None
    opened: dict[int, Reference] = {}

    def face(row: JobReference) -> Reference:
        """Opened once, for the clip and for frames of others."""
        if row.pk not in opened:
            opened[row.pk] = _face(row, faces)
        return opened[row.pk]

    try:
        given = materials(job, folder, on_wait=on_wait)
        everybody = list(job.references.select_related("likeness__owner").order_by("pk"))
        board = Storyboard.model_validate(job.storyboard) if job.storyboard else None
        drawn = shown_by(board, handles_of(everybody), job.materials.all())
        cast = [row for row in everybody if row.likeness_id in drawn]
        wishes = {row.handle: row.wish for row in cast}
        references += map(face, cast)
        references += voices(job, cast, faces)
        redrawn = tuple(frames_again(job, everybody, face))
        if job.audio_key:
            audio = AudioTrack(path=folder / "track.wav", seconds=(job.audio_ms or 0) / 1000)
            store.copy_to(job.audio_key, audio.path, on_wait=on_wait)
        audio = audio or given.sound
    except FileNotFoundError:
        raise EngineError("a file the job relies on is gone", code="material_gone") from None
    except vault.VaultLocked as error:
        raise EngineError("a face or voice can not be opened", code=error.code) from None
    spec = RenderSpec(
        prompt=job.prompt,
        width=job.width,
        height=job.height,
        num_frames=job.num_frames,
        frame_rate=job.frame_rate,
        seed=job.seed,
        operation=Operation(job.operation),
        storyboard=board,
        references=(*references, *given.shown),
        audio=audio,
        redrawn=redrawn,
    )
    return with_wishes(spec, wishes, planning.vocabulary())


def _face(row: JobReference, folder: Path) -> Reference:
    """Opens it into the folder. Raises FileNotFoundError, VaultLocked."""
    path = folder / f"{row.handle}.npz"
    _open(row.likeness.identity_key, path)
    return Reference(
        kind=ReferenceKind.IMAGE,
        handle=row.handle,
        path=path,
        role=ReferenceRole.CHARACTER if row.likeness.is_character else ReferenceRole.LIKENESS,
        likeness_id=str(row.likeness_id),
        consent_id=str(row.grant_id) if row.grant_id else None,
    )


def _open(key: str, path: Path) -> None:
    if not key:
        raise FileNotFoundError(key)
    vault.open_to(key, path)


def _clip(made: Made, spec: RenderSpec) -> services.MadeClip:
    return services.MadeClip(
        video=made.video,
        poster=made.poster,
        preview=made.preview,
        width=made.width,
        height=made.height,
        duration_ms=made.duration_ms,
        package=made.package,
        engine_version=made.engine_version,
        voices=frozenset(one.handle for one in spec.references if one.kind is ReferenceKind.VOICE),
        report=made.report,
    )


@cache
def current() -> Runner:
    """This process's runner, with its engine starting to load."""
    name, route = os.environ.get(WORKER_NAME) or socket.gethostname(), served()
    host = Host(route.engine, setup(model=route.model, processes=settings.RENDER_WORKERS))
    scratch = Scratch(settings.DATA_DIR / "scratch")
    runner = Runner(host=host, scratch=scratch, worker=f"{name}:{os.getpid()}", route=route, leave=_end_worker)
    runner.start()
    return runner


def served() -> Route:
    """What this process renders."""
    return Route.parse(os.environ.get(WORKER_ROUTE) or settings.ENGINES[0])


def _end_worker() -> None:
    """As an operator would: Celery finishes what is in hand, and this process ends."""
    os.kill(os.getpid(), signal.SIGTERM)
