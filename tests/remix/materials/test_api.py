"""Remixes of several clips, asked for over REST."""

import pytest

from accounts.services import balance
from generation.models import Job
from generation.states import Visibility
from remix.services import set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.remix.materials.films import BLUE, RED


@pytest.fixture
def two(small, ann, filmed):
    return filmed(ann, RED, 440), filmed(ann, BLUE, 660)


def send(client, clip, **body):
    return client.post(f"/api/v1/clips/{clip.pk}/remix", body, format="json")


@pytest.mark.parametrize("kind", ["stitch", "duet", "sound"])
def test_further_clips_are_named_beside_the_first(ben, api, two, kind):
    first, second = two

    reply = send(api(ben), first, kind=kind, parents=[str(second.pk)])

    assert reply.status_code == 201, reply.content
    job = Job.objects.get(pk=reply.json()["id"])
    assert [edge.parent for edge in job.parents.order_by("position")] == [first, second]
    assert job.lineage.kind == kind


@pytest.mark.parametrize("kind", ["stitch", "duet", "sound"])
def test_each_of_them_has_its_own_terms(ann, ben, api, two, kind):
    first, second = two
    set_terms(ann, second, Terms(who=Who.EVERYONE, kinds=(RemixKind.WORDS,)))
    before = Job.objects.count()

    reply = send(api(ben), first, kind=kind, parents=[str(second.pk)])

    assert (reply.status_code, reply.json()["code"]) == (403, "terms_kind")
    assert (Job.objects.count(), balance(ben)) == (before, (0, 0))


def test_no_terms_of_the_second_are_passed_by_naming_it_first(ann, ben, api, two):
    first, second = two
    set_terms(ann, second, Terms(who=Who.NOBODY))

    assert send(api(ben), second, kind="stitch", parents=[str(first.pk)]).status_code == 403


def test_what_one_may_not_see_is_not_there(ann, ben, cy, api, two):
    first, second = two
    type(second).objects.filter(pk=second.pk).update(visibility=Visibility.DRAFT)

    assert send(api(ben), first, kind="duet", parents=[str(second.pk)]).status_code == 404
    assert send(api(cy), first, kind="trim", options={"end_s": 1.5}).status_code == 404


def test_two_hundred_clips_are_too_many_to_ask_for(ben, api, two):
    first, second = two

    reply = send(api(ben), first, kind="stitch", parents=200 * [str(second.pk)])

    assert reply.status_code == 400
    assert balance(ben) == (0, 0)


def test_the_same_order_twice_is_one_job(ben, api, two):
    first, _second = two
    client = api(ben)
    body = {"kind": "trim", "options": {"end_s": 1.5}}
    url = f"/api/v1/clips/{first.pk}/remix"
    replies = [client.post(url, body, format="json", headers={"Idempotency-Key": "once"}) for _ in range(2)]

    assert replies[0].json()["id"] == replies[1].json()["id"]
    assert Job.objects.owned_by(ben.pk).get().materials.count() == 1
