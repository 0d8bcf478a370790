"""Freezing: at once, by one tap or from a mail, and thawed by nobody but its owner."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cameo import ledger, services
from cameo.ledger import EventKind
from cameo.models import ConsentEvent, Likeness
from cameo.policies import CameoPolicy
from cameo.services.freeze import SALT, freeze, freeze_token, thaw
from cameo.services.revocation import revoke
from cameo.states import Audience
from common.clock import now
from common.errors import Conflict, NotFound
from generation.models import Clip, Job
from generation.states import JobState, Visibility
from tests.factories import ClipFactory, JobFactory, LikenessFactory
from tests.web.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User, ben: User) -> Likeness:
    made = LikenessFactory(owner=ann)
    services.grant_use(ann, made, audience=Audience.APPROVED, person=ben)
    return made


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def link(likeness: Likeness) -> str:
    return reverse("cameo_freeze_link", args=[freeze_token(likeness)])


def is_frozen(likeness: Likeness) -> bool:
    return Likeness.objects.get(pk=likeness.pk).frozen_at is not None


def events() -> list[str]:
    ledger.seal()
    return list(
        ConsentEvent.objects.filter(kind__in=["frozen", "thawed"]).order_by("seq").values_list("kind", flat=True)
    )


def test_one_tap_refuses_everybody_stops_jobs_and_leaves_what_is_out(likeness: Likeness, ann: User, ben: User) -> None:
    job = JobFactory(owner=ben, cast=[likeness])
    out = ClipFactory(owner=ben, cast=[likeness], visibility=Visibility.PUBLIC)
    signed_in(ann).post(reverse("cameo_freeze"))
    row = Likeness.objects.get(pk=likeness.pk)
    assert [CameoPolicy(who).use(row).reason for who in (ann, ben)] == ["frozen", "frozen"]
    assert Job.objects.get(pk=job.pk).state == JobState.REFUSED
    assert Clip.objects.get(pk=out.pk).visibility == Visibility.PUBLIC
    assert events() == [EventKind.FROZEN]


def test_thawing_brings_the_permissions_back(likeness: Likeness, ann: User, ben: User) -> None:
    freeze(ann, likeness)
    signed_in(ann).post(reverse("cameo_thaw"))
    assert CameoPolicy(ben).use(Likeness.objects.get(pk=likeness.pk))
    assert events() == [EventKind.FROZEN, EventKind.THAWED]


def test_both_are_harmless_again(likeness: Likeness, ann: User) -> None:
    for act in (freeze, freeze, thaw, thaw):
        act(ann, likeness)
    assert events() == [EventKind.FROZEN, EventKind.THAWED]


def test_only_the_owner_freezes_and_thaws(likeness: Likeness, ben: User) -> None:
    for act in (freeze, thaw):
        with pytest.raises(NotFound):
            act(ben, likeness)
    assert not is_frozen(likeness)


def test_one_that_was_taken_back_is_not_frozen(likeness: Likeness, ann: User) -> None:
    revoke(ann, likeness)
    with pytest.raises(Conflict):
        freeze(ann, likeness)


def test_opening_the_link_of_a_mail_freezes_nothing_and_its_button_does(likeness: Likeness) -> None:
    """Without signing in, and with the check against forged forms in force."""
    visitor = Client(enforce_csrf_checks=True)
    page = Page(visitor.get(link(likeness)).content.decode())
    assert not is_frozen(likeness)
    token = next(one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "csrfmiddlewaretoken")
    assert visitor.post(link(likeness), {"csrfmiddlewaretoken": token}).status_code == 200
    assert is_frozen(likeness)
    assert "It is frozen" in [one.words for one in Page(visitor.get(link(likeness)).content.decode()).all("h1")]


def test_the_link_opens_nothing_else_and_never_thaws(likeness: Likeness, ann: User) -> None:
    visitor = Client()
    visitor.post(link(likeness))
    visitor.post(link(likeness))
    assert is_frozen(likeness)
    assert visitor.post(reverse("cameo_thaw")).status_code == 302
    assert is_frozen(likeness)
    assert visitor.get(reverse("cameo")).status_code == 302


def test_a_link_that_is_forged_of_another_purpose_or_too_old_is_refused(likeness: Likeness) -> None:
    visitor = Client()
    for token in ("forged", signing.dumps(str(likeness.pk), salt="another"), signing.dumps(7, salt=SALT)):
        assert visitor.post(reverse("cameo_freeze_link", args=[token])).status_code == 404
    old = link(likeness)
    with time_machine.travel(now() + timedelta(days=366)):
        assert visitor.post(old).status_code == 410
    assert not is_frozen(likeness)


@pytest.mark.parametrize("kind", ["face", "character"])
def test_the_api_freezes_and_thaws(likeness: Likeness, ann: User, kind: str) -> None:
    robo = LikenessFactory(owner=ann, kind="character", handle="ann.robo")
    shown = likeness if kind == "face" else robo
    address = "/api/v1/cameo/freeze" if kind == "face" else f"/api/v1/characters/{robo.pk}/freeze"
    browser = signed_in(ann)
    assert browser.post(address).status_code == 204
    assert is_frozen(shown)
    assert browser.delete(address).status_code == 204
    assert not is_frozen(shown)
