"""On SQLite here, and on a real PostgreSQL in tests/flows/test_consent_races.py."""

from pathlib import Path

import pytest

from tests.accounts.books import check_books
from tests.remix.closing.races import closing_among_others, two_close_at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("colour")]


def test_who_leaves_takes_everything_along_whatever_others_do_with_it(tmp_path: Path) -> None:
    assert sum(closing_among_others(2, tmp_path, seed=3).values()) == 20
    check_books()


def test_two_who_made_clips_of_each_other_leave_at_once() -> None:
    assert two_close_at_once(2, seed=3) == 0
    check_books()
