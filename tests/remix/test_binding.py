"""What may be remixed of many clips far down: the same answer as one by one, at nearly the price of a short thread."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Block, User
from accounts.services import block
from generation.models import Clip, Job
from generation.states import JobState, Visibility
from remix.models import ParentEdge, RemixTerms
from remix.policies import RemixPolicy
from remix.states import RemixKind
from remix.terms import Who
from tests.factories import JobFactory, UserFactory

pytestmark = pytest.mark.django_db
DEEP = 250


def grown(owners: list[User], **terms: object) -> list[Clip]:
    """A line of public clips, each made from the one before; `terms` are the second one's."""
    jobs = [JobFactory.build(owner=owner, state=JobState.READY) for owner in owners]
    Job.objects.bulk_create(jobs)
    size = {"width": 9, "height": 16, "duration_ms": 1000}
    public = {"visibility": Visibility.PUBLIC, "was_public": True}
    clips = Clip.objects.bulk_create(Clip(job=job, owner=job.owner, **public, **size) for job in jobs)
    own = [terms if number == 1 else {} for number in range(len(clips))]
    kept = RemixTerms.objects.bulk_create(RemixTerms(clip=clip, **said) for clip, said in zip(clips, own, strict=True))
    ParentEdge.objects.bulk_create(
        ParentEdge(
            job=child.job, parent=parent, parent_job=parent.job, position=0, terms=said, root=clips[0], depth=depth
        )
        for depth, (parent, child, said) in enumerate(zip(clips, clips[1:], kept, strict=False), start=1)
    )
    return list(Clip.objects.filter(pk__in=[clip.pk for clip in clips]).select_related("job", "owner").order_by("job"))


@pytest.mark.parametrize(
    ("terms", "open_"),
    [
        ({}, 12),
        ({"depth": 4}, 5),
        ({"kinds": ["swap"]}, 1),
        ({"kinds": ["words"]}, 12),
        ({"who": Who.NOBODY}, 1),
        ({"who": Who.MUTUALS}, 1),
    ],
)
def test_it_is_what_each_clip_is_told_alone(ann, ben, terms, open_):
    clips = grown([ann] * 12, **terms)
    policy = RemixPolicy(ben)
    alone = {clip.pk for clip in clips if policy.remix(clip, RemixKind.WORDS)}

    assert policy.remixable(clips, RemixKind.WORDS) == alone
    assert len(alone) == open_


@pytest.mark.parametrize("blocks", ["by them", "by me"])
def test_a_block_with_somebody_far_up_holds_for_all_below(ann, ben, blocks):
    eve = UserFactory(username="eve")
    clips = grown([ann, ann, eve, *[ann] * 9])
    block(*((eve, ben) if blocks == "by them" else (ben, eve)))
    Block.objects.create(source=UserFactory(), target=eve)

    assert RemixPolicy(ben).remixable(clips) == {clips[0].pk, clips[1].pk}
    assert RemixPolicy(eve).remixable(clips) == {clip.pk for clip in clips}


def test_a_clip_of_two_parents_is_as_far_as_its_longest_way(ann, ben):
    clips = grown([ann] * 8, depth=4)
    short = {"root": clips[0], "depth": 7, "position": 1}
    ParentEdge.objects.create(
        job=clips[7].job, parent=clips[1], parent_job=clips[1].job, terms=RemixTerms.objects.get(clip=clips[1]), **short
    )
    policy = RemixPolicy(ben)
    assert policy.remixable(clips) == {clip.pk for clip in clips if policy.remix(clip)} == {c.pk for c in clips[:5]}


def test_a_long_thread_costs_as_many_queries_and_makes_no_object_a_generation(ann, ben, monkeypatch):
    made: list[int] = []
    before = RemixTerms.from_db.__func__
    monkeypatch.setattr(RemixTerms, "from_db", classmethod(lambda cls, *row: made.append(1) or before(cls, *row)))
    costs = []
    for deep in (3, DEEP):
        last = [grown([ann] * deep, depth=900)[-1] for _ in range(5)]
        made.clear()
        with CaptureQueriesContext(connection) as queries:
            assert len(RemixPolicy(ben).remixable(last)) == 5
        costs.append((len(queries), len(made)))
    assert costs[0] == costs[1]
    assert costs[1][1] <= 10
