"""Pages of a thread at a flat price: a bounded stretch of its index is read, and what may not be seen is left out."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from accounts.policies import Viewer
from common.pages import Page, seal
from generation.models import Clip
from remix.places import Place
from remix.selectors.places import places_of, tombstones

WINDOW = 200
"""Edges that are looked at for a page: where most of them are hidden it is short, and `next` goes on behind them."""

Edge = tuple[int, UUID]
"""Depth and job of a child."""


def read(edges: Sequence[Edge], viewer: Viewer, *, listing: str, size: int, key: Callable[[Edge], Any]) -> Page[Place]:
    """The first `size` of `edges` (at most WINDOW of them, in their order) that the viewer may see, and tombstones that
    something was made from. `key` of an edge is what the cursor holds. Six queries.
    """
    clips = _known([job for _depth, job in edges], viewer)
    found = [(edge, clips[edge[1]]) for edge in edges if edge[1] in clips]
    places = places_of([clip for _edge, clip in found[:size]], viewer)
    last = found[size - 1][0] if len(found) > size else edges[-1] if len(edges) == WINDOW else None
    return Page(
        items=[places[clip] for _edge, clip in found[:size] if clip in places],
        next=None if last is None else seal(key(last), listing),
    )


def _known(job_ids: Sequence[UUID], viewer: Viewer) -> dict[UUID, UUID]:
    """Clips by their jobs."""
    seen = Clip.objects.visible_to(viewer).filter(job__in=job_ids)
    left = tombstones(viewer).filter(job__in=job_ids, thread_count__descendants__gt=0)
    return {**dict(left.values_list("job", "pk")), **dict(seen.values_list("job", "pk"))}
