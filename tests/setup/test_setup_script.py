"""Set-up tells people on a bare machine what to do, in one line they can paste."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASICS = ["bash", "cat", "dirname", "env", "flock", "id", "mkdir", "readlink", "rm", "sha256sum", "touch", "uname"]


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout with nothing set up, on a machine that has the shell's basics and neither Python nor apt."""
    (tmp_path / "path").mkdir()
    for name in BASICS:
        (tmp_path / "path" / name).symlink_to(shutil.which(name) or name)
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "bin" / "setup.sh", tmp_path / "bin")
    return tmp_path


def setup(bare: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(bare / "bin" / "setup.sh"), *arguments]
    environment = {"PATH": str(bare / "path")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)


def test_without_python_set_up_says_which_one_it_needs(bare: Path) -> None:
    done = setup(bare, "serve")
    assert done.returncode == 1
    assert done.stderr.startswith("setup: Python 3.11 or newer is needed")
    assert "PYTHON=" in done.stderr


def test_missing_programs_come_with_the_exact_line_to_run(bare: Path) -> None:
    done = setup(bare, "test")
    assert done.returncode == 1
    [line] = [line for line in done.stderr.splitlines() if "apt-get install" in line]
    wanted = line.split("--no-install-recommends ")[1].split()
    assert {"ffmpeg", "redis-server", "chromium", "bubblewrap", "gettext"} <= set(wanted)
    assert "sudo apt-get update && sudo apt-get install -y" in line


def test_an_unknown_word_gets_the_usage(bare: Path) -> None:
    done = setup(bare, "everything")
    assert done.returncode == 1
    assert "usage: bin/setup.sh serve|lint|test|gpu" in done.stderr


def test_two_callers_queue(bare: Path) -> None:
    (bare / "var").mkdir()
    with (bare / "var" / ".setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(subprocess.TimeoutExpired):
            subprocess.run([str(bare / "bin" / "setup.sh"), "nonsense"], capture_output=True, timeout=0.5, check=False)
    assert setup(bare, "nonsense").returncode == 1


def test_a_python_without_venv_asks_for_the_package_that_brings_it(bare: Path) -> None:
    fake = bare / "path" / "python3"
    fake.write_text('#!/bin/bash\ncase "$*" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac\n')
    fake.chmod(0o755)
    done = setup(bare, "serve")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("install -y --no-install-recommends python3-venv")
