"""Places in a thread: what stays of a clip for somebody who may not see it, or not any more."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from generation.models import Clip


class PlaceState(StrEnum):
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    """Somebody in it took it back."""
    REMOVED = "removed"
    """A moderator took it down."""
    DELETED = "deleted"
    """Its owner deleted it."""
    HIDDEN = "hidden"
    """Not for this viewer, who learns nothing of it but that there is a place."""


GONE = {
    PlaceState.WITHDRAWN: _("Somebody in this clip took it back"),
    PlaceState.REMOVED: _("A moderator took this clip down"),
    PlaceState.DELETED: _("Its author deleted it"),
    PlaceState.HIDDEN: _("Not for you to see"),
}


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
    def why_gone(self) -> str:
        """In words for the viewer it was read for; empty where there is something to see."""
        return str(GONE.get(self.state, ""))

    @property
    def deleted(self) -> bool:
        return self.state == PlaceState.DELETED
