"""All of this folder again, on a real PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.servers import ROOT, postgres

HERE = Path(__file__)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_same_holds_on_postgresql(tmp_path: Path) -> None:
    if os.environ.get("REPRISE_DATABASE_URL"):
        return  # this is that run
    others = [str(path) for path in sorted(HERE.parent.glob("test_*.py")) if path != HERE]
    with postgres(tmp_path) as url:
        env = os.environ | {"REPRISE_DATABASE_URL": f"{url}/reprise"}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'pytest'}"]
        ended = subprocess.run(
            [*command, *others], cwd=ROOT, env=env, capture_output=True, text=True, timeout=800, check=False
        )
    assert ended.returncode == 0, ended.stdout[-4000:]
    assert " passed" in ended.stdout
