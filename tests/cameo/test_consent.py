from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from accounts.models import Notification, User
from cameo import services
from cameo.models import Grant, Likeness, Use
from cameo.policies import CameoPolicy
from cameo.purposes import Purpose
from cameo.states import Audience, Gate
from common.decisions import Decision
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def likeness(ann: User) -> Likeness:
    return LikenessFactory(owner=ann)


def test_every_asking_leaves_a_mark_that_names_the_rule(likeness: Likeness, ann: User, ben: User) -> None:
    job = uuid4()
    refused = services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=job, purpose=Purpose(words="@ann dances"))[0]
    assert (bool(refused), refused.decision.reason, refused.grant) == (False, "not_granted", None)
    grant = services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    allowed = services.ask(ben, [likeness], gate=Gate.CLAIM, job_id=job, purpose=Purpose(words="@ann dances"))[0]
    assert (bool(allowed), allowed.grant, allowed.epoch) == (True, grant, 1)
    uses = list(
        Use.objects.order_by("pk").values("requester", "gate", "job_id", "allowed", "reason", "grant", "prompt")
    )
    shared = {"requester": ben.pk, "job_id": job, "prompt": "@ann dances"}
    assert uses == [
        {**shared, "gate": "submit", "allowed": False, "reason": "not_granted", "grant": None},
        {**shared, "gate": "claim", "allowed": True, "reason": "", "grant": grant.pk},
    ]


def test_answers_come_in_the_order_of_asking_about_the_rows_as_they_are_now(
    likeness: Likeness, ann: User, ben: User
) -> None:
    own = LikenessFactory(owner=ben)
    services.revoke(ann, Likeness.objects.get(pk=likeness.pk))
    answers = services.ask(ben, [likeness, own], gate=Gate.PUBLISH, job_id=None, purpose=Purpose(words=""))
    assert [(answer.likeness, answer.decision.reason) for answer in answers] == [
        (likeness, "likeness_not_active"),
        (own, ""),
    ]
    assert answers[0].epoch == 2


def test_row_that_is_gone_is_a_no_without_a_mark(likeness: Likeness, ann: User) -> None:
    Likeness.objects.all().delete()
    answer = services.ask(ann, [likeness], gate=Gate.SIGN, job_id=None, purpose=Purpose(words=""))[0]
    assert (bool(answer), answer.decision.reason) == (False, "likeness_not_active")
    assert not Use.objects.exists()


def test_database_error_is_a_no_with_a_mark(likeness: Likeness, ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(policy: CameoPolicy, likeness: Likeness, *, for_: Purpose) -> Decision:
        raise DatabaseError

    monkeypatch.setattr(CameoPolicy, "use", broken)
    answer = services.ask(ann, [likeness], gate=Gate.CLAIM, job_id=None, purpose=Purpose(words=""))[0]
    assert (bool(answer), answer.decision.reason) == (False, "consent_unknown")
    assert Use.objects.get().reason == "consent_unknown"


def test_owner_is_told_once_when_somebody_else_casts_them(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.EVERYONE)
    for actor, gate in ((ann, Gate.SUBMIT), (ben, Gate.SUBMIT), (ben, Gate.CLAIM), (ben, Gate.SIGN)):
        services.ask(actor, [likeness], gate=gate, job_id=uuid4(), purpose=Purpose(words=""))
    assert list(Notification.objects.values_list("recipient", "actor", "kind")) == [(ann.pk, ben.pk, "cameo_cast")]


def test_likenesses_are_held_in_one_order(likeness: Likeness, ben: User, django_assert_num_queries: Any) -> None:
    other = LikenessFactory(owner=ben)
    with transaction.atomic(), django_assert_num_queries(1):
        rows = services.hold_still([other.pk, likeness.pk, uuid4()])
    assert rows == sorted([likeness, other], key=lambda row: row.pk)


def test_use_outlives_its_grant(likeness: Likeness, ann: User, ben: User) -> None:
    services.grant_use(ann, likeness, audience=Audience.APPROVED, person=ben)
    services.ask(ben, [likeness], gate=Gate.SUBMIT, job_id=None, purpose=Purpose(words=""))
    Grant.objects.all().delete()
    assert Use.objects.get().grant is None
