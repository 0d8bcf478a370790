"""What the doctor says of face analysers and models, and of what their licences ask."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from generation.engines.setup import Operator
from tests.generation.engines.diffusion.tiny import onnx_faces

pytestmark = pytest.mark.django_db

MANIFEST = """
id = "tiny"
adapter = "ltx2"
path = "tiny"
operations = ["text_to_video"]
files = {"model_index.json" = "SUM"}
licence = {name = "Research", url = "https://example.org", commercial = false}
limits = {frame_step = 8, frame_offset = 1, size_multiple = 32, call_seconds = 5, max_seconds = 60, sizes = [[64, 64]]}
""".replace("SUM", "0" * 64)


@pytest.fixture(autouse=True)
def _installation(settings, assets, tmp_path: Path) -> None:
    settings.ASSETS_DIR = assets
    settings.MODELS_DIR = tmp_path / "models"
    settings.MODELS_DIR.mkdir()
    settings.FACE_ANALYZER, settings.FACE_MODELS_DIR = "", None
    settings.OPERATOR = Operator(commercial=True)


def line_about(part: str) -> tuple[str, int]:
    """What is said of it, with the remedy, and how the doctor ended."""
    out, status = io.StringIO(), 0
    try:
        call_command("doctor", stdout=out)
    except SystemExit as end:
        status = int(end.code)
    lines = out.getvalue().splitlines()
    at = next(number for number, line in enumerate(lines) if part in line[:30])
    return "\n".join(line for line in lines[at : at + 2] if line is lines[at] or "->" in line), status


def test_without_an_analyser_it_says_that_nobody_measures():
    said, status = line_about("face analyser")

    assert said.startswith("without")
    assert "not measured" in said
    assert status == 0


def test_an_analyser_without_its_files_is_missing(settings, tmp_path):
    settings.FACE_ANALYZER, settings.FACE_MODELS_DIR = "insightface", tmp_path / "buffalo_l"
    said, status = line_about("face analyser")

    assert said.startswith("MISSING")
    assert "REPRISE_FACE_MODELS_DIR" in said
    assert status == 1


def test_a_research_licence_stops_a_commercial_operator_only(settings, tmp_path):
    settings.FACE_ANALYZER, settings.FACE_MODELS_DIR = "insightface", onnx_faces.build(tmp_path / "pack")
    sold, sold_status = line_about("face analyser")
    settings.OPERATOR = Operator(commercial=False)
    free, free_status = line_about("face analyser")

    assert (sold.split()[0], sold_status) == ("MISSING", 1)
    assert "REPRISE_OPERATOR_COMMERCIAL" in sold
    assert (free.split()[0], free_status) == ("ok", 0)
    assert "non-commercial research only" in sold
    assert "non-commercial research only" in free


def test_what_opencv_is_given_is_named_with_its_licences(settings, tmp_path):
    settings.FACE_ANALYZER, settings.FACE_MODELS_DIR = "opencv", onnx_faces.build_opencv(tmp_path / "zoo")
    said, status = line_about("face analyser")

    assert said.startswith("ok")
    assert "Apache-2.0" in said
    assert status == 0


def test_installed_models_are_named_with_what_their_licence_asks(settings):
    (settings.MODELS_DIR / "tiny.toml").write_text(MANIFEST)
    sold, status = line_about("model tiny")
    settings.OPERATOR = Operator(commercial=False)
    free, _ = line_about("model tiny")

    assert sold.startswith("without")
    assert "no commercial use" in sold
    assert status == 0
    assert free.startswith("ok")
    assert "Research" in free


def test_a_manifest_that_cannot_be_read_is_missing(settings):
    (settings.MODELS_DIR / "odd.toml").write_text("id = 1")
    said, status = line_about("model odd")

    assert said.startswith("MISSING")
    assert "manifest_invalid" in said
    assert status == 1
