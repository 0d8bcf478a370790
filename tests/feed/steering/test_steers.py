"""Wishes over the API: said, edited, taken back, run out."""

from datetime import timedelta

import pytest
import time_machine

from common.clock import now
from feed.models import Steer
from feed.search import learnt
from feed.search.fitting import fit
from feed.steering.asking import MOST_ACTIVE
from tests.feed.steering.wished import wishes

pytestmark = pytest.mark.django_db
STEERS = "/api/v1/me/feed/steers"


def chips(reply) -> list[tuple[str, str]]:
    return [(chip["verb"], chip["topic"]) for steer in reply.json()["items"] for chip in steer["chips"]]


def test_a_wish_is_kept_for_72_hours_and_each_other_time_apart(api, ben):
    reply = api(ben).post(STEERS, {"text": "more claymation, no politics for a week, shorter"})

    assert reply.status_code == 201
    assert chips(reply) == [("more", "claymation"), ("shorter", ""), ("no", "politics")]
    lives = [steer.expires_at - now() for steer in Steer.objects.order_by("pk")]
    assert [round(life / timedelta(hours=1)) for life in lives] == [72, 168]
    assert reply.json()["missed"] == []


def test_the_answer_is_honest_about_what_the_site_has(api, ben, say):
    say("", tags=("claymation",))
    say("a cat")

    reply = api(ben).post(STEERS, {"text": "more claymation, more cats, more claymatoin, surprise me"}).json()
    clay, cats, typo, surprise = reply["items"][0]["chips"]

    assert (clay["found"], clay["tags"], clay["note"]) == (1, ["claymation"], "")
    assert (cats["found"], cats["tags"], cats["note"]) == (0.2, [], "")
    assert (typo["found"], typo["nearest"]) == (0, ["claymation"])
    assert typo["note"] == "Nothing here matches “claymatoin”, nearest: claymation."
    assert (surprise["found"], surprise["note"]) == (1, "")


def test_what_was_not_understood_is_told_back(api, ben):
    reply = api(ben).post(STEERS, {"text": "more cats, whatever it was that I saw on monday"})

    assert reply.status_code == 201
    assert reply.json()["missed"] == ["whatever it was that I saw on monday"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "steer_empty"),
        ("   ", "steer_empty"),
        ("x" * 201, "steer_too_long"),
        ("more cats " * 500, "steer_too_long"),
        ("what on earth is this supposed to mean", "steer_not_understood"),
        ("🙂", "steer_not_understood"),
        (", ".join(f"more x{number}" for number in range(11)), "steer_too_many_chips"),
    ],
)
def test_what_can_not_be_taken_is_refused_by_name_and_nothing_is_kept(api, ben, text, code):
    reply = api(ben).post(STEERS, {"text": text})

    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert not Steer.objects.exists()


def test_nobody_has_more_than_so_many_and_old_ones_make_room(api, ben):
    for number in range(MOST_ACTIVE):
        assert api(ben).post(STEERS, {"text": f"more cats{number}"}).status_code == 201
    reply = api(ben).post(STEERS, {"text": "more dogs"})
    assert (reply.status_code, reply.json()["code"]) == (429, "too_many_steers")
    assert Steer.objects.count() == MOST_ACTIVE

    with time_machine.travel(now() + timedelta(hours=73), tick=False):
        assert api(ben).post(STEERS, {"text": "more dogs"}).status_code == 201
        assert Steer.objects.count() == 1


def test_chips_are_edited_and_taken_out(api, ben):
    made = api(ben).post(STEERS, {"text": "more cats, less dogs, shorter"}).json()["items"][0]
    url = f"{STEERS}/{made['id']}"

    reply = api(ben).patch(url, {"chips": [{"verb": "more", "topic": "cats", "strength": 2}, {"verb": "shorter"}]})

    assert [(chip["verb"], chip["topic"], chip["strength"]) for chip in reply.json()["chips"]] == [
        ("more", "cats", 2),
        ("shorter", "", 1),
    ]
    assert [chip.strength for wish in wishes(ben) for chip in wish.chips] == [2, 1]
    for body, code in (
        ({"chips": [{"verb": "more", "topic": "dogs"}]}, "chip_not_found"),
        ({"chips": []}, "steer_without_chips"),
    ):
        refused = api(ben).patch(url, body)
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert api(ben).patch(url, {"chips": [{"verb": "more", "topic": "cats", "strength": 9}]}).status_code == 400
    assert len(Steer.objects.get().chips) == 2


def test_a_wish_can_be_made_to_last_and_to_end_again(api, ben):
    made = api(ben).post(STEERS, {"text": "more cats"}).json()["items"][0]
    url = f"{STEERS}/{made['id']}"

    assert api(ben).patch(url, {"for_good": True}).json()["expires_at"] is None
    with time_machine.travel(now() + timedelta(days=300), tick=False):
        assert len(wishes(ben)) == 1
    assert api(ben).patch(url, {"for_good": False}).json()["expires_at"] is not None
    assert api(ben).delete(url).status_code == 204
    assert wishes(ben) == []


def test_nobody_reads_or_changes_anothers_wish(api, ann, ben):
    made = api(ben).post(STEERS, {"text": "more cats"}).json()["items"][0]

    assert api(ann).get(STEERS).json() == {"items": []}
    for method in ("patch", "delete"):
        assert getattr(api(ann), method)(f"{STEERS}/{made['id']}", {}).json()["code"] == "steer_not_found"
    assert len(wishes(ben)) == 1


def test_a_wish_that_ran_out_is_gone(api, ben):
    made = api(ben).post(STEERS, {"text": "more cats today"}).json()["items"][0]

    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        assert wishes(ben) == []
        assert api(ben).get(STEERS).json() == {"items": []}
        assert api(ben).patch(f"{STEERS}/{made['id']}", {"for_good": True}).status_code == 404


@pytest.mark.parametrize("first", [1, 9, 99])
def test_the_newer_of_two_wishes_about_one_thing_counts(api, ben, first):
    """By number, also where one has more digits."""
    for place, text in enumerate(("more cats, longer", "no cats, shorter")):
        api(ben).post(STEERS, {"text": text})
        Steer.objects.filter(pk__lt=10_000).update(id=10_000 + place)
    Steer.objects.filter(pk=10_000).update(id=first)
    Steer.objects.filter(pk=10_001).update(id=first + 1)

    assert [(chip.verb, chip.topic) for wish in wishes(ben) for chip in wish.chips] == [("no", "cats"), ("shorter", "")]


def test_wishes_are_one_query_and_point_where_the_site_has_what_they_want(
    api, ben, say, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(6):
        say(f"clay fox {number}", tags=("clay",))
        say(f"moon rocket {number}", tags=("space",))
    assert fit()
    api(ben).post(STEERS, {"text": "more clay, less space"})
    learnt.forget()

    with django_assert_max_num_queries(2):
        (wish,) = wishes(ben)
    with django_assert_num_queries(1):
        assert wishes(ben) == [wish]
    assert len(wish.vector) == 64 * 4
