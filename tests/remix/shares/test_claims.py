"""Who has a claim to what: authors above by their terms, halved a generation; owners of likenesses by their grants."""

from fractions import Fraction
from typing import Any

import pytest

from accounts.models import User
from cameo.models import Grant
from cameo.services import grant_use
from cameo.states import Audience
from cameo.terms import Terms as Licence
from generation.models import Clip, Job, JobReference
from generation.services import delete_clip
from remix.services import join, set_terms
from remix.shares import claims_of
from remix.states import RemixKind
from remix.terms import Terms
from tests.factories import JobFactory, LikenessFactory, UserFactory
from tests.remix.rows import published

pytestmark = pytest.mark.django_db


def asking(owner: User, percent: int, *parents: Clip) -> Clip:
    """A public clip whose author asks for so much of its remixes."""
    clip = published(*parents, owner=owner)
    set_terms(owner, clip, Terms(share_percent=percent))
    return clip


def job_from(*parents: Clip, owner: User) -> Job:
    job: Job = JobFactory(owner=owner)
    join(job, parents, RemixKind.WORDS)
    return job


def shares(job: Job) -> dict[str, Fraction]:
    names = dict(User.objects.values_list("pk", "username"))
    return {names[claim.person_id]: claim.share for claim in claims_of(job)}


def test_each_generation_up_gets_half_of_what_it_asks(ann: User, ben: User) -> None:
    dora, eve = UserFactory(username="dora"), UserFactory(username="eve")
    root = asking(ann, 50)
    middle = asking(ben, 40, root)
    top = asking(dora, 20, middle)
    assert shares(job_from(top, owner=eve)) == {
        "dora": Fraction(20, 100),
        "ben": Fraction(40, 200),
        "ann": Fraction(50, 400),
    }


def test_nobody_has_a_claim_to_their_own_price(ann: User, ben: User) -> None:
    root = asking(ann, 50)
    mine = asking(ben, 50, root)
    assert shares(job_from(mine, owner=ben)) == {"ann": Fraction(1, 4)}
    assert shares(job_from(asking(ann, 10, mine), owner=ann)) == {"ben": Fraction(1, 4)}


def test_the_version_counts_that_the_remix_was_made_under(ann: User, ben: User) -> None:
    root = asking(ann, 10)
    job = job_from(root, owner=ben)
    set_terms(ann, root, Terms(share_percent=50))
    assert shares(job) == {"ann": Fraction(1, 10)}
    assert shares(job_from(root, owner=ben)) == {"ann": Fraction(1, 2)}


def test_a_deleted_clip_keeps_its_share(ann: User, ben: User) -> None:
    dora = UserFactory()
    root = asking(ann, 40)
    middle = asking(ben, 0, root)
    delete_clip(ann, root)
    assert shares(job_from(middle, owner=dora)) == {"ann": Fraction(1, 5)}


def test_a_clip_above_in_two_ways_has_one_share_the_greatest(ann: User, ben: User) -> None:
    root = asking(ann, 40)
    middle = asking(ben, 0, root)
    both = job_from(middle, root, owner=UserFactory())
    assert shares(both) == {"ann": Fraction(40, 100)}
    assert len(claims_of(both)) == 1


def test_whose_likeness_is_shown_has_a_claim_by_the_grant_it_relied_on(ann: User, ben: User) -> None:
    face = LikenessFactory(owner=ann)
    grant = grant_use(ann, face, audience=Audience.EVERYONE, terms=Licence(share_percent=15))
    job = JobFactory(owner=ben)
    JobReference.objects.create(job=job, likeness=face, grant=grant, epoch=face.epoch, handle="ann")
    assert shares(job) == {"ann": Fraction(15, 100)}
    assert claims_of(job)[0].about == f"likeness:{face.pk}", "books that only grow hold no names"
    grant_use(ann, face, audience=Audience.EVERYONE, terms=Licence(share_percent=50))
    assert shares(job) == {"ann": Fraction(15, 100)}, "terms of later hold for later jobs"


def test_ones_own_likeness_costs_nothing(ann: User) -> None:
    face = LikenessFactory(owner=ann)
    assert claims_of(JobFactory(owner=ann, cast=[face])) == []


def test_a_grant_asks_for_no_more_than_half(ann: User, api: Any) -> None:
    LikenessFactory(owner=ann)
    body = {"audience": "everyone", "share_percent": 51}
    assert api(ann).post("/api/v1/cameo/grants", body, format="json").status_code == 400
    made = api(ann).post("/api/v1/cameo/grants", body | {"share_percent": 50}, format="json")
    assert (made.status_code, made.json()["share_percent"]) == (201, 50)
    assert Grant.objects.get().share_percent == 50


def test_claims_cost_three_queries_however_deep(ann: User, ben: User, django_assert_num_queries: Any) -> None:
    clip = asking(ann, 50)
    for _ in range(6):
        clip = asking(ann, 50, clip)
    job = job_from(clip, owner=ben)
    with django_assert_num_queries(3):
        assert len(claims_of(job)) == 7
