"""Remixes over REST, by kind and options, and what the list of kinds says."""

import pytest
from django.urls import reverse

from cameo.services import grant_use
from cameo.states import Audience, Verb
from generation.contracts import Operation
from generation.models import Job
from generation.purposes import purpose_of
from remix.kinds import KINDS
from remix.states import RemixKind
from tests.factories import LikenessFactory, PostFactory
from tests.remix.kinds.conftest import BOARD

pytestmark = pytest.mark.django_db


@pytest.fixture
def face(ann):
    return LikenessFactory(owner=ann)


@pytest.fixture
def parent(ann, face):
    """Ann's public clip of herself."""
    clip = PostFactory(author=ann, cast=[face]).clip
    Job.objects.filter(pk=clip.job_id).update(
        prompt="@ann dances with a cat on the beach", storyboard=BOARD.model_dump(mode="json")
    )
    return clip


def remix(client, clip, **body):
    return client.post(reverse("api-clip-remix", args=[clip.pk]), body, content_type="application/json")


@pytest.fixture
def bens(client, ben):
    client.force_login(ben)
    return client


def test_the_child_is_the_parents_storyboard_edited(bens, ann, ben, face, parent):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    told = remix(bens, parent, kind="words", options={"words": "把它改成夜晚，加上雨"})

    job = Job.objects.get(pk=told.json()["id"])
    assert told.status_code == 201
    assert {(shot["time"], tuple(shot["weather"])) for shot in job.storyboard["shots"]} == {("night", ("rain",))}
    assert (job.seed, job.width, job.height) == (parent.job.seed, parent.job.width, parent.job.height)
    assert (job.source_clip_id, job.depth) == (parent.pk, 1)
    purpose = purpose_of(job)
    assert (purpose.verb, purpose.depth) == (Verb.REMIX, 1)


def test_a_change_to_ones_own_clip_is_an_edit(client, ann, parent):
    client.force_login(ann)

    told = remix(client, parent, kind="relight", options={"time": "night"})

    job = Job.objects.get(pk=told.json()["id"])
    assert purpose_of(job).verb == Verb.EDIT
    assert job.operation == Operation.RELIGHT


def test_the_same_words_for_another_parent_are_another_question(bens, ann, ben, face, parent):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)
    other = PostFactory(author=ann, cast=[face]).clip
    Job.objects.filter(pk=other.job_id).update(
        prompt=Job.objects.get(pk=parent.job_id).prompt, storyboard=BOARD.model_dump(mode="json")
    )

    ids = [remix(bens, clip, kind="loop", options={}).json()["id"] for clip in (parent, other)]

    assert len(set(Job.objects.filter(pk__in=ids).values_list("digest", flat=True))) == 2


def test_who_leaves_is_not_asked_and_not_shown(bens, ben, parent):
    mine = LikenessFactory(owner=ben)

    told = remix(bens, parent, kind="swap", options={"replaced": "ann", "newcomer": "@me"})

    job = Job.objects.get(pk=told.json()["id"])
    assert [row.likeness for row in job.references.all()] == [mine]
    assert {one["handle"] for shot in job.storyboard["shots"] for one in shot["subjects"]} == {"ben"}


@pytest.mark.parametrize(
    ("kind", "options", "code"),
    [
        ("relight", {"time": "teatime"}, "options_invalid"),
        ("relight", {}, "remix_incomplete"),
        ("words", {"words": "make it better"}, "words_not_understood"),
        ("remove", {"what": "nothing"}, "edit_refused"),
        ("camera", {"move": "orbit", "shot": 9}, "edit_refused"),
        ("language", {"language": "en", "texts": ["a", "b"]}, "lines_number"),
        ("template", {"values": {}}, "slot_empty"),
        ("restyle", {"style": "no_such_style"}, "storyboard_rejected"),
        ("extend", {"words": "they dance", "seconds": 299}, "length_out_of_range"),
    ],
)
def test_a_refusal_is_typed_and_stores_nothing(bens, ann, ben, face, parent, kind, options, code):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    told = remix(bens, parent, kind=kind, options=options)

    assert (told.status_code, told.json()["code"]) == (422, code)
    assert not ben.jobs.exists()


def test_several_parents_are_refused_where_one_is_changed(bens, ann, ben, face, parent):
    grant_use(ann, face, audience=Audience.APPROVED, person=ben)

    told = remix(bens, parent, kind="loop", options={}, parents=[str(PostFactory(author=ann).clip_id)])

    assert told.json()["code"] == "parents_number"


def test_the_list_says_what_may_be_done_and_what_there_is(bens, parent):
    told = bens.get(reverse("api-clip-remix-kinds", args=[parent.pk])).json()

    kinds = {one["kind"]: one for one in told["kinds"]}
    assert kinds.keys() == {kind.value for kind in KINDS}
    assert all(one["allowed"] is (one["reason"] == "") for one in kinds.values())
    assert kinds["swap"]["allowed"]
    assert "time" in kinds["relight"]["options"]["properties"]
    assert told["parts"]["people"] == ["ann"]
    assert told["parts"]["lines"] == [{"shot": 1, "speaker": "ann", "text": "hello"}]
    assert told["parts"]["slots"]["person1"] == "@ann"


def test_what_a_clip_has_not_can_not_be_changed(bens, ann):
    empty = PostFactory(author=ann).clip
    silent = BOARD.model_copy(update={"shots": (BOARD.shots[0].model_copy(update={"subjects": (), "props": ()}),)})
    Job.objects.filter(pk=empty.job_id).update(storyboard=silent.model_dump(mode="json"))

    told = bens.get(reverse("api-clip-remix-kinds", args=[empty.pk])).json()

    reasons = {one["kind"]: one["reason"] for one in told["kinds"]}
    assert reasons["swap"] == "nobody_in_it"
    assert reasons["revoice"] == "nothing_said"
    assert reasons["replace"] == "nothing_in_it"
    assert reasons["relight"] == ""


def test_the_list_costs_the_same_however_many_kinds(bens, parent, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        bens.get(reverse("api-clip-remix-kinds", args=[parent.pk]))


def test_every_kind_takes_options_that_no_other_key_slips_into(ann):
    for kind in KINDS.values():
        assert kind.Options.model_json_schema()["additionalProperties"] is False
        assert kind.name in RemixKind
