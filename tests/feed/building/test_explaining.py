"""What people are told, and can take back."""

from datetime import timedelta

import pytest

from accounts.models import Block, Follow, Mute
from common.clock import now
from feed.building.explaining import tell
from feed.building.words import FEATURES, SOURCES, why
from feed.contracts import Item, Reason
from feed.models import FeedSession, Like, Post, Save, Seen
from feed.ranking.features import FEATURES as COLUMNS
from feed.serving.packing import pack
from feed.states import Mode, Source
from tests.factories import UserFactory
from tests.feed.building.people import likes, listed, post

pytestmark = pytest.mark.django_db
SILENT = {"position", "exploring", "language", "length", "refusal_rate"}
WHY = "/api/v1/feed/sessions/{}/why/{}"


def test_every_source_and_every_reason_has_words():
    assert set(SOURCES) == set(Source)
    assert set(FEATURES) == set(COLUMNS) - SILENT


def test_reasons_are_sentences_said_once():
    reasons = [Reason(feature="remix_of_mine", share=0.5, about="ben"), Reason(feature="peers", share=0.2)]

    assert why(Source.REMIX, reasons) == (
        "It belongs to remixes that you are part of. @ben remixed your clip. People who liked what you like took to it."
    )
    assert why(Source.NEIGHBOUR, reasons[1:]) == "People who liked what you like took to it."
    assert tell("steer", [{"feature": "steer", "share": 0.9, "about": "50% more %s"}]) == (
        "You asked for it. You asked for “50% more %s”."
    )


def session(person, items):
    return FeedSession.objects.create(
        person=person, mode=Mode.FOR_YOU, algorithm="", seed=1, items=pack(items), expires_at=now() + timedelta(hours=1)
    )


def test_why_is_told_to_whom_the_list_was_made_for_and_to_nobody_else(api, ann, ben):
    one, two = post(ben), post(ben)
    Follow.objects.create(source=ann, target=ben)
    items = listed(ann)
    made = session(ann, items)

    told = api(ann).get(WHY.format(made.pk, 1)).json()

    assert told["post_id"] == str(items[1].post_id)
    assert {items[0].post_id, items[1].post_id} == {one.pk, two.pk}
    assert told["source"] == "following"
    assert told["text"].startswith("It is by somebody you follow.")
    assert set(told["reasons"][0]) == {"feature", "share", "about"}
    for asker, position in ((ben, 1), (None, 1), (ann, 2), (ann, 10**12)):
        reply = api(asker).get(WHY.format(made.pk, position))
        assert (reply.status_code, reply.json()["code"]) == (404, "feed_place_not_found")


@pytest.mark.parametrize("since", ["blocked", "hidden", "muted"])
def test_why_is_told_of_what_may_still_be_seen(api, ann, ben, since):
    made = session(ann, [Item(post_id=post(ben).pk, source=Source.TRENDING)])
    assert api(ann).get(WHY.format(made.pk, 0)).status_code == 200
    if since == "hidden":
        Post.objects.update(hidden=True)
    else:
        {"blocked": Block, "muted": Mute}[since].objects.create(
            source=ben if since == "blocked" else ann, target=ann if since == "blocked" else ben
        )
    reply = api(ann).get(WHY.format(made.pk, 0))
    assert reply.status_code == (200 if since == "muted" else 404), "whom one muted one can still visit"
    if since != "muted":
        assert reply.json()["code"] == "feed_place_not_found"


def test_a_visitors_list_is_told_to_visitors(api, ann):
    made = session(None, [Item(post_id=post(ann).pk, source=Source.TRENDING)])
    assert api().get(WHY.format(made.pk, 0)).json()["text"] == "Many people watch it now."


def test_people_read_what_the_ranker_knows_and_make_it_forget(api, ann, ben):
    liked, seen = post(ben), post(ben)
    Follow.objects.create(source=ann, target=ben)
    Like.objects.create(person=ann, post=liked)
    Save.objects.create(person=ann, post=liked)
    Seen.objects.create(person=ann, post=seen, at=now())
    likes(ann, "author", ben.pk, weight=6.0)
    likes(ann, "tag", "sci-fi", weight=-2.0)

    told = api(ann).get("/api/v1/me/feed/knowledge").json()

    assert told["follows"] == ["ben"]
    assert [one["post"] for one in told["likes"]] == [one["post"] for one in told["saves"]] == [str(liked.pk)]
    assert [one["post"] for one in told["seen"]] == [str(seen.pk)]
    assert [(one["kind"], one["about"], one["strength"]) for one in told["affinities"]] == [
        ("author", "ben", 0.75),
        ("tag", "sci-fi", -0.5),
    ]
    assert told["personalised"]

    assert api(ann).post("/api/v1/me/feed/reset").status_code == 204

    told = api(ann).get("/api/v1/me/feed/knowledge").json()
    assert told["affinities"] == told["likes"] == told["saves"] == []
    assert told["reset_at"]
    assert told["follows"] == ["ben"]
    assert told["seen"]


def test_a_reset_costs_the_same_whatever_somebody_did(api, ann, django_assert_max_num_queries):
    other = UserFactory()
    made = [post(other) for _ in range(30)]
    Like.objects.bulk_create(Like(person=ann, post=one) for one in made)
    for at in range(50):
        likes(ann, "tag", f"tag{at}")

    with django_assert_max_num_queries(12):
        api(ann).post("/api/v1/me/feed/reset")

    assert Like.objects.filter(person=ann).count() == 30
