"""Places in a thread: what stays of a clip for somebody who may not see it, or not any more."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from generation.models import Clip


class PlaceState(StrEnum):
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    """Somebody in it took it back."""
    DELETED = "deleted"
    """Its owner deleted it."""
    HIDDEN = "hidden"
    """Not for this viewer, who learns nothing of it but that there is a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`clip` is there where the viewer may see it; a tombstone keeps `id`, `author` and `kind`, a hidden place nothing.
    `author` is a username, empty when the account is closed; `kind` how it was made, empty for a root. `parents` are
    ids of clips of which the viewer may know, in the order of their use. `children` and `descendants` count public
    remixes. `depth` 0 is the root.
    """

    state: PlaceState
    depth: int
    id: UUID | None = None
    clip: Clip | None = None
    author: str = ""
    kind: str = ""
    parents: tuple[UUID, ...] = ()
    children: int = 0
    descendants: int = 0

    @property
    def withdrawn(self) -> bool:
        return self.state == PlaceState.WITHDRAWN

    @property
    def deleted(self) -> bool:
        return self.state == PlaceState.DELETED
