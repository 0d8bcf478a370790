import pytest

from accounts.models import Block
from feed import services
from feed.building.knowledge import known_about
from feed.events.counting import count_all
from feed.export.documents import DOCUMENTS
from feed.models import FeedPreference, Steer
from tests.factories import PostFactory
from tests.feed.events.telling import tell

pytestmark = pytest.mark.django_db


def test_the_archive_says_what_the_feed_holds_of_a_person_and_of_nobody_else(ann, ben):
    post, bens = PostFactory(author=ann, tags=["clay"]), PostFactory(author=ben)
    for person, one in ((ben, post), (ann, bens)):
        services.save(person, one)
        tell(person, one, "impression", "watch", "watch", "completion")
        FeedPreference.objects.create(person=person, personalise=True, languages=["en"])
        Steer.objects.create(person=person, text=f"more of {person.username}", chips=[])
    count_all()

    said = {name: list(rows(ben)) for name, rows in DOCUMENTS.items() if name.startswith(("feed", "saves"))}

    assert [row["post"] for row in said["saves"]] == [post.pk]
    assert [row["languages"] for row in said["feed-preferences"]] == [["en"]]
    assert [row["text"] for row in said["feed-steers"]] == ["more of ben"]
    assert {row["kind"]: (row["events"], row["value"]) for row in said["feed-events"]} == {
        "impression": (1, 1.0),
        "watch": (2, 4.0),
        "completion": (1, 1.0),
        "save": (1, 1.0),
    }
    assert [row["post"] for row in said["feed-seen"]] == [post.pk]
    assert {(row["kind"], row["about"]) for row in said["feed-tastes"]} == {("author", "ann"), ("tag", "clay")}
    (known,) = said["feed-ranker"]
    assert {(one["kind"], one["about"]) for one in known["affinities"]} == {("author", "ann"), ("tag", "clay")}
    assert all(0 < one["strength"] < 1 for one in known["affinities"])
    assert [one["post"] for one in known["seen"]] == [one["post"] for one in known["saves"]] == [post.pk]
    assert [one["text"] for one in known["wishes"]] == ["more of ben"]
    assert known == known_about(ben)


def test_who_blocked_them_is_not_named_by_their_tastes(ann, ben):
    tell(ben, PostFactory(author=ann), "completion")
    count_all()
    Block.objects.create(source=ann, target=ben)
    assert [row["about"] for row in DOCUMENTS["feed-tastes"](ben)] == [None]
    assert {one["about"] for one in known_about(ben)["affinities"]} == {""}
