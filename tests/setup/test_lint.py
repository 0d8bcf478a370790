"""What `make lint` checks holds, so that style, import contracts and types cannot break between releases."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "--no-cache", "--output-format", "concise", "."],
    "format": ["ruff", "format", "--no-cache", "--check", "."],
    "imports": ["lint-imports", "--no-cache"],
    "types": ["mypy", "--no-error-summary"],
    "templates": ["djlint", "--quiet", "--lint", "templates"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_lint_is_clean(check: str) -> None:
    tool, *arguments = CHECKS[check]
    done = subprocess.run(
        [TOOLS / tool, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_make_lint_runs_the_same_checks() -> None:
    recipe = (ROOT / "Makefile").read_text().split("\nlint:")[1].split("\n\n")[0]
    for check in ("ruff check", "ruff format --check", "lint-imports", "mypy", "djlint"):
        assert check in recipe
