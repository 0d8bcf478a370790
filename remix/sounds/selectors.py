"""Reading sounds: whose a clip's is, and which clips have it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import NotFound
from common.pages import Page, unseal
from generation.models import Clip
from generation.states import Visibility
from remix.models import Sound
from remix.places import Place
from remix.selectors.places import places_of
from remix.selectors.windows import WINDOW, read

SIZE = 24
MOST_COUNTED = 1000
"""Of more the page says that there are more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundPage:
    """`origin` is the clip that made the sound, or its tombstone; `uses` are the clips that have it, newest first, and
    `number` how many of them are public, MOST_COUNTED + 1 at most. `next` is the cursor of the next page.
    """

    origin: Place
    uses: list[Place]
    number: int
    next: str | None


def sound_of(clip: Clip) -> UUID:
    """The clip whose sound is heard in this one: mostly itself. One query."""
    row = Sound.objects.filter(job=clip.job_id).only("origin").first()
    return row.origin_id if row else clip.pk


def sound_page(clip_id: UUID, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> SoundPage:
    """Of the sound that is heard in this clip, which the viewer may see or know of; a dozen queries and a few.

    Raises NotFound("sound_not_found") where they may not know of the clip that made it; Invalid("bad_cursor").
    """
    origin_id = _origin_of(clip_id, viewer)
    origin = places_of([origin_id], viewer).get(origin_id)
    if origin is None:
        raise NotFound("sound_not_found", _("There is no such sound."))
    uses = _uses(origin_id, viewer, cursor=cursor, size=size)
    public = Sound.objects.filter(origin=origin_id, job__clip__visibility=Visibility.PUBLIC)
    number = len(public.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return SoundPage(origin=origin, uses=uses.items, number=number, next=uses.next)


def _origin_of(clip_id: UUID, viewer: Viewer) -> UUID:
    """Of a clip that may not be seen nothing is told, whose sound it has neither."""
    clip = Clip.objects.visible_to(viewer).filter(pk=clip_id).first()
    return sound_of(clip) if clip else clip_id


def _uses(origin: UUID, viewer: Viewer, *, cursor: str, size: int) -> Page[Place]:
    listing = f"sound:{origin}"
    rows = Sound.objects.filter(origin=origin)
    if cursor:
        rows = rows.filter(job__lt=unseal(cursor, listing))
    jobs = rows.order_by("-job").values_list("job", flat=True)[:WINDOW]
    return read([(0, job) for job in jobs], viewer, listing=listing, size=size, key=lambda edge: str(edge[1]))
