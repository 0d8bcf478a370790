"""Reading threads: the way up, and what was made from a clip."""

from dataclasses import dataclass
from uuid import UUID

from accounts.policies import Viewer
from common.pages import Page, unseal
from generation.models import Clip
from remix.models import Lineage, ParentEdge, ThreadCount
from remix.places import Place
from remix.selectors.places import hidden, places_of
from remix.selectors.windows import WINDOW, read

SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """`ancestors` from the root down to the parent, by the first parent of each; a clip that the viewer may not see
    keeps its place. `beside` are the other clips that a clip made of several was made from, as far as the viewer may
    know of them. `children` newest first; `next` is the cursor of their next page. `here` is the clip's own place,
    with all its parents and its counts.
    """

    here: Place
    ancestors: list[Place]
    beside: list[Place]
    children: list[Place]
    next: str | None


def thread(clip: Clip, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Thread:
    """A constant number of queries, whatever the depth and however many children. Raises Invalid("bad_cursor")."""
    page = children_of(clip.pk, viewer, cursor=cursor, size=size)
    above = ancestors_of(clip, viewer)
    here = places_of([clip.pk], viewer)[clip.pk]
    others = [pk for pk in here.parents if pk != above[-1].id]
    known = places_of(others, viewer) if others else {}
    beside = [known[pk] for pk in others]
    return Thread(here=here, ancestors=above, beside=beside, children=page.items, next=page.next)


def ancestors_of(clip: Clip, viewer: Viewer) -> list[Place]:
    """From the root down to the parent. Five queries."""
    lineage = Lineage.objects.filter(job=clip.job_id).only("path").first()
    ids = [UUID(pk) for pk in lineage.path] if lineage else []
    known = places_of(ids, viewer) if ids else {}
    return [known.get(pk) or hidden(depth) for depth, pk in enumerate(ids)]


def children_of(clip_id: UUID, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Place]:
    """Made from this clip, as whatever parent of several, newest first. Seven queries."""
    listing = f"children:{clip_id}"
    edges = ParentEdge.objects.filter(parent=clip_id)
    if cursor:
        edges = edges.filter(job__lt=unseal(cursor, listing))
    window = list(edges.order_by("-job").values_list("depth", "job")[:WINDOW])
    return read(window, viewer, listing=listing, size=size, key=lambda edge: str(edge[1]))


def siblings_of(clip: Clip, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Place]:
    """Others made from any of its parents, newest first, each once; none for a root. A query more a parent: each is a
    stretch of the index, however many children it has.
    """
    parents = list(ParentEdge.objects.filter(job=clip.job_id).values_list("parent", flat=True))
    if not parents:
        return Page(items=[], next=None)
    listing = f"siblings:{clip.pk}"
    edges = ParentEdge.objects.exclude(job=clip.job_id)
    if cursor:
        edges = edges.filter(job__lt=unseal(cursor, listing))
    newest = (edges.filter(parent=pk).order_by("-job").values_list("depth", "job")[:WINDOW] for pk in parents)
    found = {edge for some in newest for edge in some}
    window = sorted(found, key=lambda edge: edge[1], reverse=True)[:WINDOW]
    return read(window, viewer, listing=listing, size=size, key=lambda edge: str(edge[1]))


def remix_counts(clips: list[Clip], viewer: Viewer) -> dict[str, int]:
    """How many public remixes each clip has, of those that have any; one query. `viewer` may see the clips."""
    rows = ThreadCount.objects.filter(clip__in=clips, children__gt=0)
    return {str(pk): number for pk, number in rows.values_list("pk", "children")}
