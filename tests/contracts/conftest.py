"""The world is built once a module; whatever a request changes in it is rolled back after the request."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from tests.contracts import world as worlds
from tests.contracts.world import World


@pytest.fixture(scope="module")
def kept_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """STORAGES with the world's files, which outlive a test."""
    from django.conf import settings

    folder = tmp_path_factory.mktemp("world")
    backend = "django.core.files.storage.FileSystemStorage"
    return settings.STORAGES | {"private": {"BACKEND": backend, "OPTIONS": {"location": folder}}}


@pytest.fixture(scope="module")
def kept_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder: `vault` opens the world's files, `ledger` signed its events."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def built_world(django_db_setup, django_db_blocker, kept_files, kept_keys) -> Iterator[World]:  # type: ignore[no-untyped-def]
    """In one transaction that never commits, so nothing is rung and no file deleted."""
    with django_db_blocker.unblock(), transaction.atomic():
        keys = {"VAULT_KEY_FILE": kept_keys / "vault", "LEDGER_KEY_FILE": kept_keys / "ledger"}
        with override_settings(STORAGES=kept_files, **keys):
            built = worlds.build()
        yield built
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world, db, kept_files, kept_keys, settings) -> World:  # type: ignore[no-untyped-def]
    settings.STORAGES = kept_files
    settings.VAULT_KEY_FILE, settings.LEDGER_KEY_FILE = kept_keys / "vault", kept_keys / "ledger"
    return built_world
