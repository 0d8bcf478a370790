import os
from pathlib import Path

import pytest

from generation.contracts import EngineUnavailable
from generation.manifests import files
from generation.manifests.refusals import ModelRefused

SERVED = """
id = "served"
adapter = "videos_api"
operations = ["text_to_video"]
licence = { name = "Service", url = "", commercial = true }
[limits]
frame_step = 1
frame_offset = 0
size_multiple = 2
call_seconds = 12
max_seconds = 12
sizes = [[720, 1280]]
[server]
url = "http://localhost:8091/v1"
model = "any"
"""


def touched(path: Path) -> None:
    """A later time stamp, however coarse the file system's clock."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000))


def test_manifests_are_found_beside_their_folders_and_sorted(models, manifest):
    (models / "served.toml").write_text(SERVED)

    found = files.installed(models)

    assert [one.id for one in found] == ["served", "small-wan"]
    assert found[1] == manifest
    assert files.named(models, "small-wan") == manifest
    assert files.folder_of(models, manifest) == models / "small-wan"


def test_no_folder_means_no_models(tmp_path):
    assert files.installed(None) == files.installed(tmp_path / "nowhere") == files.broken(None) == ()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("served", "id = ", "manifest_unreadable"),
        ("served", SERVED.replace("frame_step = 1", "frame_step = 0"), "manifest_invalid"),
        ("served", SERVED + "extra = 1", "manifest_invalid"),
        ("other", SERVED, "manifest_misnamed"),
        ("served", SERVED.replace('"videos_api"', '"ltx2"'), "manifest_incomplete"),
        ("served", SERVED.partition("[server]")[0], "manifest_incomplete"),
        ("served", SERVED.replace("[server]", f'[files]\nweights = "{"0" * 64}"\n[server]'), "manifest_incomplete"),
    ],
)
def test_a_broken_manifest_refuses_only_itself(models, manifest, name, text, code):
    (models / f"{name}.toml").write_text(text)

    (broken,) = files.broken(models)
    with pytest.raises(ModelRefused) as refusal:
        files.named(models, name)

    assert (broken.id, broken.code, refusal.value.code) == (name, code, code)
    assert files.installed(models) == (manifest,)


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_what_is_no_text_or_leads_nowhere_is_broken(models, manifest, content):
    if content is None:
        (models / "odd.toml").symlink_to(models / "gone.toml")
    else:
        (models / "odd.toml").write_bytes(content)

    assert [(one.id, one.code) for one in files.broken(models)] == [("odd", "manifest_unreadable")]


def test_a_path_may_not_climb_out_of_the_models_folder(models, manifest):
    path = models / "small-wan.toml"
    path.write_text(path.read_text().replace('path = "small-wan"', 'path = "../small-wan"'))
    touched(path)

    assert [one.code for one in files.broken(models)] == ["manifest_incomplete"]


def test_an_unknown_model_is_unavailable(models):
    with pytest.raises(EngineUnavailable) as refusal:
        files.named(models, "none")

    assert refusal.value.code == "model_unknown"


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(models, manifest):
    first = files.installed(models)
    again = files.installed(models)
    path = models / "small-wan.toml"
    path.write_text(path.read_text().replace("max_batch = 1", "max_batch = 3"))
    touched(path)

    assert again[0] is first[0]
    assert files.installed(models)[0].max_batch == 3


def test_a_removed_manifest_is_gone(models, manifest):
    assert files.installed(models)
    (models / "small-wan.toml").unlink()

    assert files.installed(models) == ()
