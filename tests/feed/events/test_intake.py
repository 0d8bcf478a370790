from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from accounts.models import User
from common.clock import now
from feed.contracts import Item
from feed.models import Event, FeedSession, Post
from feed.serving.packing import pack
from feed.states import Source
from generation.models import Clip
from generation.services import withdraw_clip
from tests.factories import PostFactory
from tests.feed.events.telling import told

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/feed/events"


@pytest.fixture
def post(ann: User) -> Post:
    return PostFactory(author=ann)


def test_a_batch_is_stored_as_it_was_told(api, ben, post):
    at = now() - timedelta(minutes=3)
    reply = api(ben).post(ADDRESS, {"events": [told(post, at=at), told(post, "watch", value=1.5, position=4)]})

    assert (reply.status_code, reply.json()) == (202, {"stored": 2, "known": 0})
    first, second = Event.objects.order_by("pk")
    assert (first.kind, first.person, first.value, first.at) == ("impression", ben, 1.0, at)
    assert (second.kind, second.value, second.position, second.source) == ("watch", 1.5, 4, "")


def test_what_was_told_before_counts_once_whatever_time_it_is_told_with(api, ben, post):
    once, again = told(post), told(post, "completion")
    assert api(ben).post(ADDRESS, {"events": [once, once]}).json() == {"stored": 1, "known": 1}
    later = once | {"at": (now() - timedelta(hours=5)).isoformat()}
    assert api(ben).post(ADDRESS, {"events": [once, later, again]}).json() == {"stored": 1, "known": 2}
    assert Event.objects.count() == 2


def test_the_same_id_of_somebody_else_is_another_event(api, ann, ben, post):
    event = told(post)
    for viewer in (ann, ben):
        assert api(viewer).post(ADDRESS, {"events": [event]}).json()["stored"] == 1


REFUSED = {
    "too_many_events": (422, lambda post: [told(post)] * 201),
    "event_unknown": (422, lambda post: [told(post, "admired")]),
    "event_not_for_clients": (403, lambda post: [told(post, "like")]),
    "event_in_future": (422, lambda post: [told(post, at=now() + timedelta(minutes=5))]),
    "event_too_old": (422, lambda post: [told(post, at=now() - timedelta(hours=25))]),
    "event_value": (422, lambda post: [told(post, "watch", value=-0.5)]),
    "event_invalid": (422, lambda post: [told(post) | {"id": "mine"}]),
}


@pytest.mark.parametrize("code", REFUSED)
def test_one_bad_event_refuses_the_batch_and_nothing_is_stored(api, ben, post, code):
    status, bad = REFUSED[code]
    reply = api(ben).post(ADDRESS, {"events": [told(post), *bad(post)]})
    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert not Event.objects.exists()


@pytest.mark.parametrize("kind", ["like", "save", "comment", "follow", "remix", "report"])
def test_a_client_can_not_claim_what_the_server_sees_for_itself(api, ben, post, kind):
    assert api(ben).post(ADDRESS, {"events": [told(post, kind)]}).json()["code"] == "event_not_for_clients"


@pytest.mark.parametrize("value", [-1, 3601, 1e300, True, "3", None])
def test_absurd_times_watched_are_refused(api, ben, post, value):
    reply = api(ben).post(ADDRESS, {"events": [told(post, "watch", value=value)]})
    assert (reply.json()["code"], Event.objects.count()) == ("event_value", 0)


@pytest.mark.parametrize(
    "facts",
    [{"post": 7}, {"post": ["x"]}, {"session": "here"}, {"position": -1}, {"position": 1.5}, {"position": True}]
    + [{"at": at} for at in ("yesterday", "2026-13-01T00:00:00Z", "2026-11-21T10:00:00", 5, None)],
)
def test_what_has_another_shape_is_refused(api, ben, post, facts):
    assert api(ben).post(ADDRESS, {"events": [told(post) | facts]}).json()["code"] == "event_invalid"


@pytest.mark.parametrize("body", [{}, {"events": {}}, {"events": [7]}, {"events": [None]}])
def test_a_batch_is_a_list_of_objects(api, ben, body):
    assert api(ben).post(ADDRESS, body).json()["code"] == "event_invalid"


def test_10000_events_are_refused_before_they_are_read(api, ben, post):
    reply = api(ben).post(ADDRESS, {"events": [told(post) for _ in range(10_000)]})
    assert (reply.status_code, reply.json()["code"]) == (422, "too_many_events")
    assert not Event.objects.exists()


@pytest.mark.parametrize("reason", ["hidden", "withdrawn", "blocked", "unknown"])
def test_events_for_posts_out_of_sight_are_refused_by_name(api, ben, cy, post, reason):
    viewer, other = ben, PostFactory()
    if reason == "hidden":
        Post.objects.filter(pk=post.pk).update(hidden=True)
    elif reason == "withdrawn":
        withdraw_clip(Clip.objects.get(pk=post.clip_id), reason="revoked")
    elif reason == "blocked":
        viewer = cy
    else:
        post.pk = uuid4()
    reply = api(viewer).post(ADDRESS, {"events": [told(other), told(post)]})
    assert (reply.status_code, reply.json()["code"]) == (404, "event_post_not_found")
    assert reply.json()["posts"] == [str(post.pk)]
    assert not Event.objects.exists()


def test_a_visitor_names_a_visit_and_can_not_pass_for_a_person(api, ben, post):
    reply = api().post(ADDRESS, {"events": [told(post)]})
    assert (reply.status_code, reply.json()["code"]) == (422, "visit_missing")
    reply = api().post(ADDRESS, {"events": [told(post)], "visit": str(UUID(int=ben.pk))})
    assert reply.json()["code"] == "visit_missing"
    visit = uuid4()
    assert api().post(ADDRESS, {"events": [told(post)], "visit": str(visit)}).status_code == 202
    assert Event.objects.values_list("viewer", "person").get() == (visit, None)


def test_where_a_post_stood_is_read_from_the_viewers_own_session(api, ann, ben, post):
    items = [Item(post_id=PostFactory().pk, source=Source.LATEST), Item(post_id=post.pk, source=Source.REMIX)]
    facts = {"mode": "for_you", "algorithm": "x", "seed": 1, "items": pack(items)}
    until = now() + timedelta(hours=1)
    mine, foreign = (FeedSession.objects.create(person=who, expires_at=until, **facts) for who in (ben, ann))
    events = [told(post, session=str(session.pk), position=1) for session in (mine, foreign)]
    assert api(ben).post(ADDRESS, {"events": events}).json()["stored"] == 2
    assert list(Event.objects.order_by("pk").values_list("source", flat=True)) == ["remix", ""]


@pytest.mark.parametrize("many", [2, 60])
def test_a_batch_costs_the_same_whatever_its_size(ben, many, django_assert_max_num_queries):
    from feed.events.intake import take

    posts = [PostFactory() for _ in range(many)]
    with django_assert_max_num_queries(6):
        take(ben, [told(post) for post in posts])
    assert Event.objects.count() == many
