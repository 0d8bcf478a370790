"""From what happens to the numbers that a creator sees."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.services import follow, unfollow
from feed import services
from feed.events.counting import count_all
from feed.events.intake import take
from feed.models import Post, PostDay, PostStat
from feed.states import Source
from tests.factories import PostFactory, UserFactory
from tests.feed.events.telling import tell, told

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/me/analytics"


@pytest.fixture
def post(ann: User) -> Post:
    return PostFactory(author=ann)


def test_what_one_person_does_again_and_again_counts_once(api, ann, ben, post):
    tell(ben, post, "impression")
    unfollow(ben, ann)
    for _time in range(5):
        services.share(ben, post)
        tell(ben, post, "completion")
        follow(ben, ann)
        unfollow(ben, ann)
        count_all()
    post.refresh_from_db()
    said, stat = api(ann).get(ADDRESS).json()["total"], PostStat.objects.get(post=post)
    assert (post.share_count, stat.shares, said["shares"]) == (1, 1, 1)
    assert (stat.completions, said["completions"], said["completion_rate"]) == (1, 1, 1.0)
    assert (stat.follows, said["follows"]) == (1, 1)


def test_nobody_pushes_the_rate_without_having_seen_the_clip(api, ann, ben, post):
    for _ in range(3):
        tell(UserFactory(), post, "impression", "watch", "impression")
    tell(ben, post, *["completion"] * 5)
    take(AnonymousUser(), [told(post, "completion"), told(post, "completion")], visit=uuid4())
    count_all()
    said = api(ann).get(ADDRESS).json()["total"]
    assert (said["impressions"], said["viewers"], said["completions"]) == (6, 5, 2)
    assert said["completion_rate"] == 0.4, "of those who saw it, not of what was told"


def test_comments_and_likes_are_as_many_as_the_card_shows(api, ann, ben, post):
    for text in ("one", "two"):
        services.comment(ben, post, text)
    services.like(ben, post)
    services.unlike(ben, post)
    services.like(ben, post)
    count_all()
    post.refresh_from_db()
    said = api(ann).get(ADDRESS).json()["total"]
    assert (post.comment_count, said["comments"]) == (2, 2)
    assert (post.like_count, said["likes"]) == (1, 1)


PLACES = {
    "following": "following",
    "latest": "latest",
    "cameos": "cameos",
    "person": "person",
    "thread": "remix",
    "mood": "mood",
}


@pytest.mark.parametrize(("mode", "source"), PLACES.items())
def test_lists_without_a_session_are_named_by_their_mode(api, ann, ben, post, mode, source):
    reply = api(ben).post("/api/v1/feed/events", {"events": [told(post, mode=mode)]})
    assert reply.status_code == 202
    count_all()
    assert [row["source"] for row in api(ann).get(ADDRESS).json()["by_source"]] == [source]


@pytest.mark.parametrize("mode", ["for_you", "top_day", "search", "nowhere", 7, ""])
def test_lists_that_have_a_session_go_by_it_and_not_by_their_name(api, ben, post, mode):
    reply = api(ben).post("/api/v1/feed/events", {"events": [told(post, mode=mode)]})
    assert (reply.status_code, reply.json()["code"]) == (422, "event_invalid")


def test_what_was_searched_for_comes_from_a_search(api, ann, ben):
    from generation.models import Clip
    from tests.factories import ClipFactory

    found = services.publish(ann, Clip.objects.get(pk=ClipFactory(owner=ann).pk), caption="zebra")
    page = api(ben).get("/api/v1/feed", {"mode": "search", "key": "zebra"}).json()
    assert [(item["id"], item["why"]["source"]) for item in page["items"]] == [(str(found.pk), "search")]
    why = api(ben).get(f"/api/v1/feed/sessions/{page['session']}/why/0").json()
    assert why["text"] == "You searched for it."
    event = told(found, session=page["session"], position=0)
    assert api(ben).post("/api/v1/feed/events", {"events": [event]}).status_code == 202
    count_all()
    assert PostDay.objects.get(post=found).source == Source.SEARCH


def test_every_source_has_words_for_creators_and_for_viewers(client, ann, post):
    from feed.building.words import SOURCES as WHY
    from feed.views.analytics import SOURCES

    assert {*SOURCES} == {*Source, ""}
    assert {*WHY} == {*Source}
    for source in Source:
        PostDay.objects.create(post=post, author=ann, day=post.created_at.date(), source=source, impressions=1)
    client.force_login(ann)
    page = client.get("/analytics").content.decode()
    assert all(str(words) in page for source, words in SOURCES.items() if source)
