"""Counts follow what is public."""

import pytest

from cameo.services import revoke
from generation.models import Clip
from generation.services import delete_clip, set_visibility
from generation.states import Visibility
from remix.models import Lineage, ThreadCount
from remix.services import join
from remix.services.counting import count_missed
from remix.states import RemixKind
from tests.factories import ClipFactory, LikenessFactory

pytestmark = pytest.mark.django_db


def made_from(*parents, owner, **fields):
    clip = ClipFactory(owner=owner, **fields)
    join(clip.job, parents, RemixKind.WORDS)
    return clip


def counts(*clips):
    rows = ThreadCount.objects.in_bulk([clip.pk for clip in clips])
    return [(rows[clip.pk].children, rows[clip.pk].descendants) if clip.pk in rows else (0, 0) for clip in clips]


@pytest.fixture
def diamond(ann, ben):
    """A root, two made from it, and one blended from those two; all drafts but the root."""
    root = set_visibility(ClipFactory(owner=ann), Visibility.PUBLIC)
    left, right = made_from(root, owner=ann), made_from(root, owner=ben)
    return root, left, right, made_from(left, right, owner=ann)


def test_only_public_clips_count_and_each_once(diamond):
    _root, left, right, blend = diamond
    assert counts(*diamond) == [(0, 0)] * 4

    set_visibility(blend, Visibility.PUBLIC)
    assert counts(*diamond) == [(0, 1), (1, 1), (1, 1), (0, 0)]
    set_visibility(left, Visibility.PUBLIC)
    set_visibility(right, Visibility.PUBLIC)
    assert counts(*diamond) == [(2, 3), (1, 1), (1, 1), (0, 0)]


def test_what_goes_counts_no_more(diamond, ann):
    root, left, right, blend = diamond
    for clip in (left, right, blend):
        set_visibility(clip, Visibility.PUBLIC)

    set_visibility(right, Visibility.DRAFT)
    assert counts(root) == [(1, 2)]
    delete_clip(ann, left)
    assert counts(root, left) == [(0, 1), (1, 1)]


def test_a_revocation_takes_back_many_at_once(ann, ben):
    face = LikenessFactory(owner=ann)
    root = set_visibility(ClipFactory(owner=ben), Visibility.PUBLIC)
    first = set_visibility(made_from(root, owner=ben, cast=[face]), Visibility.PUBLIC)
    set_visibility(made_from(first, owner=ben, cast=[face]), Visibility.PUBLIC)
    set_visibility(made_from(first, owner=ben), Visibility.PUBLIC)
    assert counts(root, first) == [(1, 3), (2, 2)]

    revoke(ann, face)

    assert counts(root, first) == [(0, 1), (1, 1)]


def test_lost_counting_is_found(diamond):
    root, left, right, blend = diamond
    set_visibility(left, Visibility.PUBLIC)
    Clip.objects.filter(pk=left.pk).update(visibility=Visibility.WITHDRAWN)
    Clip.objects.filter(pk=blend.pk).update(visibility=Visibility.PUBLIC)

    assert count_missed() == 2
    assert counts(root, left, right) == [(0, 1), (1, 1), (1, 1)]
    assert count_missed() == 0
    assert [edge.counted for edge in Lineage.objects.order_by("pk")] == [False, False, True]
