"""The videos_api engine: clips from any OpenAI-compatible server, checked before and distrusted after."""

import tempfile
import time
from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from generation.contracts import Capability, Estimate, OnStep, RenderResult, RenderSpec, Report
from generation.engines.boards import planned
from generation.engines.prompting import faces
from generation.engines.prompting.material import Given
from generation.engines.prompting.staging import staged
from generation.engines.soundstage import Soundstage
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.videos_api.ability import capability_of
from generation.engines.videos_api.asking import Asking
from generation.engines.videos_api.client import VideosClient
from generation.engines.videos_api.listing import Listing, look, unusable
from generation.engines.videos_api.patience import Pace, Patience
from generation.engines.videos_api.pictures import HELD_S, ClipFrames
from generation.engines.videos_api.requests import Request
from generation.engines.videos_api.rules import check_spec, check_story
from generation.engines.videos_api.session import Fetched, News, fetch
from generation.engines.videos_api.sounds import mastered, own_sound
from generation.engines.videos_api.transport import Transport
from generation.manifests import offers
from generation.manifests.schema import Manifest, Server
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.schema import Storyboard

VERSION = "1"
TICK_S = 0.2
"""How often a stop is asked for while the server works."""
_GRACE_S = 0.6
_LONGER, _LARGER = 1.5, 2.25
"""How much longer and larger than asked for an answer may be: models round to their own lattice."""


class VideosApiEngine:
    """One model of one server. `key` goes to its origin only. Clips may be rendered by several threads at once.

    Raises EngineUnavailable `host_not_listed`.
    """

    name = "videos_api"

    def __init__(
        self, manifest: Manifest, server: Server, *, assets: Path, hosts: Collection[str], key: str, pace: Pace
    ) -> None:
        self._manifest = manifest
        self._server = server
        self._assets = assets
        self._voices = Voices(assets)
        self._asking = Asking(manifest, server)
        self._transport = Transport(server.url, key=key, hosts=hosts, pace=pace)
        self._client = VideosClient(self._transport, pace)

    def capabilities(self) -> Capability:
        return capability_of(self._manifest, self._server)

    def estimate(self, spec: RenderSpec) -> Estimate:
        return offers.estimate(self._manifest, spec)

    def close(self) -> None:
        self._transport.close()

    def render(self, spec: RenderSpec, *, on_step: OnStep) -> RenderResult:
        """See Engine.render; the clip is here when it returns, and decoded as it is read.

        Codes of SpecRejected: those of rules, requests, staging, faces and Soundstage, `remote_refused`,
        `remote_moderated`; of EngineUnavailable: `remote_unavailable`, `remote_key_refused`, `remote_lost`,
        `remote_truncated`, `host_not_listed`; of EngineError: `remote_failed`, `remote_clip_unusable`.
        """
        check_spec(spec, self.capabilities())
        given = Given(spec.references)
        board = staged(spec.storyboard or planned(spec, self._glyphs), spec, given)
        check_story(board, spec, self._voices)
        request = self._asking.request(board, spec, given, faces.pictures(spec.references, self._assets))
        stage = None if self._manifest.makes_sound else self._stage(board, spec)
        with ExitStack() as undo:
            folder = Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="reprise-clip-")))
            clip, since = folder / "clip.mp4", time.monotonic()
            fetched = self._fetch(request, clip, on_step)
            timings_ms = {"remote": round(1000 * (time.monotonic() - since))}
            found = self._looked_at(clip, request, spec)
            sound = own_sound(clip, found, spec)
            heard = mastered(sound) if sound is not None else (stage or self._stage(board, spec)).heard()
            frames = ClipFrames(clip, found, spec, on_step=on_step, keeping=undo.pop_all())
        return RenderResult(
            frames=frames,
            audio=heard,
            storyboard=board,
            engine=self.name,
            engine_version=VERSION,
            num_frames=spec.num_frames,
            frame_rate=spec.frame_rate,
            timings_ms=timings_ms,
            report=self._report(request, found, fetched, spec),
        )

    def _fetch(self, request: Request, to: Path, on_step: OnStep) -> Fetched:
        """On a thread of its own, which also deletes what is left on the server after a stop."""
        patience = Patience(self._server.deadline_s)
        news = News(1 + len(request.further_s))
        pool = ThreadPoolExecutor(1, thread_name_prefix="videos_api")
        fetching: Future[Fetched] = pool.submit(fetch, self._client, request, to, patience=patience, news=news)
        pool.shutdown(wait=False)
        try:
            on_step(news.step)
            while not wait([fetching], TICK_S).done:
                on_step(news.step)
            return fetching.result()
        except BaseException:
            patience.stop()
            wait([fetching], _GRACE_S)
            raise

    def _looked_at(self, clip: Path, request: Request, spec: RenderSpec) -> Listing:
        width, height = request.size
        found = look(clip, most_seconds=request.seconds * _LONGER + 2, most_pixels=round(width * height * _LARGER))
        if found.seconds < spec.seconds - HELD_S:
            raise unusable("is shorter than was asked for")
        return found

    @cached_property
    def _glyphs(self) -> Glyphs:
        return Glyphs(self._assets)

    def _stage(self, board: Storyboard, spec: RenderSpec) -> Soundstage:
        return Soundstage.of(board, spec, voices=self._voices)

    def _report(self, request: Request, found: Listing, fetched: Fetched, spec: RenderSpec) -> Report:
        """Nothing that names the key, the server or the remote video."""
        width, height = request.size
        settings: dict[str, str | int | float] = {
            "remote_model": self._server.model,
            "seed": spec.seed,
            "size": f"{width}x{height}",
            "seconds": request.seconds,
            "answered_size": f"{found.width}x{found.height}",
            "answered_seconds": round(found.seconds, 3),
        }
        notes = [] if fetched.forgotten else ["remote_not_deleted"]
        return Report(model=self._manifest.id, settings=settings, notes=notes)
