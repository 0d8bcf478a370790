"""What making a list costs the database."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Follow
from common.clock import now
from feed.models import Like, Seen
from feed.search import index
from feed.steering import ask
from tests.factories import UserFactory
from tests.feed.building.people import ids, post, remix
from tests.feed.counted import counted

pytestmark = pytest.mark.django_db
PERSON, VISITOR = 3, 2


def queries(viewer, **asked):
    with counted() as seen:
        assert ids(viewer, **asked)
    return len(seen)


@pytest.fixture
def site(ann):
    """Ann has a past, friends, remixes of her own, and has seen a third."""
    people = [UserFactory() for _ in range(8)]
    made = [post(people[at % 8], credit=at) for at in range(60)]
    mine = post(ann)
    for person in people[:4]:
        Follow.objects.create(source=ann, target=person)
        remix(person, mine)
    for one in made[:20]:
        Seen.objects.create(person=ann, post=one, at=now())
    Like.objects.bulk_create(Like(person=ann, post=one) for one in made[20:30])
    return people


def test_a_list_takes_three_queries_whatever_is_asked_for(ann, site):
    assert queries(ann, count=5) == queries(ann, count=120) == PERSON
    assert queries(AnonymousUser(), count=5) == queries(AnonymousUser(), count=120) == VISITOR
    served = ids(ann, count=20)
    assert queries(ann, count=20, exclude=served) == PERSON


def test_a_larger_site_takes_no_more(ann, site):
    for at in range(200):
        post(site[at % 8], credit=at)
    assert queries(ann, count=50) == PERSON


def test_wishes_take_one_more_and_not_one_a_topic_or_a_post(ann, site):
    for at in range(5):
        index(post(site[at], tags=["clay"], caption="clay"))
    ask(ann, "more clay, more rain, no politics, shorter")
    ids(ann)

    assert queries(ann, count=50) <= PERSON + 1
