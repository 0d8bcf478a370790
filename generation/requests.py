"""What a person asks for, before any rule has looked at it. The API and remix fill it."""

from dataclasses import dataclass
from pathlib import Path

from generation.contracts import Operation, ReferenceKind
from generation.models import Clip
from generation.storyboard.schema import Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRequest:
    """Sizes in pixels. `seconds` None: as long as the storyboard wants; `seed` None: any.

    `storyboard` is the user's edit of a planned one, None to plan from the prompt; `audio` an uploaded file, any
    format. `background` jobs are rendered only when nobody waits. `narrate` has the prompt read aloud over scenes, and
    means nothing beside a storyboard; `draft` makes the clip small, at 24 frames a second, for half the price. `engine`
    names the one that must render it, "" leaves that to the server. `commercial`: to earn money with the clip.
    `operation`: how it is made from other clips.
    """

    prompt: str
    seconds: float | None = None
    width: int = 720
    height: int = 1280
    seed: int | None = None
    storyboard: Storyboard | None = None
    audio: Path | bytes | None = None
    background: bool = False
    narrate: bool = False
    draft: bool = False
    engine: str = ""
    commercial: bool = False
    operation: Operation = Operation.TEXT_TO_VIDEO


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenClip:
    """A file of a clip that a job is made from, named `handle` in the storyboard: its video (VIDEO), the frame at
    `at_ms` (IMAGE; past the end its last one) or its sound (VOICE), which becomes the soundtrack.
    """

    clip: Clip
    handle: str
    kind: ReferenceKind
    at_ms: int = 0
