"""Shares of a captured price: paid with it, told to whoever gets them, and no more than there was."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from accounts import services
from accounts.contracts import Claim
from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import TransferKind
from tests.accounts.books import check_books

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _balanced() -> Iterator[None]:
    yield
    check_books()


@pytest.fixture
def rich(cy: User, settings: Any) -> User:
    settings.DAILY_CREDITS = 100
    services.grant_daily(cy)
    return cy


def to(person: User, percent: int, about: str = "clip:1") -> Claim:
    return Claim(person_id=person.pk, share=Fraction(percent, 100), about=about)


def paid(payer: User, price: int, *claims: Claim) -> None:
    job = uuid4()
    services.hold(payer, price, job_id=job)
    services.capture(payer, price, job_id=job, claims=claims)


def test_a_capture_pays_the_shares_with_it(rich: User, ann: User, ben: User) -> None:
    paid(rich, 5, to(ann, 25), to(ben, 10, "likeness:b"))
    assert services.balance(rich) == (95, 0)
    assert services.balance(ann) == (Decimal("1.25"), 0)
    assert services.balance(ben) == (Decimal("0.5"), 0)
    assert CreditAccount.objects.get(kind="house").balance == -10_000 + 500 - 125 - 50


def test_again_it_pays_nothing(rich: User, ann: User) -> None:
    job = uuid4()
    services.hold(rich, 5, job_id=job)
    for _ in range(2):
        services.capture(rich, 5, job_id=job, claims=[to(ann, 25)])
    assert services.balance(ann) == (Decimal("1.25"), 0)


def test_a_clip_that_failed_shares_nothing(rich: User, ann: User) -> None:
    job = uuid4()
    services.hold(rich, 5, job_id=job)
    services.release(rich, 5, job_id=job)
    assert not Transfer.objects.filter(kind=TransferKind.SHARE).exists()
    assert services.balance(ann) == (0, 0)


def test_nobody_pays_themselves_or_somebody_who_left(rich: User, ann: User) -> None:
    services.close_account(ann)
    paid(rich, 5, to(ann, 50), to(rich, 50))
    assert not Transfer.objects.filter(kind=TransferKind.SHARE).exists()


def test_what_was_earned_can_be_spent_and_given_up(rich: User, ann: User, ben: User) -> None:
    paid(rich, 8, to(ann, 50))
    paid(ann, 4, to(ben, 25))
    assert services.balance(ann) == (0, 0)
    services.close_account(ben)
    assert services.balance(ben) == (0, 0)


def test_database_refuses_to_share_more_than_was_paid(rich: User, ann: User) -> None:
    paid(rich, 5, to(ann, 50))
    capture = Transfer.objects.get(kind=TransferKind.CAPTURE)
    wallet = CreditAccount.objects.get(owner=ann)
    share = {"kind": "share", "debit": capture.credit, "credit": wallet, "about": "clip:1"}
    grant = Transfer.objects.get(kind=TransferKind.GRANT)
    for source, amount in ((capture, 251), (grant, 1), (None, 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Transfer.objects.create(**share, key="more", source=source, amount=amount)


def test_database_keeps_the_books_as_they_were_written(rich: User, ann: User) -> None:
    paid(rich, 5, to(ann, 50))
    with pytest.raises(IntegrityError, match="only grow"), transaction.atomic():
        Transfer.objects.update(amount=1)
    with pytest.raises(IntegrityError, match="only grow"), transaction.atomic():
        Transfer.objects.filter(kind=TransferKind.SHARE).delete()


def test_statement_says_what_a_share_is_for_and_nothing_of_who_paid(rich: User, ann: User, api: Any) -> None:
    clip = uuid4()
    paid(rich, 5, to(ann, 25, f"clip:{clip}"), to(ann, 10, "likeness:a"))
    body = api(ann).get("/api/v1/me/credits", {"show": "shares"}).json()
    assert body["earned"] == 1.75
    assert [(line["kind"], line["change"], line["about"], line["job_id"]) for line in body["items"]] == [
        ("share", 0.5, "likeness:a", None),
        ("share", 1.25, f"clip:{clip}", None),
    ]
    assert "cy" not in str(body)
    mine = api(rich).get("/api/v1/me/credits", {"show": "clips"}).json()
    assert [line["kind"] for line in mine["items"]] == ["capture", "hold"]
    assert mine["earned"] == 0


def test_cursor_of_one_choice_is_refused_for_another(rich: User, api: Any) -> None:
    for _ in range(21):
        services.hold(rich, 1, job_id=uuid4())
    cursor = api(rich).get("/api/v1/me/credits").json()["next"]
    assert api(rich).get("/api/v1/me/credits", {"cursor": cursor, "show": "clips"}).status_code == 422
    assert api(rich).get("/api/v1/me/credits", {"show": "others"}).status_code == 400


def test_page_shows_shares_with_a_link_to_the_clip(rich: User, ann: User, client: Any) -> None:
    clip = uuid4()
    paid(rich, 5, to(ann, 25, f"clip:{clip}"), to(ann, 10, "likeness:bear"))
    client.force_login(ann)
    page = client.get("/credits?show=shares").content.decode()
    assert f'href="/clips/{clip}"' in page
    assert "you or a character of yours is in a clip" in page
    assert "+1.25" in page
    assert "1.75 earned" in page
