"""The locks belong to their inputs, and what is installed belongs to the locks."""

import hashlib
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from bin import check_torch

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", flags=re.MULTILINE)


def pins(name: str) -> dict[str, set[str]]:
    """Versions by package; more than one where they differ by Python version."""
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall((REQUIREMENTS / name).read_text()):
        found.setdefault(re.sub(r"[-_.]+", "-", package).lower(), set()).add(version)
    return found


@pytest.mark.parametrize(
    ("lock", "inputs"),
    [
        ("constraints.txt", ["base.in", "dev.in", "diffusion.in", "ranker.in", "torch.in"]),
        ("base.lock.txt", ["base.in", "constraints.txt"]),
    ],
)
def test_lock_was_compiled_from_these_inputs(lock: str, inputs: list[str]) -> None:
    made_from = hashlib.sha256(b"".join((REQUIREMENTS / name).read_bytes() for name in inputs)).hexdigest()
    first_line = (REQUIREMENTS / lock).read_text().splitlines()[0]
    assert first_line == f"# inputs: {made_from}", "run `make lock` and commit what it writes"


def test_every_pin_of_the_base_lock_is_hashed_and_agrees_with_the_constraints() -> None:
    base, everything = pins("base.lock.txt"), pins("constraints.txt")
    blocks = (REQUIREMENTS / "base.lock.txt").read_text().split("\n    --hash=sha256:")
    assert base
    assert len(blocks) > len(base)
    assert not re.search(r"==[^\n\\]*\n(?!\s+--hash)", (REQUIREMENTS / "base.lock.txt").read_text())
    assert {name: base[name] for name in base} == {name: everything[name] for name in base}


def test_constraints_carry_no_hash_and_no_cuda_package() -> None:
    text = (REQUIREMENTS / "constraints.txt").read_text()
    assert "--hash" not in text
    assert not [name for name in pins("constraints.txt") if re.match(r"torch$|torchvision|triton|nvidia-|cuda-", name)]


def test_no_lock_names_a_package_index() -> None:
    for path in REQUIREMENTS.glob("*.txt"):
        assert "://" not in path.read_text()
        assert "--index-url" not in path.read_text()


def test_what_is_installed_is_what_the_constraints_say() -> None:
    wanted = pins("constraints.txt")
    installed = {re.sub(r"[-_.]+", "-", dist.name).lower(): dist.version for dist in metadata.distributions()}
    shared = installed.keys() & wanted.keys()
    assert len(shared) > 100
    assert not {name: installed[name] for name in shared - {"setuptools"} if installed[name] not in wanted[name]}


def test_no_cuda_package_and_no_torchvision_came_in() -> None:
    assert check_torch.complaints() == []


@pytest.mark.parametrize("name", ["torchvision", "nvidia-cublas", "triton"])
def test_a_distribution_that_must_not_come_in_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = tmp_path / f"{name.replace('-', '_')}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert check_torch.complaints() == [f"{name} is installed"]


def test_there_is_one_opencv() -> None:
    names = {dist.name.lower() for dist in metadata.distributions() if dist.name.lower().startswith("opencv")}
    assert names == {"opencv-python"}


def test_the_extra_is_what_set_up_installs_for_a_gpu_worker() -> None:
    project = tomllib.loads((REQUIREMENTS.parent / "pyproject.toml").read_text())
    extra = project["tool"]["setuptools"]["dynamic"]["optional-dependencies"]["diffusion"]["file"]
    script = (REQUIREMENTS.parent / "bin" / "setup.sh").read_text()
    assert sorted(extra) == ["requirements/diffusion.in", "requirements/torch.in"]
    assert all(f"-r {name}" in script for name in extra)
