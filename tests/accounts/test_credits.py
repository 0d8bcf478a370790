"""The books: every path leaves them balanced."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.models import F

from accounts import services
from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind
from common.clock import now
from common.errors import Conflict, PaymentRequired
from tests.accounts.books import check_books

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _balanced() -> Iterator[None]:
    yield
    check_books()


@pytest.fixture
def rich(ann: User, settings: Any) -> User:
    settings.DAILY_CREDITS = 100
    services.grant_daily(ann)
    return ann


def test_daily_credits_come_once_a_utc_day(ann: User, settings: Any) -> None:
    settings.DAILY_CREDITS = 100
    with time_machine.travel("2026-03-01T23:59:00Z", tick=False) as clock:
        assert [services.grant_daily(ann), services.grant_daily(ann)] == [True, False]
        assert services.balance(ann) == (100, 0)
        clock.shift(120)
        assert services.grant_daily(ann)
    assert services.balance(ann) == (200, 0)


def test_no_daily_credits_when_the_operator_gives_none(ann: User, settings: Any) -> None:
    settings.DAILY_CREDITS = 0
    assert not services.grant_daily(ann)
    assert services.balance(ann) == (0, 0)


def test_success_spends_what_was_held_and_failure_gives_it_back(rich: User) -> None:
    good, bad = uuid4(), uuid4()
    services.hold(rich, 30, job_id=good)
    services.hold(rich, 20, job_id=bad)
    assert services.balance(rich) == (50, 50)
    services.capture(rich, 30, job_id=good)
    services.release(rich, 20, job_id=bad)
    assert services.balance(rich) == (70, 0)
    assert CreditAccount.objects.get(kind=AccountKind.HOUSE).balance == -7000


def test_each_step_done_again_changes_nothing(rich: User) -> None:
    job = uuid4()
    for _ in range(2):
        services.hold(rich, 30, job_id=job)
    assert services.balance(rich) == (70, 30)
    for _ in range(2):
        services.capture(rich, 30, job_id=job)
    assert services.balance(rich) == (70, 0)
    assert Transfer.objects.count() == 3


def test_a_hold_ends_once_either_way(rich: User) -> None:
    job = uuid4()
    services.hold(rich, 30, job_id=job)
    services.release(rich, 30, job_id=job)
    with pytest.raises(Conflict, match="credits_settled"):
        services.capture(rich, 30, job_id=job)
    with pytest.raises(Conflict, match="credits_not_held"):
        services.capture(rich, 30, job_id=uuid4())
    services.release(rich, 30, job_id=uuid4())
    assert services.balance(rich) == (100, 0)


def test_hold_of_more_than_there_is_is_refused_and_leaves_no_line(rich: User) -> None:
    with pytest.raises(PaymentRequired, match="not_enough_credits"):
        services.hold(rich, 101, job_id=uuid4())
    assert services.balance(rich) == (100, 0)
    assert Transfer.objects.count() == 1
    services.hold(rich, 100, job_id=uuid4())


def test_free_job_moves_nothing(rich: User) -> None:
    job = uuid4()
    services.hold(rich, 0, job_id=job)
    services.capture(rich, 0, job_id=job)
    services.release(rich, 0, job_id=job)
    assert Transfer.objects.count() == 1


def test_database_itself_refuses_overdraft_and_a_second_house(rich: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CreditAccount.objects.filter(owner=rich).update(balance=F("balance") - 10_001)
    with pytest.raises(IntegrityError), transaction.atomic():
        CreditAccount.objects.create(kind=AccountKind.HOUSE)
    with pytest.raises(IntegrityError), transaction.atomic():
        CreditAccount.objects.create(kind=AccountKind.WALLET)


def test_statement_tells_what_each_line_did(rich: User, api: Any, settings: Any) -> None:
    job = uuid4()
    services.hold(rich, 30, job_id=job)
    services.capture(rich, 30, job_id=job)
    body = api(rich).get("/api/v1/me/credits").json()
    assert (body["available"], body["held"], body["daily"]) == (70, 0, 100)
    assert [(line["kind"], line["change"], line["job_id"]) for line in body["items"]] == [
        ("capture", 0, str(job)),
        ("hold", -30, str(job)),
        ("grant", 100, None),
    ]


def test_statement_turns_pages_within_its_query_budget(
    rich: User, api: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(25):
        services.hold(rich, 1, job_id=uuid4())
    with django_assert_max_num_queries(5):
        first = api(rich).get("/api/v1/me/credits").json()
    second = api(rich).get("/api/v1/me/credits", {"cursor": first["next"]}).json()
    seen = [line["id"] for line in first["items"] + second["items"]]
    assert (len(seen), len(set(seen)), second["next"]) == (26, 26, None)


def test_closing_gives_what_is_left_back_to_the_house(rich: User) -> None:
    services.close_account(rich)
    assert services.balance(rich) == (0, 0)
    assert now() - Transfer.objects.latest("pk").created_at < timedelta(minutes=1)
