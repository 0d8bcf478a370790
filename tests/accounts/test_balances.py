"""A balance is what its transfers made of it, and the database itself sees to that."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from accounts import services
from accounts.models import CreditAccount, Transfer, User
from accounts.models.credits import AccountKind, TransferKind
from tests.accounts.books import check_books
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wallet(ann: User, settings: Any) -> CreditAccount:
    settings.DAILY_CREDITS = 100
    services.grant_daily(ann)
    return CreditAccount.objects.get(owner=ann, kind=AccountKind.WALLET)


def refused(**changes: Any) -> None:
    with pytest.raises(IntegrityError, match="a balance moves by transfers"), transaction.atomic():
        CreditAccount.objects.filter(kind=AccountKind.WALLET).update(**changes)
    check_books()


def test_a_row_in_the_books_moves_both_balances_by_itself(wallet: CreditAccount) -> None:
    house = CreditAccount.objects.get(kind=AccountKind.HOUSE)
    Transfer.objects.create(kind=TransferKind.CLOSE, key="by hand", debit=wallet, credit=house, amount=30)
    wallet.refresh_from_db()
    house.refresh_from_db()
    assert (wallet.balance, house.balance) == (9_970, -9_970)
    check_books()


def test_no_balance_moves_without_one(wallet: CreditAccount) -> None:
    for change in ({"balance": F("balance") + 1}, {"balance": F("balance") - 1}, {"balance": 0}):
        refused(**change)


def test_no_transfer_counts_twice_and_none_is_passed_over(wallet: CreditAccount, ann: User) -> None:
    services.hold(ann, 30, job_id=uuid4())
    last = Transfer.objects.latest("pk")
    refused(balance=F("balance") - last.amount)
    refused(balance=F("balance") - last.amount, counted=last.pk)
    refused(balance=F("balance") - last.amount, counted=last.pk + 1)
    refused(counted=last.pk + 1)
    refused(counted=0)


def test_an_account_begins_empty() -> None:
    for fields in ({"balance": 5}, {"counted": 5}):
        with pytest.raises(IntegrityError, match="a balance moves by transfers"), transaction.atomic():
            CreditAccount.objects.create(owner=UserFactory(), kind=AccountKind.WALLET, **fields)


def test_a_name_is_one_persons_whatever_its_case(ann: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(username="Ann")
