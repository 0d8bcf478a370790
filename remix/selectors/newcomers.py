"""Who was added: people whom a clip shows and none of its parents does."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from accounts.policies import Viewer
from generation.models import Clip, JobReference
from remix.models import ParentEdge
from remix.places import Place


def newcomers(places: Sequence[Place], viewer: Viewer) -> dict[UUID, tuple[str, ...]]:
    """Handles, as people are called now, by the ids of clips that the viewer may see; only of those with somebody new.
    Of a root: everybody it shows. Nothing is said of a clip one of whose parents the viewer may not see, or not any
    more: it would tell who is in that one. Three queries, however many places.
    """
    jobs = {place.clip.job_id: place.clip.pk for place in places if place.clip is not None}
    edges = list(ParentEdge.objects.filter(job__in=jobs).values_list("job", "parent", "parent_job"))
    seen = set(Clip.objects.visible_to(viewer).filter(pk__in={pk for _, pk, _ in edges}).values_list("pk", flat=True))
    above: dict[UUID, set[UUID]] = defaultdict(set)
    unknown = set()
    for job, parent, parent_job in edges:
        above[job].add(parent_job)
        if parent not in seen:
            unknown.add(job)
    cast = _cast({*jobs, *(job for those in above.values() for job in those)})
    found = {}
    for job, pk in jobs.items():
        before = {likeness for parent in above[job] for likeness in cast[parent]}
        new = tuple(handle for likeness, handle in cast[job].items() if likeness not in before)
        if new and job not in unknown:
            found[pk] = new
    return found


def _cast(jobs: set[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Handles by likeness by job, in the order of casting."""
    rows = JobReference.objects.filter(job__in=jobs).order_by("pk")
    cast: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for job, likeness, handle in rows.values_list("job", "likeness", "likeness__handle"):
        cast[job][likeness] = handle
    return cast
