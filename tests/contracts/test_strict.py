"""A check that can not fail is no check: what PostgreSQL refuses is refused."""

import pytest
from django.db import DataError

from accounts.models import ApiKey, User
from feed.models import Post
from generation.models import Job
from tests.contracts.strict import picky
from tests.factories import JobFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "ask",
    [
        lambda ann: User.objects.filter(bio="a\x00b").exists(),
        lambda ann: User.objects.filter(pk=ann.pk).update(bio="\ud800"),
        lambda ann: ApiKey.objects.create(owner=ann, name="x" * 61, prefix="p", digest="d"),
        lambda ann: JobFactory(owner=ann, width=40_000),
        lambda ann: Job.objects.filter(pk=JobFactory(owner=ann).pk).update(prompt="\x00"),
    ],
)
def test_what_postgresql_refuses_is_refused(ann, ask):
    with picky(), pytest.raises(DataError):
        ask(ann)


def test_the_rest_is_not(ann):
    with picky():
        ann.bio = "🙂" * 300
        ann.save()
        JobFactory(owner=ann)

    assert not Post.objects.filter(sequence=2**63 - 1).exists()
