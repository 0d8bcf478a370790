"""Clips with more words, people and things than an edit has room for: a refusal with a code, or an edit that fits."""

import pytest
from django.urls import reverse

from generation.models import Clip, Job
from generation.storyboard.schema import Line, Material, Prop, Shot, Storyboard, Subject
from remix.kinds.films import MOST_WORDS, film_shots
from remix.kinds.parents import parent_of
from tests.factories import LikenessFactory, PostFactory

pytestmark = pytest.mark.django_db

CAT = Prop(name="cat", glyph="1f408")
LONG = " ".join(f"word{number}" for number in range(430))


@pytest.fixture
def bens(client, ben):
    client.force_login(ben)
    return client


def clip_of(author, *shots: Shot, prompt: str = "a beach") -> Clip:
    clip = PostFactory(author=author).clip
    board = Storyboard(shots=shots).model_dump(mode="json")
    Job.objects.filter(pk=clip.job_id).update(prompt=prompt, storyboard=board)
    return Clip.objects.get(pk=clip.pk)


def remix(client, clip, **body):
    return client.post(reverse("api-clip-remix", args=[clip.pk]), body, content_type="application/json")


def talkative() -> list[Shot]:
    lines = [Line(speaker="narrator", text=f"hello {number}") for number in range(14)]
    return [Shot(seconds=9, setting="beach", lines=tuple(lines)) for _ in range(3)]


def test_a_clip_with_too_many_parts_for_a_template_can_still_be_remixed(bens, ann):
    clip = clip_of(ann, *talkative())

    kinds = bens.get(reverse("api-clip-remix-kinds", args=[clip.pk])).json()["kinds"]
    page = bens.get(reverse("remix_clip", args=[clip.pk]))
    told = remix(bens, clip, kind="template", options={"values": {}})

    assert {kind["kind"]: kind["reason"] for kind in kinds}["template"] == "too_many_parts"
    assert page.status_code == 200
    assert (told.status_code, told.json()["code"]) == (422, "too_many_parts")
    assert not Job.objects.filter(source_clip=clip).exists()


def test_a_name_that_is_too_long_for_a_thing_is_refused(bens, ann):
    clip = clip_of(ann, Shot(seconds=4, setting="beach", props=(CAT,)))

    told = remix(bens, clip, kind="replace", options={"thing": "a" * 41, "by": "dog"})

    assert (told.status_code, told.json()["code"]) == (422, "edit_refused")


def test_words_that_grow_beyond_a_shot_are_refused_before_work(bens, ann):
    face = LikenessFactory(owner=ann)
    clip = PostFactory(author=ann, cast=[face]).clip
    text = ("@ann dances " * 400)[:MOST_WORDS]
    shot = Shot(seconds=4, setting="beach", text=text, subjects=(Subject(handle="ann", action="dance"),))
    board = Storyboard(shots=(shot,)).model_dump(mode="json")
    Job.objects.filter(pk=clip.job_id).update(prompt="@ann dances", storyboard=board)

    told = remix(bens, clip, kind="remove", options={"what": "ann"})

    assert (told.status_code, told.json()["code"]) == (422, "edit_refused")


def test_what_comes_next_may_follow_a_prompt_as_long_as_there_are(bens, ann):
    clip = clip_of(ann, Shot(seconds=4, setting="beach"), prompt=LONG)

    told = remix(bens, clip, kind="extend", options={"words": "it rains " * 80, "seconds": 2})

    assert told.status_code == 201
    assert Job.objects.get(pk=told.json()["id"]).prompt == ("it rains " * 80).strip()


def test_a_film_of_a_film_says_no_more_than_the_film(ann):
    """Sixty generations of cuts would else be refused for their words."""
    shots = [Shot(seconds=4, setting="open", text=LONG, material=Material(reference="film-a"))]
    lengths = []
    for _generation in range(4):
        shots = list(film_shots(parent_of(clip_of(ann, *shots, prompt="a beach\na boat"))))
        lengths.append((len(shots), sum(len(shot.text) for shot in shots)))

    assert len(set(lengths[1:])) == 1, lengths
