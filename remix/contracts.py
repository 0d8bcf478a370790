"""What crosses remix's seams: what somebody asks for, and what a kind of remix knows of a clip."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generation.contracts import ReferenceKind
from generation.models import Clip
from generation.storyboard.schema import Storyboard
from remix.states import RemixKind

MAX_PARENTS = 20
"""The most clips that one remix can be made from."""


class Options(BaseModel):
    """What a kind of remix takes; each kind has its own. Unknown keys are refused. `seed` None: the parent's own, so
    that what was not changed stays the same.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: Annotated[int, Field(ge=0, lt=2**32)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemixRequest:
    """`parents` in the order in which the child uses them, the first one leading: its size, its seed. `options` are of
    the kind's own model (remix.kinds.read makes them from JSON).
    """

    kind: RemixKind
    parents: tuple[Clip, ...]
    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A clip as a kind sees it. `cast` are the handles of everybody it shows, as they are called now; `words` its
    prompt as anybody else has to write it. `drawn`: its storyboard and seed alone give the same clip, in any size.
    `tracked`: it sounds as a recording does that came beside its storyboard, and `heard` are who may be heard there.
    """

    clip: Clip
    storyboard: Storyboard
    cast: tuple[str, ...]
    words: str
    seed: int
    width: int
    height: int
    drawn: bool = True
    tracked: bool = False
    heard: frozenset[str] = frozenset()

    @property
    def seconds(self) -> float:
        return self.clip.duration_ms / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A parent's file that the child is made from, named `handle` in the child's storyboard: its video (VIDEO), one
    frame of it (IMAGE, `at_s`) or its sound (VOICE). `parent` counts from 0.
    """

    handle: str
    parent: int
    kind: ReferenceKind
    at_s: float = 0.0
