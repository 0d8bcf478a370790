"""What every test has: three people who know each other, photos that belong to nobody, and a clean data folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounts.models import User

ROOT = Path(__file__).resolve().parent.parent
ASSETS = Path(os.environ.get("REPRISE_ASSETS_DIR", ROOT / "var" / "assets"))


@pytest.fixture(scope="session")
def assets() -> Path:
    """The folder that set-up filled; a test that needs it fails plainly without."""
    assert (ASSETS / "face").is_dir(), "run `make setup` first: the face pack is missing"
    return ASSETS


@pytest.fixture(scope="session")
def selfie() -> bytes:
    """A JPEG of one face, from scikit-image's sample data (NASA, public domain)."""
    import io

    from PIL import Image
    from skimage import data

    stream = io.BytesIO()
    Image.fromarray(data.astronaut()).save(stream, "JPEG", quality=92)
    return stream.getvalue()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file, as the product has it: threads that share a database in memory lock each other out at once."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        connection.settings_dict["OPTIONS"]["timeout"] = 120  # s: fifty threads in line on a busy machine


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Every test keeps its files to itself."""
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "common.files.WholeFileStorage",
            "OPTIONS": {"location": tmp_path / "private"},
        }
    }
    settings.VAULT_KEY_FILE = tmp_path / "keys" / "vault"
    settings.LEDGER_KEY_FILE = tmp_path / "keys" / "ledger"


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_ledgers_guard() -> Iterator[None]:
    """Tests that commit are cleaned up by a flush, which the ledger's triggers refuse: they stand aside for it, and for
    nothing else, inside the flush's own transaction."""
    from django.db import connection

    from accounts import guards as books
    from cameo.ledger import guards as consent

    operations, vendor = connection.ops, connection.vendor
    flush = operations.execute_sql_flush
    off = [*consent.guard_off(vendor), *books.guard_off(vendor)]
    on = [*consent.guard_on(vendor), *books.guard_on(vendor)]
    operations.execute_sql_flush = lambda sql: flush([*off, *sql, *on])
    yield
    operations.execute_sql_flush = flush


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    from django.core.cache import cache

    from feed.cards.lookup import SHELF
    from feed.serving.sessions import FOR_VISITORS

    for kept in (cache, SHELF, FOR_VISITORS):
        kept.clear()


@pytest.fixture
def ann(db) -> User:  # type: ignore[no-untyped-def]
    """She owns things."""
    from tests.factories import UserFactory

    return UserFactory(username="ann")


@pytest.fixture
def ben(ann: User) -> User:
    """He follows Ann."""
    from accounts.models import Follow
    from tests.factories import UserFactory

    ben = UserFactory(username="ben")
    Follow.objects.create(source=ben, target=ann)
    return ben


@pytest.fixture
def cy(ann: User) -> User:
    """Ann blocked him."""
    from accounts.models import Block
    from tests.factories import UserFactory

    cy = UserFactory(username="cy")
    Block.objects.create(source=ann, target=cy)
    return cy


@pytest.fixture
def api():  # type: ignore[no-untyped-def]
    """`api(user)` is a client signed in as them; `api()` is a visitor."""
    from rest_framework.test import APIClient

    def client(user: User | None = None) -> APIClient:
        made = APIClient()
        if user is not None:
            made.force_authenticate(user)
        return made

    return client
