"""The races of tests/races.py on SQLite; tests/flows has them all on PostgreSQL, and more often."""

import pytest
from django.conf import settings
from django.db import connection, transaction

from cameo import ledger
from cameo.ledger.verifying import verify_rows
from cameo.services import hold_still
from cameo.states import Mode
from cameo.terms import Terms
from config import backends
from tests import races
from tests.contracts.invariants import broken
from tests.factories import LikenessFactory

pytestmark = pytest.mark.django_db(transaction=True)
SEED = 20261121


def test_nothing_published_while_it_was_revoked_is_visible(bells):
    told = races.publish_against_revoke(15, seed=SEED)

    assert sum(told.values()) == 15 * races.DRAFTS
    assert set(told) <= {"", "likeness_not_active"}
    assert races.visible() == 0
    assert broken() == {}
    ledger.seal()
    assert verify_rows() is None


def test_two_people_of_the_same_clips_leave_at_once(bells):
    assert races.two_leave_the_same_clips(2, clips=6) == 0
    assert broken() == {}


@pytest.mark.parametrize(
    ("terms", "people", "code"),
    [(Terms(total=3, mode=Mode.AUTOMATIC), 12, "quota_total"), (Terms(per_day=3, mode=Mode.AUTOMATIC), 1, "quota_day")],
)
def test_a_limit_of_three_lets_three_in(colour, settings, terms, people, code):
    settings.MAX_JOBS_IN_FLIGHT = 100
    assert races.submits_on_a_limit(12, terms, people=people) == {"": 3, code: 9}


def test_sqlite_takes_the_write_lock_as_a_transaction_begins(ann, tmp_path):
    """There is no FOR UPDATE: a transaction that read a likeness before it may write could publish what was revoked
    meanwhile. IMMEDIATE makes it wait where it begins instead.
    """
    assert backends.database("", tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    if connection.vendor == "sqlite":
        assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        likeness = LikenessFactory(owner=ann)
        held: list[str] = []

        def second() -> None:
            with transaction.atomic():
                held.append("second")

        with transaction.atomic():
            assert hold_still([likeness.pk]) == [likeness]  # a read, and yet nobody else may write
            waiting = races.start(second)
            waiting.join(0.3)
            held.append("first")
        waiting.join()
        assert held == ["first", "second"]
