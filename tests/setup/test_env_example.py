"""`.env.example` is the settings' own documentation: every variable, with the default that the code has."""

import os
import re
from dataclasses import fields
from pathlib import Path

import pytest

from config import env

EXAMPLE = (env.BASE_DIR / ".env.example").read_text()


def test_example_lists_exactly_the_settings_that_env_reads() -> None:
    listed = re.findall(r"^#?(REPRISE_[A-Z0-9_]+)=", EXAMPLE, flags=re.MULTILINE)
    assert sorted(listed) == sorted(f"REPRISE_{field.name.upper()}" for field in fields(env.Env))


def test_copying_the_example_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "BASE_DIR", tmp_path)  # a checkout without a .env of its own
    for name in [name for name in os.environ if name.startswith("REPRISE_")]:
        monkeypatch.delenv(name)
    without = env.load()
    values = re.findall(r"^(REPRISE_[A-Z0-9_]+)=(.*)$", EXAMPLE, flags=re.MULTILINE)
    assert len(values) > 15
    for name, value in values:
        monkeypatch.setenv(name, value)
    assert env.load() == without
