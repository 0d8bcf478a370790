"""What a remix asks for, and what a thread answers."""

from dataclasses import dataclass

from generation.models import Clip
from remix.models import RemixKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RemixRequest:
    """`replaced` leaves and `newcomer` comes (SWAP); `newcomer` joins (ADD); WORDS has neither. Handles without the @."""

    kind: RemixKind
    prompt: str
    replaced: str = ""
    newcomer: str = ""
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadEntry:
    """A place in a thread. `clip` is None where the reader may not see it: the place stays, marked withdrawn or hidden."""

    clip: Clip | None
    kind: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """`ancestors` from the root down to the parent."""

    ancestors: list[ThreadEntry]
    children: list[Clip]
    next: str | None
    """Cursor of the next page of children."""
