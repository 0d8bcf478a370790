import io

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run() -> tuple[str, int]:
    out = io.StringIO()
    try:
        call_command("doctor", stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(end.code)
    return out.getvalue(), 0


def test_a_complete_installation_is_well(assets, settings):
    settings.ASSETS_DIR = assets
    said, status = run()

    assert status == 0, said
    assert "face models" in said
    assert "sandbox" in said


def test_missing_face_models_are_named_with_the_remedy(settings, tmp_path):
    settings.ASSETS_DIR = tmp_path
    said, status = run()

    assert status == 1
    line = next(line for line in said.splitlines() if "face models" in line)
    assert line.startswith("MISSING")
    assert "make setup" in said


def test_a_redis_that_does_not_answer_is_named(settings, assets):
    settings.ASSETS_DIR = assets
    settings.EMBEDDED = False
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    said, status = run()

    assert status == 1
    assert any(line.startswith("MISSING") and "redis" in line for line in said.splitlines())


def test_a_missing_player_is_no_fault(settings, assets, tmp_path):
    for part in ("face", "fonts", "emoji", "cldr"):
        (tmp_path / part).symlink_to(assets / part)
    settings.ASSETS_DIR = tmp_path
    said, status = run()

    assert status == 0, said
    assert next(line for line in said.splitlines() if "live player" in line).startswith("without")
