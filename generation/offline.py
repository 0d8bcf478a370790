"""One clip without a server: pictures and words in, an MP4 out. What `manage.py render` does."""

import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generation.contracts import AudioTrack, Engine, OnStep, Reference, ReferenceKind, RenderSpec, SpecRejected, Step
from generation.media.encode import encode
from generation.media.ingest import ingest_audio
from generation.media.label import Label
from generation.storyboard.reading import mentions
from generation.storyboard.schema import Storyboard
from vision.gate import inspect
from vision.pack import FacePack
from vision.picture import open_picture

FRAME_RATE = 30
ME = "me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """`seconds` None: as long as the story or the soundtrack is; `seed` None: one that the prompt decides."""

    prompt: str
    faces: tuple[Path, ...] = ()
    audio: Path | None = None
    seconds: float | None = None
    width: int = 720
    height: int = 1280
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    storyboard: Storyboard | None
    engine: str
    engine_version: str
    seed: int
    width: int
    height: int
    num_frames: int
    timings_ms: dict[str, int]


Plan = Callable[[Sequence[str], float | None, int], Storyboard]
"""(cast, seconds, seed) to a storyboard of the order's prompt."""


def nothing(_step: Step) -> None:
    pass


def render_to_file(
    order: Order, out: Path, *, engine: Engine, plan: Plan, assets: Path, on_step: OnStep = nothing
) -> Made:
    """`out` appears whole or not at all. The faces are the prompt's handles in order, then "me".

    Raises SpecRejected (`out_not_a_file`, `face_refused`, `too_many_faces` among its codes), VisionError, MediaError,
    EngineError.
    """
    if out.exists() and not out.is_file():  # a device would be replaced by the clip
        raise SpecRejected("the clip can only be written to a file", code="out_not_a_file")
    since = time.monotonic()
    seed = order.seed if order.seed is not None else zlib.crc32(order.prompt.encode())
    references = _references(order, assets / "face")
    with tempfile.TemporaryDirectory() as scratch:
        audio = ingest_audio(order.audio, Path(scratch)) if order.audio else None
        storyboard = plan([reference.handle for reference in references], _length(order, audio, engine), seed)
        spec = RenderSpec(
            prompt=order.prompt,
            width=order.width,
            height=order.height,
            num_frames=max(1, round(storyboard.seconds * FRAME_RATE)),
            frame_rate=FRAME_RATE,
            seed=seed,
            storyboard=storyboard,
            references=references,
            audio=audio,
        )
        result = engine.render(spec, on_step=on_step)
        font = assets / "fonts" / "latin.ttf"
        label = Label(width=spec.width, height=spec.height, font=font if font.exists() else None)
        clip = encode(result, width=spec.width, height=spec.height, folder=Path(scratch), label=label)
        _place(clip.video, out)
    return Made(
        storyboard=result.storyboard,
        engine=result.engine,
        engine_version=result.engine_version,
        seed=seed,
        width=spec.width,
        height=spec.height,
        num_frames=result.num_frames,
        timings_ms=result.timings_ms | {"total": round(1000 * (time.monotonic() - since))},
    )


def cast_of(prompt: str, count: int) -> list[str]:
    """Handles for so many faces: those that the prompt mentions, in order, then "me".

    Raises SpecRejected `too_many_faces` for a face that the prompt has no name for.
    """
    handles = [*mentions(prompt), ME]
    handles = list(dict.fromkeys(handles))[:count]
    if len(handles) < count:
        raise SpecRejected(f"{count} faces, but the prompt names {len(handles) - 1}", code="too_many_faces")
    return handles


def _references(order: Order, face_models: Path) -> tuple[Reference, ...]:
    handles = cast_of(order.prompt, len(order.faces))
    for path in order.faces:
        verdict = inspect(FacePack(face_models), open_picture(path.read_bytes())).verdict
        if not verdict.passed:
            reasons = ", ".join(reason.value for reason in verdict.reasons)
            raise SpecRejected(f"the picture does not pass: {reasons}", code="face_refused")
    return tuple(
        Reference(kind=ReferenceKind.IMAGE, handle=handle, path=path)
        for handle, path in zip(handles, order.faces, strict=True)
    )


def _length(order: Order, audio: AudioTrack | None, engine: Engine) -> float | None:
    if order.seconds is None and audio:
        return min(audio.seconds, engine.capabilities().max_seconds)
    return order.seconds


def _place(video: Path, out: Path) -> None:
    """Copied beside its place first, so that a full disk leaves no half clip under the name asked for."""
    part = out.with_name(f".{out.name}.part")
    try:
        shutil.copyfile(video, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
