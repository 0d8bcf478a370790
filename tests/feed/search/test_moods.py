"""The row of moods."""

import pytest
from django.core.cache import cache

from feed.models import Post
from feed.search import moods

pytestmark = pytest.mark.django_db


def tags() -> list[str]:
    cache.clear()
    return [mood.tag for mood in moods()]


def test_moods_are_tags_that_several_posts_go_by(say):
    for _ in range(3):
        say("", tags=("calm", "everything"))
        say("", tags=("space", "everything"))
    say("", tags=("once", "everything"))

    assert tags() == ["space", "calm", "everything"]


def test_two_tags_on_the_same_posts_are_one_mood(say):
    for _ in range(3):
        say("", tags=("clay", "claymation"))
        say("", tags=("noir",))

    assert len(set(tags()) & {"clay", "claymation"}) == 1
    assert "noir" in tags()


def test_what_people_like_comes_first_and_what_is_hidden_not_at_all(say):
    for number in range(3):
        say("", tags=("plain",))
        liked = say("", tags=("liked",))
        Post.objects.filter(pk=liked.pk).update(like_count=10, remix_count=number)
    assert tags()[0] == "liked"

    Post.objects.filter(pk=liked.pk).update(hidden=True)
    Post.objects.filter(tags=["plain"]).update(hidden=True)
    assert tags() == ["liked"]


def test_the_api_tells_them_to_visitors(say, api):
    for _ in range(2):
        say("", tags=("calm",))
        say("", tags=("space",))

    found = api().get("/api/v1/feed/moods").json()["items"]
    assert {mood["tag"]: mood["posts"] for mood in found} == {"calm": 2, "space": 2}


def test_a_site_without_posts_has_no_moods(db):
    assert tags() == []
