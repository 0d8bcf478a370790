import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from generation.contracts import Operation, ReferenceRole
from generation.manifests.files import named
from generation.manifests.traits import Traits
from tests.generation.manifests.conftest import ANYBODY

ALL = Traits(
    operations=frozenset(Operation),
    reference_roles=frozenset(ReferenceRole),
    makes_sound=True,
    audio_driven=True,
    batch=True,
)
COMMAND = "generation.management.commands.models.traits_of"


@pytest.fixture
def run(settings, models, monkeypatch) -> Callable[..., tuple[str, int]]:
    """`run("list")` gives what was said and the exit status."""
    settings.MODELS_DIR = models
    settings.OPERATOR = ANYBODY
    monkeypatch.setattr(COMMAND, lambda adapter: ALL)

    def call(*words: str) -> tuple[str, int]:
        out = io.StringIO()
        try:
            call_command("models", *words, stdout=out)
        except SystemExit as end:
            return out.getvalue(), int(end.code)
        return out.getvalue(), 0

    return call


def test_what_was_added_is_listed_and_passes(run, models, folder):
    said, _ = run("add", str(folder), "--adapter", "wan_vace", "--revision", "2026-11")
    assert "5 files" in said

    listed, _ = run("list")
    assert "small-wan" in listed
    assert "Apache-2.0 (allowed)" in listed
    assert "text_to_video" in listed
    assert run("check") == ("ok      small-wan\n", 0)
    assert named(models, "small-wan").revision == "2026-11"


def test_check_names_the_cause_and_fails(run, manifest, folder):
    (folder / "transformer/config.json").write_text("{}")

    said, status = run("check", "small-wan")

    assert status == 1
    assert "REFUSED small-wan" in said
    assert "hash_mismatch: transformer/config.json" in said


def test_one_bad_model_fails_the_check_and_the_others_are_still_checked(run, models, manifest):
    (models / "odd.toml").write_text("id =")

    said, status = run("check")

    assert status == 1
    assert "ok      small-wan" in said
    assert "REFUSED odd" in said
    assert "manifest_unreadable" in said
    assert "manifest_unreadable" in run("list")[0]


def test_a_model_that_is_not_there_fails_the_check(run, models):
    said, status = run("check", "none")

    assert status == 1
    assert "model_unknown" in said


def test_claims_are_compared_with_the_adapter(run, manifest, monkeypatch):
    few = Traits(
        operations=frozenset({Operation.TEXT_TO_VIDEO}),
        reference_roles=frozenset(ReferenceRole),
        makes_sound=False,
        audio_driven=False,
    )
    monkeypatch.setattr(COMMAND, lambda adapter: few)

    said, status = run("check")

    assert status == 1
    assert "beyond_adapter: wan_vace has no swap" in said


def test_without_torch_the_check_says_what_it_left_out(run, manifest, monkeypatch):
    monkeypatch.setattr(COMMAND, lambda adapter: None)

    said, status = run("check")

    assert status == 0
    assert "without torch" in said


def test_another_licence_replaces_the_preset_and_is_held_against_the_operator(run, models, folder):
    said, _ = run(
        *("add", str(folder), "--adapter", "wan_vace", "--id", "mine", "--licence", "House"),
        *("--non-commercial", "--revenue-limit", "5", "--exclude", "EU", "KR", "--attribution", "Ours"),
    )

    licence = named(models, "mine").licence
    assert (licence.name, licence.commercial, licence.revenue_limit_usd) == ("House", False, 5)
    assert licence.excluded_territories == ("EU", "KR")
    assert "not to be used yet: commercial_not_allowed" in said
    assert "commercial_not_allowed" in run("list")[0]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--adapter", "wan_vace"], "manifest_exists"),
        (["--adapter", "ltx2", "--id", "second"], "class_not_allowed"),
        (["--adapter", "wan_vace", "--id", "second", "--licence", "X", "--exclude", "Korea"], "manifest_invalid"),
    ],
)
def test_add_refuses_with_the_cause_and_writes_nothing(run, models, manifest, folder, words, code):
    before = (models / "small-wan.toml").read_bytes()

    with pytest.raises(CommandError, match=code):
        run("add", str(folder), *words)

    assert [path.name for path in models.glob("*.toml")] == ["small-wan.toml"]
    assert (models / "small-wan.toml").read_bytes() == before


def test_a_folder_that_is_not_there_is_refused(run, tmp_path):
    with pytest.raises(CommandError, match="folder_missing"):
        run("add", str(tmp_path / "none"), "--adapter", "ltx2")


def test_neither_manifests_nor_the_command_import_tensor_libraries():
    """The web process reads manifests; the command compares claims only when it checks."""
    program = (
        "import sys, pkgutil, importlib, generation.manifests as m\n"
        "for one in pkgutil.iter_modules(m.__path__): importlib.import_module(f'{m.__name__}.{one.name}')\n"
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; django.setup()\n"
        "import generation.management.commands.models\n"
        "print(sorted({'torch', 'diffusers', 'transformers', 'safetensors', 'onnxruntime'} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[3]

    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
