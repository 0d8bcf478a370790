"""What the worker and its engine process say to each other over their pipe. Frames never cross it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generation.contracts import RenderSpec, Report
from generation.media.live import Chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOrder:
    """Render this and leave the finished files in `folder`; `av1` asks for one more. `tags` go into the video files."""

    spec: RenderSpec
    folder: Path
    av1: bool = False
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Give up the order in hand within one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The engine is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`per_mille` 0..1000, never falling; `preview` a JPEG of a few kilobytes now and then, else empty."""

    stage: str
    per_mille: int
    preview: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Finished, labelled files in the order's folder; `package` by the names that playlists use."""

    video: Path
    poster: Path
    preview: Path
    width: int
    height: int
    duration_ms: int
    package: dict[str, Path]
    engine_version: str = ""
    report: Report = field(default_factory=Report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """`code` is stable and safe to show; `retry` when another try, or another worker, may succeed."""

    code: str
    retry: bool
    fatal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The order was given up as asked."""


Reply = Ready | Progress | Chunk | Made | Failed | Stopped
