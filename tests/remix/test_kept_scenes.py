"""Scenes of a remix as a template: everybody above is asked, as by one who remixes; what is one's own is free."""

import pytest
from django.test import Client
from django.urls import reverse

from generation.models import Job, StoryTemplate
from remix.services import join, set_terms
from remix.states import RemixKind
from remix.terms import Terms, Who
from tests.factories import ClipFactory, PostFactory

pytestmark = pytest.mark.django_db
BOARD = {"shots": [{"seconds": 2, "setting": "beach"}]}
FREE = {"must_credit": False, "commercial": True}


@pytest.fixture
def root(ann):
    return PostFactory(author=ann, clip__job__storyboard=BOARD).clip


def remix(parent, owner):
    """A draft of it, under its terms of now."""
    clip = ClipFactory(owner=owner, job__storyboard=BOARD)
    join(clip.job, [parent], RemixKind.WORDS)
    Job.objects.filter(pk=clip.job_id).update(source_clip=parent)
    return Job.objects.get(pk=clip.job_id)


def keep(api, who, job, *, public=True):
    return api(who).post("/api/v1/templates", {"title": "Waves", "job_id": str(job.pk), "public": public})


@pytest.mark.parametrize(
    ("terms", "public", "code"),
    [
        ({}, True, "terms_commercial"),
        (FREE, True, ""),
        (FREE | {"must_credit": True}, False, "terms_credit"),
        (FREE | {"share_percent": 5}, False, "terms_credit"),
        (FREE | {"kinds": ("words",)}, False, "terms_kind"),
        (FREE | {"kinds": ("words", "template")}, True, ""),
        (FREE | {"who": Who.APPROVED, "approved": ("ben",)}, False, ""),
        (FREE | {"who": Who.APPROVED, "approved": ("ben",)}, True, "terms_who"),
        (FREE | {"depth": 1}, False, "terms_depth"),
        (FREE | {"depth": 2}, False, ""),
    ],
)
def test_who_made_what_it_was_made_from_has_a_say(ann, ben, api, root, terms, public, code):
    set_terms(ann, root, Terms(**terms))

    reply = keep(api, ben, remix(root, ben), public=public)

    assert (reply.status_code, reply.json().get("code", "")) == ((403, code) if code else (201, ""))
    assert StoryTemplate.objects.count() == (0 if code else 1)


def test_scenes_of_a_film_are_kept_without_the_film(ann, api, root):
    shots = [{"seconds": 2, "setting": "beach", "text": "waves", "material": {"reference": "film-x"}}]
    Job.objects.filter(pk=root.job_id).update(storyboard={"shots": shots})

    assert keep(api, ann, root.job).status_code == 201
    assert StoryTemplate.objects.get().body["storyboard"]["shots"][0]["material"] is None


def test_all_authors_above_are_asked_by_the_versions_that_were_kept(ann, ben, cy, api, root):
    set_terms(ann, root, Terms(**FREE))
    middle = PostFactory(author=ben, clip__job__storyboard=BOARD).clip
    join(middle.job, [root], RemixKind.WORDS)
    set_terms(ben, middle, Terms(**FREE))
    eve = ClipFactory().owner
    last = remix(middle, eve)
    set_terms(ann, root, Terms(who=Who.NOBODY))
    assert keep(api, eve, last).status_code == 201

    other = remix(PostFactory(author=ann).clip, ben)
    assert keep(api, ben, other).json()["code"] == "terms_commercial"


def test_what_one_made_of_ones_own_is_free(ann, api, root):
    set_terms(ann, root, Terms(who=Who.NOBODY))
    assert keep(api, ann, remix(root, ann)).status_code == 201


def test_a_job_of_somebody_else_is_not_known(ann, ben, api, root):
    set_terms(ann, root, Terms(**FREE))
    reply = keep(api, ben, root.job)
    assert (reply.status_code, reply.json()["code"]) == (404, "job_not_found")


def test_the_page_says_so_and_keeps_nothing(ann, ben, root):
    client = Client()
    client.force_login(ben)
    job = remix(root, ben)
    reply = client.post(reverse("keep_template", args=[job.pk]), {"title": "Waves"}, follow=True)

    assert "Remix the clip as a template" in reply.content.decode()
    assert not StoryTemplate.objects.exists()
