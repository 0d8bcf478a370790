"""Lineage: joins, several parents, what the database refuses."""

import pytest
from django.db import IntegrityError, transaction

from common.errors import Conflict
from remix.models import Lineage, ParentEdge, RemixTerms
from remix.services import join
from remix.states import RemixKind
from tests.factories import ClipFactory, JobFactory

pytestmark = pytest.mark.django_db


def test_a_blend_has_both_parents_and_the_first_ones_root(ann, ben):
    one, other = ClipFactory(owner=ann), ClipFactory(owner=ben)
    middle = ClipFactory(owner=ben)
    join(middle.job, [other], RemixKind.WORDS)
    job = JobFactory(owner=ann)

    lineage = join(job, [one, middle], RemixKind.BLEND)

    assert (lineage.parent, lineage.root, lineage.depth, lineage.path) == (one, one, 2, [str(one.pk)])
    edges = job.parents.order_by("position")
    assert [(edge.parent, edge.root, edge.depth) for edge in edges] == [(one, one, 2), (middle, other, 2)]
    assert all(edge.terms == RemixTerms.objects.get(clip=edge.parent) for edge in edges)


def test_nothing_is_made_from_itself_or_from_younger_clips(ann):
    old, young = ClipFactory(owner=ann), ClipFactory(owner=ann)

    for parent in (old, young):
        with pytest.raises(Conflict, match="parent_not_older"):
            join(old.job, [parent], RemixKind.WORDS)
    assert not Lineage.objects.exists()


def test_the_database_refuses_a_way_back(ann):
    old, young = ClipFactory(owner=ann), ClipFactory(owner=ann)
    join(young.job, [old], RemixKind.WORDS)
    terms = RemixTerms.objects.create(clip=young)

    with pytest.raises(IntegrityError), transaction.atomic():
        ParentEdge.objects.create(job=old.job, parent=young, parent_job=young.job, terms=terms, root=young, depth=1)
