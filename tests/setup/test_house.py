"""The house rules that a machine can check: sizes, names in documents, nothing of one machine, nothing third-party."""

import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = {".py", ".js", ".css", ".html", ".sh"}
TEXT = CODE | {
    ".md",
    ".txt",
    ".in",
    ".toml",
    ".json",
    ".yaml",
    ".yml",
    ".cfg",
    ".po",
    ".example",
    ".conf",
    ".service",
    "",
}
# Split, so that this file does not name what it looks for.
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmmirror" + ".com",
    "download.pytorch" + ".org",
]
MACHINE_PATHS = ["/root" + "/", "/work" + "/", "/home" + "/", "/opt" + "/pypi", "/Users" + "/"]


def tracked() -> list[Path]:
    """What is, or is about to be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def line_counts() -> dict[Path, int]:
    """Lines of every file of the product's own code; tests, migrations and empty files apart."""
    files = [path for path in tracked() if path.suffix in CODE]
    own = [path for path in files if path.relative_to(ROOT).parts[0] != "tests" and "migrations" not in path.parts]
    counts = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in own}
    return {path: count for path, count in counts.items() if count}


def test_files_stay_small() -> None:
    counts = line_counts()
    longest = sorted(counts, key=counts.__getitem__, reverse=True)
    over_250 = [path for path in longest if counts[path] >= 250]
    assert counts[longest[0]] <= 500, f"split {longest[0]}: {counts[longest[0]]} lines"
    assert len(over_250) <= len(counts) * 0.1, f"too many long files: {', '.join(map(str, over_250))}"
    assert statistics.median(counts.values()) <= 60


def test_every_file_that_the_walk_names_exists() -> None:
    walk = (ROOT / "docs" / "architecture.md").read_text()
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|md|toml|sh|html|js|css|txt|in)|/))`", walk))
    assert named, "the walk names no file"
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]


@pytest.mark.parametrize("word", [*REGISTRY_HOSTS, *MACHINE_PATHS])
def test_nothing_committed_names_a_registry_or_a_machine(word: str) -> None:
    pattern = re.compile(r"(?<![\w.])" + re.escape(word))
    texts = [path for path in tracked() if path.suffix in TEXT]
    assert not [str(path.relative_to(ROOT)) for path in texts if pattern.search(path.read_text())]


def test_nothing_third_party_or_binary_is_committed() -> None:
    binary = {".whl", ".tflite", ".onnx", ".ttf", ".otf", ".woff2", ".mo", ".mp4", ".pt", ".safetensors", ".tgz"}
    assert not [str(path.relative_to(ROOT)) for path in tracked() if path.suffix in binary]
