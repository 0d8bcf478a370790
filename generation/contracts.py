"""What crosses the seam between the product and its engines. Plain Python: no Django, no torch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np

    from generation.storyboard.schema import Storyboard

AUDIO_RATE = 48_000
"""Samples a second of every soundtrack that an engine returns."""


class EngineError(Exception):
    """An engine's refusal or failure; `code` is stable and safe to show, the message holds no prompt."""

    code = "engine_failed"
    retry = False

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        if code:
            self.code = code


class SpecRejected(EngineError):
    """The spec can never be rendered by this engine: do not retry."""

    code = "spec_rejected"


class EngineUnavailable(EngineError):
    """The engine lacks something that another worker may have: retry elsewhere."""

    code = "engine_unavailable"
    retry = True


class EngineBroken(EngineError):
    """The engine's process is of no use any more (its accelerator failed): it is made anew, and the job tried again."""

    code = "engine_broken"
    retry = True


class Cancelled(EngineError):
    """Raised out of `on_step` by the caller; an engine lets it pass and cleans up."""

    code = "cancelled"


class Operation(StrEnum):
    """What a job asks for; an engine lists those it can do. All but the first start from given pictures or clips, or
    from a clip's storyboard.
    """

    TEXT_TO_VIDEO = "text_to_video"
    IMAGE_TO_VIDEO = "image_to_video"
    VIDEO_TO_VIDEO = "video_to_video"
    EXTEND = "extend"
    LOOP = "loop"
    FIRST_LAST_FRAME = "first_last_frame"
    BLEND = "blend"
    STITCH = "stitch"
    DUET = "duet"
    SWAP = "swap"
    ADD = "add"
    REMOVE = "remove"
    RESTYLE = "restyle"
    RELIGHT = "relight"
    REVOICE = "revoice"
    RESCORE = "rescore"
    REFRAME = "reframe"
    UPSCALE = "upscale"
    CAPTION = "caption"
    MOTION_PATH = "motion_path"
    CAMERA = "camera"


class StoryPart(StrEnum):
    """What a storyboard may hold that words do not tell, and not every engine follows: a picture that a scene ends as,
    one that a later scene begins as, scenes filled with given pictures or footage (beside what the operation is about),
    people cast into what begins with a picture or footage, ways drawn for them and the camera, an end that leads into
    the beginning.
    """

    LAST_FRAME = "last_frame"
    LATER_FRAME = "later_frame"
    FOOTAGE = "footage"
    CAST = "cast"
    PATH = "path"
    LOOP = "loop"

    @property
    def refusal(self) -> str:
        """The code of who does not follow it."""
        return f"{self.value}_not_offered"


