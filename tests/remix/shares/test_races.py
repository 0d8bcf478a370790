"""On SQLite here, and on a real PostgreSQL in tests/flows/test_consent_races.py."""

from typing import Any

import pytest

from generation.models import Job
from tests.accounts.books import check_books
from tests.remix.shares.races import owed, payments_that_cross, remixes_on_a_purse

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("colour")]


def test_of_50_parallel_remixes_with_3_credits_exactly_3_are_made(settings: Any) -> None:
    settings.DAILY_CREDITS, settings.MAX_JOBS_IN_FLIGHT = 3, 100
    told, stand = remixes_on_a_purse(50)
    assert told == {"": 3, "not_enough_credits": 47}
    assert stand == Job.objects.in_flight().count() == 3
    check_books()


def test_payments_that_cross_pay_everybody_and_lose_nothing(settings: Any) -> None:
    settings.DAILY_CREDITS = 100
    assert payments_that_cross(5, 4, price=7, seed=3) == {"": 20}
    assert owed() == 0
    check_books()
