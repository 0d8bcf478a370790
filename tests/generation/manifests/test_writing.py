import tomllib
from pathlib import Path

import pytest

from generation.contracts import Operation, ReferenceKind, ReferenceRole
from generation.manifests import toml
from generation.manifests.files import broken, installed, named, read
from generation.manifests.presets import PRESETS
from generation.manifests.refusals import ModelRefused
from generation.manifests.schema import Manifest
from generation.manifests.writing import describe, write

VALUES = {
    "word": 'quotes " backslash \\ tab \t line \n bell \x07 delete \x7f 电影 😀',
    "numbers": [0, -3, 10**12, 0.1, 1e-9, 1e22, -2.5],
    "yes": True,
    "no": False,
    "lists": [[1, 2], [3, 4]],
    "empty": [],
    "odd.key/with space": "x",
    "table": {"": 1, "inner": {"deep": {"x": 1}}, "nothing": {}},
    "rows": [{"path": "a", "more": {"b": 1}}, {"path": "b"}],
}


def test_what_is_written_reads_back_equal():
    assert tomllib.loads(toml.dumps(VALUES)) == VALUES


def test_nothing_is_left_out_in_silence_but_none():
    assert tomllib.loads(toml.dumps({"a": None, "b": 1})) == {"b": 1}
    with pytest.raises(TypeError):
        toml.dumps({"a": object()})


def test_every_field_of_a_manifest_reads_back_equal(models, change):
    full = change(
        id="full",
        loras=[{"path": "a.safetensors", "weight": 0.5, "role": "reference"}, {"path": "b.safetensors"}],
        warm_shapes=[[720, 1280, 121]],
        defaults={"sigmas": [1.0, 0.5], "options": {"shift": 7.0, "name": 'a "b"', "flag": True, "count": 3}},
    )

    assert read(write(full, models)) == full


@pytest.mark.parametrize("adapter", sorted(PRESETS))
def test_presets_are_whole_manifests(adapter):
    made = Manifest(**PRESETS[adapter], id="any", adapter=adapter, path="any", files={})

    assert set(made.limits.max_references) == set(ReferenceKind)
    assert Operation.IMAGE_TO_VIDEO not in made.operations or ReferenceRole.MATERIAL in made.reference_roles
    assert made.limits.min_frames % made.limits.frame_step == made.limits.frame_offset % made.limits.frame_step


def test_only_what_loaders_read_is_hashed(manifest):
    assert sorted(manifest.files) == [
        "model_index.json",
        "scheduler/scheduler_config.json",
        "tokenizer/tokenizer.json",
        "transformer/config.json",
        "transformer/diffusion_pytorch_model.safetensors",
    ]
    assert manifest.memory.weights_gib == pytest.approx(0, abs=0.001)


def test_a_folder_elsewhere_is_named_in_full(folder, tmp_path):
    made = describe(folder, adapter="wan_vace", models=tmp_path / "others", name="far")
    write(made, tmp_path / "others")

    assert Path(made.path) == folder
    assert named(tmp_path / "others", "far") == made


def test_a_folder_is_named_as_it_lies_however_it_was_written(models, folder, monkeypatch):
    monkeypatch.chdir(folder)
    here = describe(Path("."), adapter="wan_vace", models=models)
    around = describe(models / ".." / "models" / "small-wan", adapter="wan_vace", models=models)
    outside = describe(Path("."), adapter="wan_vace", models=models / "deeper")

    assert (here.id, here.path) == (around.id, around.path) == ("small-wan", "small-wan")
    assert outside.path == str(folder)


def test_nothing_is_overwritten(models, manifest):
    before = (models / "small-wan.toml").read_bytes()

    with pytest.raises(ModelRefused) as refusal:
        write(manifest.model_copy(update={"revision": "other"}), models)

    assert refusal.value.code == "manifest_exists"
    assert (models / "small-wan.toml").read_bytes() == before


def test_a_write_that_fails_leaves_nothing(models, manifest, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        write(manifest.model_copy(update={"id": "second"}), models)

    assert sorted(path.name for path in models.iterdir()) == ["small-wan", "small-wan.toml"]
    assert (installed(models), broken(models)) == ((manifest,), ())


def test_a_manifest_is_readable_by_other_users_of_the_machine(models, manifest):
    assert (models / "small-wan.toml").stat().st_mode & 0o777 == 0o644


def test_a_folder_that_may_never_be_used_gets_no_manifest(models, folder):
    (folder / "extra.bin").write_bytes(b"")

    with pytest.raises(ModelRefused) as refusal:
        describe(folder, adapter="wan_vace", models=models)

    assert refusal.value.code == "pickle_weights"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"adapter": "videos_api"}, "adapter_unknown"),
        ({"name": "No Good"}, "manifest_invalid"),
        ({"licence": {"name": "", "url": "", "commercial": True}}, "manifest_invalid"),
        ({"dtype": "int3"}, "manifest_invalid"),
    ],
)
def test_what_makes_no_manifest_is_refused(models, folder, asked, code):
    with pytest.raises(ModelRefused) as refusal:
        describe(folder, **{"adapter": "wan_vace", "models": models} | asked)

    assert refusal.value.code == code
