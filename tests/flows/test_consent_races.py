"""Consent against everything that happens in the same moment, on a real PostgreSQL with threads."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.servers import ROOT, postgres

SEED = int(os.environ.get("REPRISE_TEST_SEED", "20261121"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What tests.flows.race_runner says."""
    folder: Path = tmp_path_factory.mktemp("races")
    with postgres(folder) as url:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("REPRISE_", "DJANGO_"))}
        env = kept | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "REPRISE_DATA_DIR": str(folder / "data"),
            "REPRISE_DATABASE_URL": f"{url}/reprise",
        }
        (folder / "data").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True, timeout=120)
        command = [sys.executable, "-m", "tests.flows.race_runner", str(SEED)]
        ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=420, check=False)
    assert ended.returncode == 0, ended.stderr[-4000:]
    print(f"seed {SEED}: {ended.stdout}")
    return json.loads(ended.stdout.splitlines()[-1])


def test_of_400_publications_against_a_revocation_none_is_visible(told: Any) -> None:
    assert told["vendor"] == "postgresql"
    assert sum(told["publishing"].values()) == told["publications"] == 400
    assert set(told["publishing"]) == {"", "likeness_not_active"}, "one of the two always won: that was no race"
    assert told["visible"] == 0


def test_two_people_of_the_same_clips_leave_at_once_without_a_deadlock(told: Any) -> None:
    assert told["two_leave"] == 0


def test_taking_back_does_not_wait_for_those_who_publish_after_it(told: Any) -> None:
    assert told["revoke_among_publishers_s"] < 30, "docs/decisions/0015-publishing-waits-its-turn.md"


def test_of_50_parallel_submits_on_a_quota_of_3_exactly_3_are_let_in(told: Any) -> None:
    assert told["total"] == {"": 3, "quota_total": 47}
    assert told["per_day"] == {"": 3, "quota_day": 47}


def test_of_50_parallel_remixes_with_3_credits_exactly_3_are_made(told: Any) -> None:
    assert told["remixes"] == {"": 3, "not_enough_credits": 47}
    assert told["remixes_stand"] == 3


def test_of_300_acts_with_what_is_theirs_none_deadlocks_with_30_who_close_their_account(told: Any) -> None:
    """Births, stops, publications, remixes, follows and readings; what is left of each is checked where they race."""
    assert sum(told["closing"].values()) == 300
    ends = {name: {key for key in told["closing"] if key.startswith(name)} for name in ("remix", "follow")}
    assert all(len(found) > 1 for found in ends.values()), "one of the two always won: that was no race"
    assert told["two_close"] == 0


def test_120_payments_that_share_with_each_other_end_without_a_deadlock(told: Any) -> None:
    assert told["crossing"] == {"": 120}
    assert told["owed"] == 0


def test_a_turn_is_one_persons_and_a_draft_has_so_many_guests_and_no_more(told: Any) -> None:
    assert told["turns"] == {"": 1, "turn_taken": 11}
    assert told["invitations"] == [{"": 2, "too_many_invitations": 7}, 20]


def test_remixes_published_at_once_are_one_row_that_counts_all(told: Any) -> None:
    assert told["news"] == [{"": 12}, [12]]


def test_afterwards_every_invariant_holds_and_the_ledger_verifies(told: Any) -> None:
    assert told["broken"] == {}
    assert told["ledger"] is None
