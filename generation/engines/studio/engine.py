"""The studio engine: a prompt to a clip on CPUs alone, without weights."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from generation.contracts import (
    Capability,
    EngineUnavailable,
    Estimate,
    OnStep,
    Operation,
    Redrawn,
    Reference,
    ReferenceKind,
    ReferenceRole,
    RenderResult,
    RenderSpec,
    SpecRejected,
    Step,
)
from generation.engines.boards import check_board
from generation.engines.soundstage import Rehearsal, Soundstage
from generation.engines.studio import references
from generation.engines.studio.audio.track import Track
from generation.engines.studio.audio.voices.catalogue import Voices
from generation.engines.studio.frames import FrameStream
from generation.engines.studio.materials import Material, Picture, materials
from generation.engines.studio.plugins import registry
from generation.engines.studio.pool import Pool
from generation.engines.studio.redrawing import REDRAWING, index_of, is_same
from generation.engines.studio.references import Person
from generation.engines.studio.stills import Stills
from generation.storyboard.glyphs import Glyphs
from generation.storyboard.pacing import says_too_much
from generation.storyboard.planner import plan
from generation.storyboard.schema import Storyboard
from vision.contracts import VisionError
from vision.pack import FacePack

VERSION = "1"
MAX_SECONDS = 300.0
MAX_REFERENCES = 4
MAX_MATERIALS = 20
MAX_PIXELS = 1080 * 1920
SIZES = ((720, 1280), (1280, 720), (960, 960), (540, 960), (360, 640), (1080, 1920), (1920, 1080), (1080, 1080))
"""The usual one of each shape first."""
STAGES = ("storyboard", "faces", "voices", "timeline", "sound")
"""What is done before the first frame, in order."""
RENDERER = "generation.engines.studio.stage.renderer"
_NO_EMOJI = "no emoji pictures are installed: things are listed, not shown"
_START_S, _FRAME_S = 4.0, 0.075
"""Measured on 2 cores: before the first frame of a cold clip, and of one process's time a frame of 720x1280."""


