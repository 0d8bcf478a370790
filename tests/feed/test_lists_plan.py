"""What is saved and who leads is read by its own rows, however many posts there are."""

import pytest
from django.db import connection
from django.test import Client

from accounts.models import User
from common.clock import now
from feed.models import Leader, Post, Save
from tests.feed.counted import counted
from tests.feed.plans import scanned
from tests.feed.serving.community import people, publish_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts(ben: User) -> list[Post]:
    made = publish_many(people(5), 800, seed=3)
    Save.objects.bulk_create(Save(post=post, person=ben) for post in made[::100])
    facts = {"period": "week", "score": 1.0, "at": now()}
    Leader.objects.bulk_create(
        Leader(kind="threads", place=place, post=post, **facts) for place, post in enumerate(made[::100], 1)
    )
    for kind in ("creators", "cameos"):
        Leader.objects.create(kind=kind, place=1, person=made[0].author, **facts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # which would rather read all of so small a table
            cursor.execute("SET LOCAL enable_seqscan = off")
    return made


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/api/v1/me/saves", 8),
        ("/saved", 8),
        ("/api/v1/leaderboards/threads", 8),
        ("/leaderboards/threads", 8),
        ("/api/v1/leaderboards/creators", 1),
        ("/api/v1/leaderboards/cameos", 0),
    ],
)
def test_no_large_table_is_read_from_end_to_end(ben: User, posts: list[Post], address: str, shown: int) -> None:
    client = Client()
    client.force_login(ben)
    with counted() as asked:
        reply = client.get(address)
    assert reply.status_code == 200
    assert [line for one in asked for line in scanned(one)] == []
    if address.startswith("/api"):
        assert len(reply.json()["items"]) == shown
    else:
        page = reply.content.decode()
        assert sum(str(post.pk) in page or str(post.clip_id) in page for post in posts) == shown
