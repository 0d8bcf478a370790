"""Authors set terms on a page of their own; everybody reads them on the clip's."""

import pytest
from django.test import Client
from django.urls import reverse

from remix.selectors import terms_of
from remix.terms import MOST_SHARE, Who
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clip(ann):
    return PostFactory(author=ann).clip


def browser(person):
    made = Client()
    made.force_login(person)
    return made


def set_to(person, clip, **sent):
    return browser(person).post(reverse("remix_terms", args=[clip.pk]), {"share_percent": "0", **sent})


def test_terms_are_set_shown_and_read(ann, ben, clip):
    reply = set_to(
        ann,
        clip,
        who="mutuals",
        kinds=["relight", "words"],
        must_credit="on",
        commercial="on",
        share_percent="20",
        depth="3",
    )

    assert reply.url == reverse("clip", args=[clip.pk])
    terms = terms_of(clip)
    assert (terms.version, terms.who, terms.kinds, terms.share_percent, terms.depth) == (
        1,
        Who.MUTUALS,
        ["relight", "words"],
        20,
        3,
    )
    assert terms.must_credit and terms.commercial
    form = browser(ann).get(reverse("remix_terms", args=[clip.pk])).content.decode()
    assert 'value="mutuals" checked' in form and 'value="relight" checked' in form and 'value="20"' in form
    seen = browser(ben).get(reverse("post", args=[clip.post.pk])).content.decode()
    assert "20 % for the author" in seen and "3 generations" in seen
    assert reverse("remix_terms", args=[clip.pk]) not in seen


def test_approved_people_are_named_and_stay_in_the_box(ann, ben, clip):
    set_to(ann, clip, who="approved", approved="@ben")
    assert list(terms_of(clip).approved.all()) == [ben]
    assert "ben</textarea>" in browser(ann).get(reverse("remix_terms", args=[clip.pk])).content.decode()

    reply = set_to(ann, clip, who="approved", approved="ben, nobody.here")
    assert reply.status_code == 422 and "ben, nobody.here" in reply.content.decode()
    assert terms_of(clip).version == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "friends"},
        {"who": "everyone", "share_percent": str(MOST_SHARE + 1)},
        {"who": "everyone", "share_percent": "-1"},
        {"who": "everyone", "depth": "0"},
        {"who": "everyone", "kinds": ["magic"]},
        {"who": "approved", "approved": "a\x00b"},
    ],
)
def test_bad_terms_change_nothing(ann, clip, wrong):
    assert set_to(ann, clip, **wrong).status_code == 422
    assert terms_of(clip).pk is None


def test_only_the_author_sets_them(ben, cy, clip):
    assert set_to(ben, clip, who="nobody").status_code == 403
    assert set_to(cy, clip, who="nobody").status_code == 404
    assert terms_of(clip).pk is None