class StudioEngine:
    """Keeps its render processes between clips; `close` ends them. One clip at a time.

    `assets` has face/, emoji/, cldr/ and fonts/ in it; without emoji there are fewer props, without face only saved
    identities work as references. Built places are kept in the folder `cache`, where there is one.
    """

    name = "studio"

    def __init__(
        self,
        assets: Path,
        *,
        workers: int | None = None,
        max_seconds: float = MAX_SECONDS,
        cache: Path | None = None,
    ) -> None:
        self._assets = assets
        self._cache = cache
        self._max_seconds = max_seconds
        self._glyphs = Glyphs(assets)
        self._voices = Voices(assets)
        self._pool = Pool(workers, preload=RENDERER)
        self._stills = Stills(assets, cache)

    def capabilities(self) -> Capability:
        return Capability(
            operations=frozenset(Operation),
            reference_kinds=frozenset(ReferenceKind),
            audio_driven=True,
            max_seconds=self._max_seconds,
            max_references=MAX_REFERENCES,
            max_voices=MAX_REFERENCES,
            sizes=SIZES,
            languages=("en", "zh-hans", "zh-hant"),
            licence="Apache-2.0",
            stylised=True,
            notes=(*(() if len(self._glyphs) else (_NO_EMOJI,)), *self._voices.notes),
        )

    def estimate(self, spec: RenderSpec) -> Estimate:
        share = spec.width * spec.height / (720 * 1280)
        return Estimate(seconds=_START_S + spec.num_frames * _FRAME_S * share / min(self._pool.count, 2))

    @property
    def voices(self) -> tuple[str, ...]:
        """Names that a line may ask for."""
        return tuple(self._voices.installed)

    def warm(self) -> None:
        """Starts the render processes, which load what the first clip would wait for."""
        self._pool.warm()

    def close(self) -> None:
        self._pool.close()
        self._stills.close()

    def wake(self) -> None:
        """Starts what draws stills, for somebody who is about to edit. Returns at once."""
        self._stills.wake()

    def still(
        self,
        storyboard: Storyboard,
        *,
        at_s: float,
        width: int,
        height: int,
        seed: int,
        pictures: Mapping[str, bytes] | None = None,
    ) -> np.ndarray:
        """See generation.planning.Studio. Raises as Stills.draw does."""
        return self._stills.draw(storyboard, at_s=at_s, width=width, height=height, seed=seed, pictures=pictures)

    def render(self, spec: RenderSpec, *, on_step: OnStep) -> RenderResult:
        """See Engine.render. Codes of SpecRejected: too_long, too_large, too_many_references, reference_missing,
        reference_unreadable, audio_unreadable, lines_too_long, too_many_shots, those of Voices.check, of the planner
        and of vision.
        """
        self._check(spec)
        self._pool.warm()
        timings_ms: dict[str, int] = {}
        clock = _Clock(on_step, timings_ms)
        storyboard = spec.storyboard
        with clock.stage("storyboard"):
            if storyboard is None:
                storyboard = self._plan(spec)
                check_board(storyboard, spec.references)
        with clock.stage("faces"):
            track = Track(spec.audio.path) if spec.audio else None
            faces = references.identities(_people(spec), self._assets / "face")
            given = materials(spec.references, self._face_pack())
            given = {**given, **{one.handle: picture for one in spec.redrawn if (picture := self._again(one, given))}}
        with clock.stage("voices"):
            rehearsal = Rehearsal.of(storyboard, spec, track=track, voices=self._voices)
        with clock.stage("timeline"):
            timeline = rehearsal.timeline()
        rendering = self._pool.start(
            f"{RENDERER}:FrameRenderer",
            (timeline, _shown(faces, storyboard), self._assets, given, self._cache),
            width=spec.width,
            height=spec.height,
            num_frames=spec.num_frames,
        )
        try:
            with clock.stage("sound"):
                audio = Soundstage(timeline=timeline, track=track, given=given).heard()
        except BaseException:
            rendering.close()
            raise
        return RenderResult(
            frames=FrameStream(rendering, num_frames=spec.num_frames, on_step=on_step, timings_ms=timings_ms),
            audio=audio,
            storyboard=storyboard,
            engine=self.name,
            engine_version=VERSION,
            num_frames=spec.num_frames,
            frame_rate=spec.frame_rate,
            timings_ms=timings_ms,
        )

    def _again(self, wanted: Redrawn, given: Mapping[str, Material]) -> Picture | None:
        """None where it can not be drawn, or does not show what the file does: the file's own frame stays."""
        filmed, spec = given.get(wanted.handle), wanted.spec
        if not isinstance(filmed, Picture) or spec.storyboard is None:
            return None
        try:
            self._check(spec)
            timeline = Rehearsal.of(spec.storyboard, spec, track=None, voices=self._voices).timeline()
            faces = _shown(references.identities(_people(spec), self._assets / "face"), spec.storyboard)
            arguments = (timeline, faces, self._assets, self._cache, index_of(wanted))
            size = {"width": spec.width, "height": spec.height}
            with self._pool.start(f"{REDRAWING}:OneFrame", arguments, **size, num_frames=1) as frames:
                drawn = next(frames).copy()
        except (SpecRejected, EngineUnavailable):
            return None
        return replace(filmed, rgb=drawn) if is_same(drawn, filmed.rgb) else None

    def _check(self, spec: RenderSpec) -> None:
        if spec.seconds > self._max_seconds:
            raise SpecRejected(f"{spec.seconds:g} s is more than {self._max_seconds:g} s", code="too_long")
        if spec.width * spec.height > MAX_PIXELS:
            raise SpecRejected(f"{spec.width}x{spec.height} is more than 1080x1920", code="too_large")
        if len(_people(spec)) > MAX_REFERENCES or len(spec.references) > 2 * MAX_REFERENCES + MAX_MATERIALS:
            raise SpecRejected(f"more than {MAX_REFERENCES} references", code="too_many_references")
        if spec.audio and not spec.audio.path.is_file():
            raise SpecRejected("the audio track cannot be read", code="audio_unreadable")
        if not all(reference.path.is_file() for reference in spec.references):
            raise SpecRejected("a reference cannot be read", code="reference_unreadable")
        references.check_headers(spec.references)
        if spec.storyboard:
            check_board(spec.storyboard, spec.references)
            self._voices.check(spec.storyboard)
            if says_too_much(spec.storyboard, spec.seconds):
                raise SpecRejected("the lines can not be spoken in this length", code="lines_too_long")

    def _face_pack(self) -> FacePack | None:
        try:
            return FacePack(self._assets / "face")
        except VisionError:
            return None

    def _plan(self, spec: RenderSpec) -> Storyboard:
        return plan(
            spec.prompt,
            cast=[reference.handle for reference in spec.references if reference.kind is not ReferenceKind.VOICE],
            vocabulary=registry.vocabulary(),
            glyphs=self._glyphs,
            seconds=spec.seconds,
            seed=spec.seed,
        )


class _Clock:
    """Reports the stages before the frames, and how long each took."""

    def __init__(self, on_step: OnStep, timings_ms: dict[str, int]) -> None:
        self._on_step = on_step
        self._timings_ms = timings_ms

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._on_step(Step(stage=name, done=STAGES.index(name), total=len(STAGES)))
        since = time.monotonic()
        yield
        self._timings_ms[name] = round(1000 * (time.monotonic() - since))


def _people(spec: RenderSpec) -> tuple[Reference, ...]:
    return tuple(
        one for one in spec.references if one.role is not ReferenceRole.MATERIAL and one.kind is not ReferenceKind.VOICE
    )


def _shown(faces: dict[str, Person], storyboard: Storyboard) -> dict[str, Person]:
    return {handle: identity for handle, identity in faces.items() if handle in storyboard.handles}
