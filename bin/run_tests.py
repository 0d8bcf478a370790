"""Run the suite as three pytest processes and print one closing line, `N passed, N failed, N skipped`.

Three, because the flow tests own whole server processes, and because a browser test leaves an event loop running in its
process (sync Playwright) which asyncio tests cannot share. Exit status 0 only when every process passed and some
test ran. Arguments go to every pytest process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "test"
SUMMARY = REPORTS / "summary.txt"
NOTHING_COLLECTED = 5
LEGS = {
    "units": [
        "-n",
        "2",
        "--dist",
        "loadfile",
        "tests",
        "--ignore=tests/flows",
        "--ignore=tests/chaos",
        "--ignore=tests/browser",
    ],
    "flows": ["tests/flows", "tests/chaos"],
    "browser": ["-p", "no:asyncio", "-W", "ignore:Unknown config option:pytest.PytestConfigWarning", "tests/browser"],
}
# Two test processes on two cores: threads that spin while they wait for work would only slow each other down.
CALM_THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            passed=self.passed + other.passed, failed=self.failed + other.failed, skipped=self.skipped + other.skipped
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def count(report: Path) -> Tally:
    """What one JUnit report counted; an error in set-up counts as a failure. Nothing when there is no report."""
    if not report.exists():
        return Tally()
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own pytest wrote it
    total = Tally()
    for suite in suites:
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        total += Tally(passed=int(suite.get("tests", 0)) - failed - skipped, failed=failed, skipped=skipped)
    return total


def environment() -> dict[str, str]:
    """Compiled modules are kept among the reports: set-up compiles none, and dozens of processes import the same."""
    env = CALM_THREADS | os.environ | {"PYTHONPYCACHEPREFIX": str(REPORTS / "pycache")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def run(leg: str, selection: list[str], extra: list[str]) -> tuple[int, Tally]:
    """The exit status of one pytest process and what it counted."""
    report = REPORTS / f"{leg}.xml"
    print(f"== {leg}", flush=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        f"--junit-xml={report}",
        "-o",
        "junit_family=xunit1",
        *selection,
        *extra,
    ]
    status = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
    return status, count(report)


def main(extra: list[str]) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    for old in [*REPORTS.glob("*.xml"), SUMMARY]:
        old.unlink(missing_ok=True)
    total, broken = Tally(), []
    for leg, selection in LEGS.items():
        if not (ROOT / selection[-1] if leg != "units" else ROOT / "tests").exists():
            continue
        status, tally = run(leg, selection, extra)
        total += tally
        if status not in (0, NOTHING_COLLECTED) and not tally.failed:
            total += Tally(failed=1)  # the process itself broke (collection, crash, interrupt): never a silent pass
        if status not in (0, NOTHING_COLLECTED):
            broken.append(leg)
    if broken:
        print(f"== failed: {', '.join(broken)}", flush=True)
    SUMMARY.write_text(f"{total}\n")
    print(total, flush=True)
    return 0 if not broken and not total.failed and total.passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
