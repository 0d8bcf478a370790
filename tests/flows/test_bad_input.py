"""What SQLite takes and PostgreSQL would not: the contracts about values once more, on a PostgreSQL of our own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.servers import ROOT, postgres

CONTRACTS = ("test_bad_input.py", "test_invariants.py", "test_pages.py", "test_schema.py", "test_sockets.py")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_contracts_hold_on_postgresql(tmp_path: Path):
    tmp_path.chmod(0o755)  # the cluster runs as another user
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    files = [str(ROOT / "tests" / "contracts" / name) for name in CONTRACTS]
    with postgres(tmp_path) as url:
        env = os.environ | {"REPRISE_DATABASE_URL": f"{url}/reprise", "REPRISE_DATA_DIR": str(tmp_path / "data")}
        done = subprocess.run(
            [*command, *files], cwd=ROOT, env=env, capture_output=True, text=True, timeout=540, check=False
        )

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
