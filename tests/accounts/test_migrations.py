"""The books go to the newest form, back and again: on SQLite here, on PostgreSQL in tests/flows/test_books_back.py."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.flows.servers import ROOT


def migrated(folder: Path, database_url: str = "") -> dict[str, Any]:
    """What tests.accounts.migrating says of an empty database."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("REPRISE_", "DJANGO_"))}
    env = kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "REPRISE_DATA_DIR": str(folder),
        "REPRISE_DATABASE_URL": database_url,
    }
    command = [sys.executable, "-m", "tests.accounts.migrating"]
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr[-4000:]
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def check(told: dict[str, Any]) -> None:
    """Whole credits become hundredths and whole credits again; the database keeps balances only in the newest form.
    What whole credits can not say is refused, and nothing is lost then.
    """
    assert told["old"] == told["back"] == [[-5, 5], 0]
    assert told["new"] == told["again"]
    assert (told["new"][0], told["new"][2]) == ([-500, 500], True)
    assert told["new"][1] == {"sqlite": 7, "postgresql": 5}[told["vendor"]]
    assert told["kept"] == told["moved"] == [-350, 350]
    assert told["parts"] == "refused"


def test_the_books_go_back_and_forth(tmp_path: Path) -> None:
    told = migrated(tmp_path)
    assert told["vendor"] == "sqlite"
    check(told)
