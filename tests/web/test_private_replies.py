"""What one person is told is kept for nobody else, on the way and in a browser that another uses next."""

import pytest
from django.urls import reverse

from common.private import ASKERS
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db
PAGES = ("/", "/latest", "/credits", "/notifications")


def vary_of(reply) -> set[str]:
    return {name.strip() for name in reply.headers.get("Vary", "").split(",")}


def test_pages_are_asked_about_each_time_and_kept_for_their_reader_only(ann, client):
    client.force_login(ann)
    for page in PAGES:
        reply = client.get(page)
        assert (reply.status_code, reply["Cache-Control"]) == (200, "private, no-cache"), page
        assert "Cookie" in vary_of(reply)


def test_replies_over_rest_vary_with_everything_that_says_who_asks(ann, ben, api):
    post = PostFactory(author=ann)
    for path in ("/api/v1/me", f"/api/v1/posts/{post.pk}", f"/api/v1/clips/{post.clip_id}", reverse("api-jobs")):
        for asker in (api(ben), api()):
            reply = asker.get(path)
            assert reply["Cache-Control"] == "private, no-cache", path
            assert vary_of(reply) >= set(ASKERS), path
            assert reply["Vary"].count("Cookie") == 1


def test_what_a_view_says_itself_stays(ann, client):
    client.force_login(ann)
    assert client.get("/api/v1/feed")["Cache-Control"] == "private, no-store"
    assert "private, no-cache" not in client.get("/static/common/css/base.css").get("Cache-Control", "")
