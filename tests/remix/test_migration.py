"""Rows of before several parents, terms and counts were."""

from importlib import import_module

import pytest
from django.apps import apps

from generation.models import Clip
from generation.states import Visibility
from remix.models import Lineage, ParentEdge, RemixTerms, ThreadCount
from remix.states import RemixKind
from tests.factories import ClipFactory, PostFactory

pytestmark = pytest.mark.django_db


def test_old_lineage_gets_edges_terms_and_counts(ann, ben):
    root = PostFactory(author=ann).clip
    child, gone = PostFactory(author=ben).clip, PostFactory(author=ben).clip
    draft = ClipFactory(owner=ben)
    for clip, path in ((child, [root]), (gone, [root, child]), (draft, [root, child, gone])):
        Lineage.objects.create(
            job=clip.job,
            parent=path[-1],
            root=root,
            path=[str(above.pk) for above in path],
            depth=len(path),
            kind=RemixKind.WORDS,
        )
    Clip.objects.filter(pk=gone.pk).update(visibility=Visibility.WITHDRAWN)

    import_module("remix.migrations.0003_fill_threads").fill(apps, None)

    edges = ParentEdge.objects.order_by("depth")
    assert [(edge.job, edge.parent, edge.parent_job, edge.root, edge.position) for edge in edges] == [
        (child.job, root, root.job, root, 0),
        (gone.job, child, child.job, root, 0),
        (draft.job, gone, gone.job, root, 0),
    ]
    assert [edge.terms for edge in edges] == [RemixTerms.objects.get(clip=clip) for clip in (root, child, gone)]
    assert Lineage.objects.get(counted=True).job == child.job
    assert [(row.clip, row.children, row.descendants) for row in ThreadCount.objects.all()] == [(root, 1, 1)]
