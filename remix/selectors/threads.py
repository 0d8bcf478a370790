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
    keeps its place. `children` newest first; `next` is the cursor of their next page. `here` is the clip's own place,
    with all its parents and its counts.
    """

    here: Place
    ancestors: list[Place]
    children: list[Place]
    next: str | None


def thread(clip: Clip, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Thread:
    """A constant number of queries, whatever the depth and however many children. Raises Invalid("bad_cursor")."""
    page = children_of(clip.pk, viewer, cursor=cursor, size=size)
    above = ancestors_of(clip, viewer)
    return Thread(here=places_of([clip.pk], viewer)[clip.pk], ancestors=above, children=page.items, next=page.next)


def ancestors_of(clip: Clip, viewer: Viewer) -> list[Place]:
    """From the root down to the parent. Five queries."""
    lineage = Lineage.objects.filter(job=clip.job_id).only("path").first()
    ids = [UUID(pk) for pk in lineage.path] if lineage else []
    known = places_of(ids, viewer) if ids else {}
    return [known.get(pk) or hidden(depth) for depth, pk in enumerate(ids)]


def children_of(
    clip_id: UUID, viewer: Viewer, *, cursor: str = "", size: int = SIZE, but: UUID | None = None
) -> Page[Place]:
    """Made from this clip, as whatever parent of several, newest first; `but` leaves out one job. Seven queries."""
    listing = f"children:{clip_id}"
    edges = (
        ParentEdge.objects.filter(parent=clip_id).exclude(job=but) if but else ParentEdge.objects.filter(parent=clip_id)
    )
    if cursor:
        edges = edges.filter(job__lt=unseal(cursor, listing))
    window = list(edges.order_by("-job").values_list("depth", "job")[:WINDOW])
    return read(window, viewer, listing=listing, size=size, key=lambda edge: str(edge[1]))


def siblings_of(clip: Clip, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Page[Place]:
    """Others made from its first parent, newest first; none for a root."""
    lineage = Lineage.objects.filter(job=clip.job_id).only("parent").first()
    if lineage is None:
        return Page(items=[], next=None)
    return children_of(lineage.parent_id, viewer, cursor=cursor, size=size, but=clip.job_id)


def remix_counts(clips: list[Clip], viewer: Viewer) -> dict[str, int]:
    """How many public remixes each clip has, of those that have any; one query. `viewer` may see the clips."""
    rows = ThreadCount.objects.filter(clip__in=clips, children__gt=0)
    return {str(pk): number for pk, number in rows.values_list("pk", "children")}
