"""A whole thread, level by level."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.policies import Viewer
from common.pages import unseal
from generation.models import Clip
from remix.models import Lineage, ParentEdge
from remix.places import Place
from remix.selectors.places import hidden, places_of
from remix.selectors.windows import WINDOW, Edge, read

SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """`places` by rising depth, older ones first within a level: a parent in this thread always comes before its
    children. `next` is the cursor of the next page.
    """

    root: Place
    places: list[Place]
    next: str | None


def tree(clip: Clip, viewer: Viewer, *, cursor: str = "", size: int = SIZE) -> Tree:
    """Of the thread that the clip stands in by its first parent. A clip of several threads is listed in each of its
    parents' threads. A dozen queries at most, flat in the size of the thread. Raises Invalid("bad_cursor").
    """
    lineage = Lineage.objects.filter(job=clip.job_id).only("root").first()
    root = lineage.root_id if lineage else clip.pk
    listing = f"tree:{root}"
    after = unseal(cursor, listing) if cursor else None
    page = read(
        _edges(root, (after[0], UUID(after[1])) if after else None),
        viewer,
        listing=listing,
        size=size,
        key=lambda edge: [edge[0], str(edge[1])],
    )
    place = places_of([root], viewer).get(root) or hidden(0)
    return Tree(root=place, places=page.items, next=page.next)


def _edges(root: UUID, after: Edge | None) -> list[Edge]:
    """At most WINDOW behind `after`: first the rest of its level, then whole levels, each a stretch of the index."""
    rows = ParentEdge.objects.filter(root=root)
    if after is None:
        return _some(rows, WINDOW)
    level = _some(rows.filter(depth=after[0], job__gt=after[1]), WINDOW)
    return level + _some(rows.filter(depth__gt=after[0]), WINDOW - len(level)) if len(level) < WINDOW else level


def _some(rows: "QuerySet[ParentEdge]", most: int) -> list[Edge]:
    """A child of two parents in the thread once."""
    return list(rows.order_by("depth", "job").values_list("depth", "job").distinct()[:most])
