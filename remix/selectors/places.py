"""From clips to what a viewer may know of them."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from accounts.policies import Viewer
from accounts.selectors import parted_from
from generation.models import Clip
from generation.models.clips import ClipQuerySet
from generation.states import MEDIA, REMOVED, Visibility
from remix.models import Lineage, ParentEdge
from remix.places import Place, PlaceState

_GONE = {Visibility.WITHDRAWN: PlaceState.WITHDRAWN, Visibility.DELETED: PlaceState.DELETED}


def tombstones(viewer: Viewer) -> ClipQuerySet:
    """Clips that were public once and are gone, less those of people who are parted from the viewer. Of a draft nobody
    is told.
    """
    gone = Clip.objects.filter(visibility__in=_GONE, was_public=True)
    return gone.exclude(owner__in=parted_from(viewer))


def places_of(clip_ids: Collection[UUID], viewer: Viewer) -> dict[UUID, Place]:
    """Of the clips that the viewer may see or know of; the others are left out. Four queries, however many."""
    edges = ParentEdge.objects.filter(job__clip__in=clip_ids).order_by("job", "position")
    parents: dict[UUID, list[UUID]] = defaultdict(list)
    for job, parent in edges.values_list("job", "parent"):
        parents[job].append(parent)
    around = {*clip_ids, *(parent for those in parents.values() for parent in those)}
    known = {
        *Clip.objects.visible_to(viewer).filter(pk__in=around).values_list("pk", flat=True),
        *tombstones(viewer).filter(pk__in=around).values_list("pk", flat=True),
    }
    clips = Clip.objects.filter(pk__in=known.intersection(clip_ids))
    rows = clips.select_related("owner", "job__lineage", "thread_count")
    return {clip.pk: _place(clip, [pk for pk in parents[clip.job_id] if pk in known]) for clip in rows}


def hidden(depth: int) -> Place:
    return Place(state=PlaceState.HIDDEN, depth=depth)


def _state_of(clip: Clip) -> PlaceState:
    if clip.visibility in MEDIA:
        return PlaceState.SHOWN
    if clip.visibility == Visibility.WITHDRAWN and clip.withdrawn_reason == REMOVED:
        return PlaceState.REMOVED
    return _GONE[Visibility(clip.visibility)]


def _place(clip: Clip, parents: list[UUID]) -> Place:
    lineage: Lineage | None = getattr(clip.job, "lineage", None)
    counts = getattr(clip, "thread_count", None)
    return Place(
        state=_state_of(clip),
        depth=lineage.depth if lineage else 0,
        id=clip.pk,
        clip=clip if clip.visibility in MEDIA else None,
        author=clip.owner.username if clip.owner.is_active else "",
        kind=lineage.kind if lineage else "",
        parents=tuple(parents),
        children=counts.children if counts else 0,
        descendants=counts.descendants if counts else 0,
    )
