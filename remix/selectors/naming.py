"""Who of those above a clip is named, and which of their clips are linked, for one viewer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from accounts.policies import Viewer
from accounts.selectors import parted_from
from generation.models import Clip
from generation.states import Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """`clips` have their owners. `hushed` are ids of clips whose author is not told, for other reasons than a block."""

    clips: Mapping[UUID, Clip]
    visible: frozenset[UUID]
    parted: frozenset[int]
    hushed: frozenset[UUID] = frozenset()

    @classmethod
    def for_viewer(cls, clips: Mapping[UUID, Clip], viewer: Viewer) -> Self:
        """Two queries."""
        seen = Clip.objects.visible_to(viewer).filter(pk__in=clips).values_list("pk", flat=True)
        return cls(clips=clips, visible=frozenset(seen), parted=frozenset(parted_from(viewer)))

    @classmethod
    def for_file(cls, clips: Mapping[UUID, Clip], *, author: int) -> Self:
        """Only of clips that are public, or were; and of those by the user `author`."""
        named = {
            pk
            for pk, clip in clips.items()
            if clip.was_public or clip.visibility == Visibility.PUBLIC or clip.owner_id == author
        }
        return cls(clips=clips, visible=frozenset(), parted=frozenset(), hushed=frozenset(clips) - named)

    def author(self, clip_id: UUID) -> str:
        """A username, or empty."""
        clip = self.clips[clip_id]
        hidden = clip.owner_id in self.parted or clip_id in self.hushed
        return clip.owner.username if clip.owner.is_active and not hidden else ""

    def link(self, clip_id: UUID) -> UUID | None:
        return clip_id if clip_id in self.visible else None
