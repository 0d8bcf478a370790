"""Everybody whose work a clip is made of, in the clip's body and on its page; nobody who may not be named."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.services import close_account
from generation.credit import CreditLine, credit_of
from generation.credit_tags import MOST_NAMES, tags_of
from generation.services import delete_clip
from remix.services import join
from remix.states import RemixKind
from tests.factories import ClipFactory, JobFactory, LikenessFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(ann):
    return published(owner=ann, cast=[LikenessFactory(owner=ann)])


def credit(client, clip):
    return client.get(f"/api/v1/clips/{clip.pk}").json()["credit"]


def test_the_body_of_a_clip_names_authors_likenesses_sounds_and_engine(api, ann, ben, root):
    tune = published(owner=ben)
    middle = published(root, tune, owner=ben, kind=RemixKind.SOUND, cast=[root.job.references.get().likeness])
    leaf = published(middle, owner=ann, kind=RemixKind.RESTYLE)

    told = credit(api(), leaf)

    assert [(one["author"], one["clip_id"], one["kind"], one["distance"]) for one in told["authors"]] == [
        ("ann", str(root.pk), "", 2),
        ("ben", str(tune.pk), "", 2),
        ("ben", str(middle.pk), "sound", 1),
        ("ann", str(leaf.pk), "restyle", 0),
    ]
    assert all(one["is_required"] for one in told["authors"])
    assert told["sounds"] == [{"author": "ben", "clip_id": str(tune.pk)}]
    assert (told["likenesses"], credit(api(), middle)["likenesses"]) == ([], ["ann"])
    assert told["engine"] == "studio"


def test_an_original_owes_nobody(api, ann):
    clip = published(owner=ann)

    assert credit(api(), clip) == {
        "authors": [{"author": "ann", "clip_id": str(clip.pk), "kind": "", "distance": 0, "is_required": True}],
        "likenesses": [],
        "sounds": [],
        "engine": "studio",
    }


def test_credit_outlives_the_clip_and_not_the_account(api, ann, ben, root):
    leaf = published(root, owner=ben)
    delete_clip(ann, root)
    assert credit(api(), leaf)["authors"][0] == {
        "author": "ann",
        "clip_id": None,
        "kind": "",
        "distance": 1,
        "is_required": True,
    }

    close_account(ann)
    assert [one["author"] for one in credit(api(), leaf)["authors"]] == ["", "ben"]


def test_whom_a_block_parts_is_not_named_to_the_other(api, ann, ben, cy, root):
    leaf = published(root, owner=ben)

    assert [one["author"] for one in credit(api(cy), leaf)["authors"]] == ["", "ben"]
    assert credit(api(cy), leaf)["authors"][0]["clip_id"] is None


@pytest.mark.parametrize("generations", [1, 12])
def test_it_costs_the_same_at_any_depth(ann, ben, root, generations, django_assert_max_num_queries):
    clip = root
    for _ in range(generations):
        clip = published(clip, owner=ben)

    with django_assert_max_num_queries(8):
        line = credit_of(clip.job, ben, clip=clip)

    assert len(line.authors) == generations + 1


def test_the_page_shows_the_line(ben, root):
    leaf = published(root, owner=ben, kind=RemixKind.RELIGHT)
    page = Client().get(reverse("post", args=[leaf.post.pk])).content.decode()
    line = page.partition('class="credit')[2].partition("</section>")[0]

    assert reverse("profile", args=["ann"]) in line and reverse("clip", args=[root.pk]) in line
    assert "Change the light" in line and "studio" in line


def test_a_file_names_only_those_who_are_public_at_their_place(ann, ben):
    """A draft of Ann's, and a clip that was public once; Ben makes something of both."""
    draft, gone = ClipFactory(owner=ann), published(owner=ann)
    delete_clip(ann, gone)
    job = JobFactory(owner=ben)
    join(job, [draft], RemixKind.WORDS)
    assert [one.author for one in credit_of(job).authors] == ["", "ben"]

    other = JobFactory(owner=ben)
    join(other, [gone], RemixKind.WORDS)
    assert [(one.author, one.clip) for one in credit_of(other).authors] == [("ann", None), ("ben", None)]


def test_a_likeness_of_a_closed_account_is_not_named(ann, ben):
    job = JobFactory(owner=ben, cast=[LikenessFactory(owner=ann)])
    assert credit_of(job).likenesses == ("ann",)

    ann.is_active = False
    ann.save()
    assert credit_of(job).likenesses == ()


def test_tags_say_it_in_words(ann, ben, root):
    tune = published(owner=ben)
    job = JobFactory(owner=ben, cast=[root.job.references.get().likeness])
    join(job, [root, tune], RemixKind.SOUND)

    assert tags_of(credit_of(job)) == {
        "artist": "ben, ann",
        "description": "Made with AI by @ben. Remixed from @ann. With @ann. Sound by @ben. Engine: studio.",
    }


def test_tags_stay_short_however_many_there_are():
    line = CreditLine(
        authors=(), likenesses=tuple(f"p{number}" for number in range(MOST_NAMES + 5)), sounds=(), engine="studio"
    )
    told = tags_of(line)

    assert told["description"].startswith("Made with AI. With @p0, ") and " and 5 more." in told["description"]
    assert "artist" not in told
