"""All of this folder and of learning again, on a real PostgreSQL: the statements are not the same there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.servers import ROOT, postgres

HERE = Path(__file__)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_same_holds_on_postgresql(tmp_path: Path) -> None:
    if os.environ.get("REPRISE_DATABASE_URL"):
        return  # this is that run
    folders = (HERE.parent, HERE.parent.parent / "learning")
    files = [str(path) for folder in folders for path in sorted(folder.glob("test_*.py")) if path != HERE]
    tmp_path.chmod(0o755)  # the cluster runs as another user
    with postgres(tmp_path) as url:
        env = os.environ | {"REPRISE_DATABASE_URL": f"{url}/reprise", "REPRISE_DATA_DIR": str(tmp_path / "data")}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={tmp_path / 'pytest'}"]
        ended = subprocess.run(
            [*command, *files], cwd=ROOT, env=env, capture_output=True, text=True, timeout=540, check=False
        )
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-1000:]
    assert " passed" in ended.stdout
