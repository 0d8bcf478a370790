"""A model manifest: what a folder of weights is, may and can. One TOML file beside the folder; the web process reads it
without ever loading the model.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generation.contracts import Operation, ReferenceKind, ReferenceRole

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Territory = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166, or EU for all its members."""

Dtype = Literal["float32", "bfloat16", "float16"]
Policy = Literal["resident", "encoder_offload", "model_offload", "group_offload"]
"""Where weights live, from the fastest to the smallest; see docs/engines.md."""

Pixels = Annotated[int, Field(ge=64, le=4096, multiple_of=2)]


class Part(BaseModel):
    """Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Licence(Part):
    """`revenue_limit_usd`: from so much a year on the licence asks for another agreement. `disclosure`: clips must say
    that a machine made them (they always do). `attribution` must be shown where it is not empty.
    """

    name: str = Field(min_length=1, max_length=80)
    url: str = Field(max_length=300)
    commercial: bool
    revenue_limit_usd: int | None = Field(default=None, ge=0)
    excluded_territories: tuple[Territory, ...] = ()
    disclosure: bool = False
    attribution: str = Field(default="", max_length=200)


class Limits(Part):
    """Of one pipeline call: frames are `frame_step` k + `frame_offset` and last at most `call_seconds`, sides multiples
    of `size_multiple`. Of a whole clip: `max_seconds`, and how many references of each kind. `frame_rate` None: any.
    `sizes` are those of finished clips, the usual one of each shape first; what the lattice makes too large is cut.
    """

    frame_step: int = Field(ge=1)
    frame_offset: int = Field(ge=0)
    size_multiple: int = Field(ge=2)
    call_seconds: float = Field(gt=0, le=60)
    max_seconds: float = Field(gt=0, le=300)
    min_frames: int = Field(default=1, ge=1)
    frame_rate: int | None = Field(default=None, ge=1, le=60)
    sizes: tuple[tuple[Pixels, Pixels], ...] = Field(min_length=1)
    max_references: dict[ReferenceKind, Annotated[int, Field(ge=0, le=64)]] = {}


class Defaults(Part):
    """`sigmas` replace the number of steps. `speech`: whether the model speaks lines itself, or hears a synthesised
    voice. `overlap_frames` of a stretch are seen again by the next one; `carry` 0..1 is how firmly a shot in the same
    place begins as the one before it ended.
    """

    num_inference_steps: int = Field(default=30, ge=1, le=200)
    sigmas: tuple[float, ...] = ()
    guidance_scale: float = Field(default=1.0, ge=0, le=30)
    negative_prompt: str = Field(default="", max_length=2000)
    strength: float = Field(default=0.7, ge=0, le=1)
    speech: Literal["model", "synthesised"] = "model"
    overlap_frames: int = Field(default=9, ge=1)
    carry: float = Field(default=0.6, ge=0, le=1)
    options: dict[str, float | int | bool | str] = Field(default={}, description="further arguments of the adapter")


class Memory(Part):
    """`weights_gib` resident on the accelerator, `peak_gib` with the largest of `sizes`; `policy` to begin with."""

    weights_gib: float = Field(default=0, ge=0)
    peak_gib: float = Field(default=0, ge=0)
    policy: Policy = "resident"


class Lora(Part):
    """`role` reference: switched on for calls with faces only."""

    path: str
    weight: float = 1.0
    role: Literal["always", "reference"] = "always"


class Server(Part):
    """Of the adapter `videos_api`: an OpenAI-compatible server. `url` ends before `/videos`; its host must be one of
    REPRISE_VIDEOS_API_HOSTS. `key_env` names the environment variable that holds the key.
    """

    url: str = Field(pattern=r"^https?://", max_length=300)
    model: str = Field(min_length=1, max_length=120)
    key_env: str = Field(default="", pattern=r"^[A-Z0-9_]*$")
    seconds: tuple[int, ...] = Field(default=(4, 8, 12), description="lengths that may be asked for")
    deadline_s: float = Field(default=900, gt=0)


class Manifest(Part):
    """`operations`, `reference_roles`, `makes_sound` and `audio_driven` are no more than the adapter can do;
    `manage.py models check` sees to that. `seconds_a_second` is the expected wall time of one second of the first size.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    adapter: str = Field(min_length=1, max_length=40)
    path: str = Field(default="", description="the folder, beside this file")
    revision: str = Field(default="", max_length=80)
    files: dict[str, Sha256] = {}
    licence: Licence
    operations: tuple[Operation, ...] = Field(min_length=1)
    reference_roles: tuple[ReferenceRole, ...] = ()
    makes_sound: bool = False
    audio_driven: bool = False
    languages: tuple[str, ...] = ("en",)
    limits: Limits
    defaults: Defaults = Defaults()
    memory: Memory = Memory()
    dtype: Dtype = "bfloat16"
    attention_backend: str = "native"
    compile: bool = Field(default=False, description="repeated blocks, for the warm shapes")
    vae_tiling: bool = True
    max_batch: int = Field(default=1, ge=1, le=16)
    warm_shapes: tuple[tuple[int, int, int], ...] = Field(default=(), description="width, height, frames")
    loras: tuple[Lora, ...] = ()
    seconds_a_second: float = Field(default=30, gt=0)
    server: Server | None = None
