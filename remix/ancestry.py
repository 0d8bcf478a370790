"""The ways up from jobs to everything they were made from: one statement, however deep they go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from common.rows import Key, key, uuid
from remix.models import ParentEdge

_ABOVE = """
    WITH RECURSIVE above(start, edge, job) AS (
        SELECT job_id, id, parent_job_id FROM remix_parentedge WHERE job_id IN ({starts})
        UNION
        SELECT above.start, upper.id, upper.parent_job_id
        FROM above JOIN remix_parentedge upper ON upper.job_id = above.job
    )
    SELECT start, edge FROM above
"""

_COUNTS = """
    WITH RECURSIVE above(start, clip, job) AS (
        SELECT job_id, parent_id, parent_job_id FROM remix_parentedge WHERE job_id IN ({starts})
        UNION
        SELECT above.start, upper.parent_id, upper.parent_job_id
        FROM above JOIN remix_parentedge upper ON upper.job_id = above.job
    )
    SELECT clip, COUNT(*) FROM above GROUP BY clip
"""

_EDGES = """
    WITH RECURSIVE above(edge, job) AS (
        SELECT id, parent_job_id FROM remix_parentedge WHERE job_id IN ({starts})
        UNION
        SELECT upper.id, upper.parent_job_id FROM above JOIN remix_parentedge upper ON upper.job_id = above.job
    )
    SELECT edge.job_id, edge.parent_job_id, edge.terms_id, clip.owner_id,
        terms.who <> 'everyone' OR terms.depth IS NOT NULL OR CAST(terms.kinds AS TEXT) <> '[]'
    FROM above
    JOIN remix_parentedge edge ON edge.id = above.edge
    JOIN generation_clip clip ON clip.id = edge.parent_id
    JOIN remix_remixterms terms ON terms.id = edge.terms_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """An edge on a way up from the job `start`, and the most generations from `start` up to the edge's parent: 1 for
    the parents of `start` itself. `edge` has `terms`, `parent` and its `owner`.
    """

    start: UUID
    edge: ParentEdge
    distance: int


def above(job_ids: Collection[UUID]) -> list[Above]:
    """Of all these jobs, the farthest first. Two queries."""
    found = _run(_ABOVE, job_ids)
    edges = ParentEdge.objects.select_related("terms", "parent__owner").in_bulk({edge for _start, edge in found})
    over: dict[UUID, list[ParentEdge]] = defaultdict(list)
    for start, edge in found:
        over[uuid(start)].append(edges[edge])
    ways = [way for start, those in over.items() for way in _ways(start, those)]
    return sorted(ways, key=lambda way: (-way.distance, way.edge.position, way.edge.pk))


class Upward(NamedTuple):
    """An edge, bare: `strict` where its terms say no to somebody, some kind or some depth."""

    job: Key
    parent_job: Key
    terms_id: int
    owner_id: int
    strict: bool


def edges_above(job_ids: Collection[UUID]) -> list[Upward]:
    """Each edge above any of these jobs once. One query."""
    return [Upward(*row) for row in _run(_EDGES, job_ids)]


def counts_above(job_ids: Collection[UUID]) -> dict[UUID, int]:
    """Of each clip above any of these jobs, how many of them it is above. One query."""
    return {uuid(clip): number for clip, number in _run(_COUNTS, job_ids)}


def _ways(start: UUID, edges: Iterable[ParentEdge]) -> Iterator[Above]:
    """Ids of jobs rise with time: from the youngest on, every way to a job is known before those that go on from it.
    Counted here, since a statement that counts would follow each way by itself.
    """
    far = {start: 0}
    for edge in sorted(edges, key=lambda edge: edge.job_id, reverse=True):
        distance = far[edge.job_id] + 1
        far[edge.parent_job_id] = max(distance, far.get(edge.parent_job_id, 0))
        yield Above(start=start, edge=edge, distance=distance)


def _run(statement: str, job_ids: Collection[UUID]) -> list[tuple[Any, ...]]:
    if not job_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.format(starts=", ".join(["%s"] * len(job_ids))), [key(pk) for pk in job_ids])
        return cursor.fetchall()
