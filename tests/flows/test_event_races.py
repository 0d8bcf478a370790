"""Events told, committed and counted at the same moment, on a real PostgreSQL with threads."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.servers import ROOT, postgres


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What tests.feed.events.race_runner says."""
    folder: Path = tmp_path_factory.mktemp("events")
    with postgres(folder) as url:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("REPRISE_", "DJANGO_"))}
        env = kept | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "REPRISE_DATA_DIR": str(folder / "data"),
            "REPRISE_DATABASE_URL": f"{url}/reprise",
        }
        (folder / "data").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True, timeout=120)
        command = [sys.executable, "-m", "tests.feed.events.race_runner"]
        ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=200, check=False)
    assert ended.returncode == 0, ended.stderr[-4000:]
    print(ended.stdout)
    return json.loads(ended.stdout.splitlines()[-1])


def test_the_same_batch_told_six_times_at_once_is_stored_once(came: Any) -> None:
    assert came["vendor"] == "postgresql"
    assert came["same_batch"] == {"refused": 0, "told": 50, "rows": 50}


def test_events_that_commit_late_are_counted(came: Any) -> None:
    """While the first transaction was open, nothing after it was passed by: that is why nothing was lost."""
    assert came["late"] == {"refused": False, "while_open": 0, "counted": 80, "told": 80}


def test_nothing_is_lost_or_doubled_while_six_write_and_two_count(came: Any) -> None:
    assert came["storm"]["refused"] == 0
    assert came["storm"]["counted"] == came["storm"]["told"] > 100


def test_who_leaves_while_being_counted_leaves_nothing_behind(came: Any) -> None:
    assert came["leaving"] == {"left_behind": 0, "likes": 0}


def test_a_dump_read_into_another_cluster_goes_on_being_counted(came: Any) -> None:
    assert came["restored"] == {"told": 10, "counted": 10}


def test_days_are_made_ahead_filled_from_the_default_and_dropped_whole(came: Any) -> None:
    assert came["days"] == {
        "was_missing": True,
        "ahead": 7,
        "old_left": False,
        "strays": 0,
        "home": True,
        "moved_again": 0,
    }
