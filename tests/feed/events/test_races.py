"""The races on SQLite; tests.flows.test_event_races runs them on PostgreSQL."""

import pytest

from tests.feed.events import races

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_batch_told_six_times_at_once_is_stored_once() -> None:
    assert races.same_batch_at_once() == {"refused": 0, "told": 50, "rows": 50}


def test_nothing_is_lost_or_doubled_while_six_write_and_two_count() -> None:
    came = races.many_writers_many_counters(seconds=2.0)
    assert came["refused"] == 0
    assert came["counted"] == came["told"] > 0


def test_who_leaves_while_being_counted_leaves_nothing_behind() -> None:
    assert races.leave_while_counting(3) == {"left_behind": 0, "likes": 0}
