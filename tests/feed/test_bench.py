"""The bench starts as its page says: as a file, from anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.mark.parametrize("name", ["feed.py", "ranking.py"])
def test_a_bench_runs_as_a_file(tmp_path: Path, name: str) -> None:
    command = [sys.executable, str(BENCH / name), "--help"]
    done = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage" in done.stdout
