"""The diffusion engine: a storyboard made shot by shot by a pipeline behind an adapter."""

import time
from functools import cached_property
from pathlib import Path

from generation.contracts import Capability, EngineUnavailable, Estimate, OnStep, RenderResult, RenderSpec, Report, Step
from generation.engines.diffusion.attempts import Attempts
from generation.engines.diffusion.calls import Adapter
from generation.engines.diffusion.device import device_of
from generation.engines.diffusion.faces_analyzer import analyzer_of
from generation.engines.diffusion.failures import device_lost, drop_caches, is_out_of_memory
from generation.engines.diffusion.frames import Frames
from generation.engines.diffusion.identity import Likenesses
from generation.engines.diffusion.production import Production
from generation.engines.diffusion.progress import Progress
from generation.engines.diffusion.reading import Ready, read
from generation.engines.diffusion.record import Record
from generation.engines.diffusion.warming import warm_calls
from generation.engines.setup import Setup
from generation.manifests.offers import capability_of, estimate
from generation.manifests.schema import Manifest
from generation.storyboard.glyphs import Glyphs

VERSION = "1"


class DiffusionEngine:
    """Keeps one model in memory between clips. One clip at a time."""

    name = "diffusion"

    def __init__(self, setup: Setup, manifest: Manifest, adapter: type[Adapter], folder: Path) -> None:
        """`folder` has been checked. Raises EngineUnavailable `device_missing`, and as faces_analyzer does."""
        self._setup = setup
        self._manifest = manifest
        self._kind = adapter
        self._folder = folder
        self._adapter: Adapter | None = None
        self._device = device_of(setup.device)
        self._analyzer = analyzer_of(setup, self._device)

    @cached_property
    def _glyphs(self) -> Glyphs:
        """For planning; a storyboard needs none."""
        return Glyphs(self._setup.assets)

    def capabilities(self) -> Capability:
        return capability_of(self._manifest)

    def estimate(self, spec: RenderSpec) -> Estimate:
        return estimate(self._manifest, spec)

    def warm(self) -> None:
        """Loads the model and compiles it for its warm shapes. Raises EngineUnavailable `model_unavailable`,
        `out_of_memory`; EngineBroken `device_lost`.
        """
        adapter = self._loaded(Progress(_ignore, total=1, num_frames=1))
        for call in warm_calls(self._manifest):
            Attempts(adapter).takes([call], on_stage=lambda *_: None)

    def close(self) -> None:
        """Lets the model go; the next clip loads it again."""
        self._adapter = None
        drop_caches()

    def render(self, spec: RenderSpec, *, on_step: OnStep) -> RenderResult:
        """See Engine.render. Codes of SpecRejected are those of reading.read; while frames are read come
        EngineUnavailable `out_of_memory` and EngineBroken `device_lost`.
        """
        timings_ms: dict[str, int] = {}
        since = time.monotonic()
        ready = read(spec, self._manifest, self._kind.traits, assets=self._setup.assets, glyphs=lambda: self._glyphs)
        timings_ms["read"] = round(1000 * (time.monotonic() - since))
        total = sum(stretch.num_frames for stretch in ready.orders.story.stretches)
        progress = Progress(on_step, total=total, num_frames=spec.num_frames)
        since = time.monotonic()
        adapter = self._loaded(progress)
        timings_ms["load"] = round(1000 * (time.monotonic() - since))
        return self._result(spec, ready, adapter, progress, timings_ms)

    def _result(
        self, spec: RenderSpec, ready: Ready, adapter: Adapter, progress: Progress, timings_ms: dict[str, int]
    ) -> RenderResult:
        report = Report(model=self._manifest.id)
        record = Record(report)
        record.note(*ready.notes)
        attempts = Attempts(adapter)
        production = Production(
            ready.orders,
            attempts,
            likenesses=Likenesses(self._analyzer, ready.people),
            floor=self._setup.identity_floor,
            together=self._manifest.max_batch if self._kind.traits.batch else 1,
            progress=progress,
            record=record,
        )

        def finished() -> None:
            record.finish(self._settings(adapter, ready), gpu_ms=attempts.gpu_ms)
            timings_ms["model"] = attempts.gpu_ms

        return RenderResult(
            frames=Frames(production, progress, num_frames=spec.num_frames, timings_ms=timings_ms, on_end=finished),
            audio=ready.orders.score.heard(production.more),
            storyboard=ready.board,
            engine=self.name,
            engine_version=VERSION,
            num_frames=spec.num_frames,
            frame_rate=spec.frame_rate,
            timings_ms=timings_ms,
            report=report,
        )

    def _settings(self, adapter: Adapter, ready: Ready) -> dict[str, str | int | float]:
        lattice = ready.orders.story.lattice
        size = f"{lattice.width}x{lattice.height}"
        known: dict[str, str | int | float] = {"revision": self._manifest.revision, "size": size}
        return known | {"frame_rate": lattice.rate, "device": self._device} | adapter.settings()

    def _loaded(self, progress: Progress) -> Adapter:
        if self._adapter is None:
            progress.load(0, 1)
            try:
                self._adapter = self._kind.load(
                    self._manifest, self._folder, device=self._device, on_stage=progress.stage
                )
            except RuntimeError as error:
                if is_out_of_memory(error):
                    raise EngineUnavailable("the model does not fit into memory", code="out_of_memory") from None
                if lost := device_lost(error):
                    raise lost from None
                raise
        return self._adapter


def _ignore(_: Step) -> None:
    """Nobody waits for a model that is loaded ahead."""
