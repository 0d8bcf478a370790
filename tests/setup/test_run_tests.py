"""The closing line of the suite counts every process and never turns a broken run into a pass."""

from pathlib import Path

import pytest

from bin import run_tests
from bin.run_tests import Tally

CASES = {
    "passing": "def test_a(): pass\ndef test_b(): pass\n",
    "mixed": (
        "import pytest\ndef test_a(): pass\ndef test_b(): assert False\n"
        "@pytest.mark.skip\ndef test_c(): pass\n"
        "@pytest.fixture\ndef broken(): raise OSError\ndef test_d(broken): pass\n"
    ),
    "unimportable": "raise OSError('at collection')\n",
    "empty": "",
}


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, run by the real runner and the real pytest."""
    monkeypatch.setattr(run_tests, "ROOT", tmp_path)
    monkeypatch.setattr(run_tests, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(run_tests, "SUMMARY", tmp_path / "reports" / "summary.txt")
    monkeypatch.setattr(run_tests, "LEGS", {"units": ["tests"], "flows": ["tests/flows"]})
    for name in ("PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "tests").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:django -p no:asyncio -p no:cacheprovider\n")
    return tmp_path


@pytest.mark.parametrize(
    ("case", "status", "closing"),
    [
        ("passing", 0, "2 passed, 0 failed, 0 skipped"),
        ("mixed", 1, "1 passed, 2 failed, 1 skipped"),
        ("unimportable", 1, "0 passed, 1 failed, 0 skipped"),
        ("empty", 1, "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_last_line_is_the_sum(
    suite: Path, capfd: pytest.CaptureFixture[str], case: str, status: int, closing: str
) -> None:
    (suite / "tests" / "test_case.py").write_text(CASES[case])
    assert run_tests.main([]) == status
    assert capfd.readouterr().out.splitlines()[-1] == closing
    assert (suite / "reports" / "summary.txt").read_text() == closing + "\n"


def test_a_process_that_dies_counts_as_a_failure(suite: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (suite / "tests" / "test_case.py").write_text("import os\ndef test_a(): os._exit(9)\n")
    assert run_tests.main([]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "0 passed, 1 failed, 0 skipped"


def test_tallies_add_up() -> None:
    assert Tally(passed=1, failed=2, skipped=3) + Tally(passed=4) == Tally(passed=5, failed=2, skipped=3)
