"""On SQLite here, and on a real PostgreSQL in tests/flows/test_consent_races.py."""

import pytest

from remix.collab.invitations import MOST_STANDING
from tests.remix.collab.races import invitations_at_once, remixes_published_at_once, turns_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_many_has_the_turn():
    assert turns_at_once(8) == {"": 1, "turn_taken": 7}


def test_remixes_published_at_once_are_one_row_that_counts_all():
    assert remixes_published_at_once(6) == ({"": 6}, [6])


def test_no_more_are_invited_than_there_is_room_for():
    told, stand = invitations_at_once(5)

    assert told == {"": 2, "too_many_invitations": told["too_many_invitations"]}
    assert stand == MOST_STANDING