class ReferenceKind(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    VOICE = "voice"


class ReferenceRole(StrEnum):
    """What a reference is for: somebody's face or voice, a character without one (a toy, a pet, a drawing), or material
    that shots fill the frame with, begin or end as.
    """

    LIKENESS = "likeness"
    CHARACTER = "character"
    MATERIAL = "material"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One likeness, character or piece of material that conditions the clip. `handle` is as the prompt and the
    storyboard write it, without the @; a voice has the handle of its speaker. `text` is what a voice sample says.
    """

    kind: ReferenceKind
    handle: str
    path: Path
    role: ReferenceRole = ReferenceRole.LIKENESS
    text: str = ""
    likeness_id: str | None = None
    consent_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioTrack:
    """A soundtrack the user gave, decoded and written again by the media stage as WAV, 48 kHz stereo."""

    path: Path
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderSpec:
    """One clip to render. Sizes in pixels, both even (4:2:0); the clip lasts `num_frames / frame_rate` seconds."""

    prompt: str
    width: int = 720
    height: int = 1280
    num_frames: int = 150
    frame_rate: int = 30
    seed: int = 0
    operation: Operation = Operation.TEXT_TO_VIDEO
    storyboard: "Storyboard | None" = None
    references: tuple[Reference, ...] = ()
    audio: AudioTrack | None = None
    num_inference_steps: int | None = None
    strength: float | None = None
    redrawn: "tuple[Redrawn, ...]" = ()

    def __post_init__(self) -> None:
        if self.width % 2 or self.height % 2:
            raise SpecRejected(f"sides must be even for 4:2:0 video, got {self.width}x{self.height}")
        if min(self.width, self.height) < 64 or max(self.width, self.height) > 4096:
            raise SpecRejected(f"sides must be 64 to 4096 pixels, got {self.width}x{self.height}")
        if self.num_frames < 1 or self.frame_rate < 1:
            raise SpecRejected(f"a clip needs frames, got {self.num_frames} at {self.frame_rate} fps")
        if not 0 <= self.seed < 2**32:
            raise SpecRejected("seed must be 0 to 4294967295")

    @property
    def seconds(self) -> float:
        return self.num_frames / self.frame_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """The picture reference `handle` is the frame that a clip made by `spec` shows `at_s` seconds into it, as it is in
    its file. An engine that draws it again, without captions and label, may take that where both show the same.
    """

    handle: str
    spec: RenderSpec
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Progress: `done` of `total` (frames or denoising steps) in the named `stage`.

    `share` 0..1 is how much of the whole clip is made, where an engine knows better than to count frames. `preview`,
    now and then, is a small uint8 [h, w, 3] sRGB picture of the newest frame.
    """

    stage: str
    done: int
    total: int
    share: float | None = None
    preview: "np.ndarray | None" = field(default=None, repr=False)


OnStep = Callable[[Step], None]
"""Called often; raises Cancelled to stop the engine within one step."""


@dataclass(slots=True, kw_only=True)
class Report:
    """How a clip was made; an engine fills it while its frames are read, and it is whole when they are exhausted.

    `settings` are what is needed to make it again (revision, seeds, steps, dtype, attention backend, batch), plain
    numbers and words. `identity_score` -1..1 is how alike the least alike face is to its reference, None where nobody
    measured it; `notes` are stable codes that its owner reads in words; `gpu_ms` is accelerator time.
    """

    model: str = ""
    settings: dict[str, str | int | float] = field(default_factory=dict)
    identity_score: float | None = None
    notes: list[str] = field(default_factory=list)
    gpu_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderResult:
    """`frames` does the work as it is read: uint8 [H, W, 3] sRGB arrays, `num_frames` of them, valid until the next is
    asked for. `audio` does its work as it is read too: float32 [n, 2] blocks at AUDIO_RATE that start with frame 0 and
    are at least as long as the frames in all. Close `frames` (or exhaust it) to free the engine's processes.
    """

    frames: "Iterator[np.ndarray]"
    audio: "Iterator[np.ndarray]"
    storyboard: "Storyboard | None"
    engine: str
    engine_version: str
    num_frames: int
    frame_rate: int
    timings_ms: dict[str, int] = field(default_factory=dict)
    report: Report = field(default_factory=Report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where a job is rendered: an engine, and which of its models ("" where it has none). Each has its own queue."""

    engine: str
    model: str = ""

    def __str__(self) -> str:
        return f"{self.engine}.{self.model}" if self.model else self.engine

    @classmethod
    def parse(cls, text: str) -> "Route":
        """What `str` gave."""
        engine, _, model = text.partition(".")
        return cls(engine=engine, model=model)

    @property
    def queue(self) -> str:
        return f"render.{self}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """What an engine can do, for the router and for the create page. `sizes`: the usual one of each shape first;
    `frame_rate` None: any. `reference_roles`: whether faces, characters and material can be given at all.
    `max_voices`: how many may be given beside what is shown. `stylised`: what it makes is never taken for a photograph,
    whatever is asked for. `follows`: of what storyboards hold beyond words; nobody is given the rest.
    """

    operations: frozenset[Operation]
    reference_kinds: frozenset[ReferenceKind]
    audio_driven: bool
    max_seconds: float
    max_references: int
    sizes: tuple[tuple[int, int], ...]
    languages: tuple[str, ...]
    licence: str
    notes: tuple[str, ...] = ()
    frame_rate: int | None = None
    reference_roles: frozenset[ReferenceRole] = frozenset(ReferenceRole)
    max_voices: int = 0
    stylised: bool = False
    follows: frozenset[StoryPart] = frozenset(StoryPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Expected wall seconds on this machine for one spec."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing an installation can render with, described without loading it. `refusal` is the code of what forbids
    its use here (its licence, a host that is not listed), empty where nothing does.
    """

    route: Route
    capability: Capability
    refusal: str = ""
    estimate: Callable[[RenderSpec], Estimate] = field(repr=False)


class Engine(Protocol):
    """Every engine passes tests/generation/engines/test_contract.py."""

    name: str

    def capabilities(self) -> Capability: ...

    def estimate(self, spec: RenderSpec) -> Estimate: ...

    def render(self, spec: RenderSpec, *, on_step: OnStep) -> RenderResult:
        """SpecRejected before any work; EngineUnavailable, and what on_step raises, also while frames are read."""
        ...
