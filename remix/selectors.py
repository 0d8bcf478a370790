"""Reading threads."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef

from accounts.models import User
from accounts.selectors import parted_from
from common.pages import read_page
from generation.models import Clip
from generation.states import Visibility
from remix.models import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadEntry:
    """A place in a thread. `clip` is None where the reader may not see it: the place stays. `withdrawn`: somebody in it
    took it back, which whoever could see it before may know.
    """

    clip: Clip | None
    withdrawn: bool
    kind: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """`ancestors` from the root down to the parent; `next` is the cursor of the next page of children."""

    ancestors: list[ThreadEntry]
    children: list[Clip]
    next: str | None


def thread(clip: Clip, viewer: User | AnonymousUser, *, cursor: str = "", size: int = 20) -> Thread:
    """Five queries, whatever the depth. A clip of the way up that the viewer may not see keeps its place, empty."""
    edge = Lineage.objects.filter(job_id=clip.job_id).first()
    ids = list(edge.path) if edge else []
    above = Clip.objects.visible_to(viewer).filter(pk__in=ids).select_related("owner", "job__lineage")
    seen = {str(one.pk): one for one in above}
    gone = _withdrawn([pk for pk in ids if pk not in seen], viewer)
    ancestors = [
        ThreadEntry(clip=seen.get(pk), withdrawn=pk in gone, kind=_kind(seen.get(pk)), depth=depth)
        for depth, pk in enumerate(ids)
    ]
    visible = Exists(Clip.objects.visible_to(viewer).filter(job=OuterRef("job")))
    edges = Lineage.objects.filter(visible, parent=clip).select_related("job__clip__owner")
    page = read_page(edges, key="pk", listing=f"children:{clip.pk}", cursor=cursor, size=size)
    return Thread(ancestors=ancestors, children=[edge.job.clip for edge in page.items], next=page.next)


def remix_counts(clips: list[Clip], viewer: User | AnonymousUser) -> dict[str, int]:
    """How many visible remixes each clip has; one query."""
    visible = Exists(Clip.objects.visible_to(viewer).filter(job=OuterRef("job")))
    edges = Lineage.objects.filter(visible, parent__in=clips)
    return {str(row["parent_id"]): row["number"] for row in edges.values("parent_id").annotate(number=Count("pk"))}


def _withdrawn(ids: list[str], viewer: User | AnonymousUser) -> set[str]:
    """Those that were public once: of a draft nobody is told, nor anybody who is parted from its owner."""
    if not ids:
        return set()
    gone = Clip.objects.filter(pk__in=ids, visibility=Visibility.WITHDRAWN, was_public=True)
    return {str(pk) for pk in gone.exclude(owner__in=parted_from(viewer)).values_list("pk", flat=True)}


def _kind(clip: Clip | None) -> str:
    edge = getattr(clip.job, "lineage", None) if clip else None
    return edge.kind if edge else ""
