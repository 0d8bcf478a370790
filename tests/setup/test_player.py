"""Set-up brings hls.js as npm has it; pages name it where it is there, and do without where it is not."""

import hashlib
import os
import tarfile
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from bin import fetch_assets
from generation.views.player import HLS_JS, hls_js
from tests.setup.test_assets import REAL_ASSETS

SCRIPT = b"export default class Hls {}"


def package() -> fetch_assets.Package:
    return next(one for one in tomllib.loads(fetch_assets.LIST.read_text())["package"] if one["name"] == "hls.js")


def offer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> fetch_assets.Package:
    """An npm that knows one package, which is not the real one; the list's entry, with that one's hashes."""
    wanted = package()
    [file] = wanted["file"]
    archive = folder / "hls.js-1.tgz"
    with tarfile.open(archive, "w:gz") as tarball:
        for name, data in ((wanted["licence"], b"words"), (file["member"], SCRIPT)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tarball.addfile(entry, BytesIO(data))
    npm = folder / "npm"
    npm.write_text(f'#!/bin/sh\n[ "$1" = pack ] && cp "{archive}" .\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    spoken_for = hashlib.sha256(archive.read_bytes()).hexdigest()
    return wanted | {"sha256": spoken_for, "file": [file | {"sha256": hashlib.sha256(SCRIPT).hexdigest()}]}


def test_it_comes_from_npm_with_its_licence_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assets, shop = tmp_path / "assets", tmp_path / "shop"
    assets.mkdir()
    shop.mkdir()
    offered = offer(shop, monkeypatch)
    assert "hls.js 1" in fetch_assets.fetch(offered, assets, "recipe")
    assert (assets / offered["file"][0]["to"]).read_bytes() == SCRIPT
    assert (assets / "licences" / "hls.js").read_text() == "words"

    (shop / "npm").write_text("#!/bin/sh\nexit 1\n")
    assert fetch_assets.fetch(offered, assets, "recipe") == ""


def test_another_file_under_its_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = offer(tmp_path, monkeypatch) | {"file": package()["file"]}
    (tmp_path / "assets").mkdir()
    with pytest.raises(fetch_assets.AssetError, match="SHA-256"):
        fetch_assets.fetch(offered, tmp_path / "assets", "recipe")
    assert list((tmp_path / "assets").iterdir()) == []


def test_the_page_asks_for_the_file_that_the_list_names() -> None:
    [file] = package()["file"]
    assert file["to"] == f"js/{Path(HLS_JS).name}"
    assert package()["version"] in HLS_JS
    script = REAL_ASSETS / file["to"]
    assert hashlib.sha256(script.read_bytes()).hexdigest() == file["sha256"]


def test_it_is_served_as_a_script() -> None:
    reply = Client().get(hls_js())
    assert reply.status_code == 200
    assert reply["Content-Type"].startswith("text/javascript")
    assert b"as default" in b"".join(reply)


def test_without_it_no_page_names_it(settings) -> None:
    assert hls_js() == f"/static/{HLS_JS}"
    settings.STATICFILES_DIRS = []
    assert hls_js() == ""
