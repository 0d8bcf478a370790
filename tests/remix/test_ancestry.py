"""The ways up from a clip, where many lead to the same one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from accounts.models import User
from generation.models import Clip
from remix.ancestry import above
from remix.models import ParentEdge, RemixTerms
from tests.factories import ClipFactory

pytestmark = pytest.mark.django_db
STEPS = 1000


@pytest.fixture
def braid(ann: User) -> list[Clip]:
    """Each made from the two before it: the number of ways up doubles every two generations."""
    clips = [ClipFactory(owner=ann) for _ in range(60)]
    terms = RemixTerms.objects.create(clip=clips[0])
    ParentEdge.objects.bulk_create(
        ParentEdge(
            job=clip.job,
            parent=parent,
            parent_job=parent.job,
            position=position,
            terms=terms,
            root=clips[0],
            depth=number,
        )
        for number, clip in enumerate(clips)
        for position, parent in enumerate(reversed(clips[max(0, number - 2) : number]))
    )
    return clips


@contextmanager
def counted() -> Iterator[list[int]]:
    """Thousands of steps that SQLite takes; the same on every machine."""
    taken = [0]

    def step() -> None:
        taken[0] += 1

    connection.ensure_connection()
    connection.connection.set_progress_handler(step, STEPS)
    try:
        yield taken
    finally:
        connection.connection.set_progress_handler(None, STEPS)


def test_the_longest_way_counts(braid: list[Clip]) -> None:
    ways = above([braid[-1].job_id])

    far = [max(way.distance for way in ways if way.edge.parent_id == clip.pk) for clip in braid[:-1]]
    assert far == list(range(59, 0, -1))
    assert len(ways) == 2 * len(braid) - 3
    assert [way.distance for way in ways] == sorted((way.distance for way in ways), reverse=True)


def test_each_edge_is_read_once_however_many_ways_lead_over_it(braid: list[Clip]) -> None:
    with counted() as first:
        above([braid[29].job_id])
    with counted() as second:
        above([braid[59].job_id])

    assert second[0] < 3 * first[0] + 3


def test_several_clips_have_ways_of_their_own(braid: list[Clip]) -> None:
    ways = above([braid[2].job_id, braid[3].job_id])

    found = {(way.start, way.edge.parent_id, way.distance) for way in ways}
    assert {(braid[2].job_id, braid[0].pk, 2), (braid[3].job_id, braid[0].pk, 3)} <= found
    assert len(ways) == 3 + 5
