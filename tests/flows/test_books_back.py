"""The books go to the newest form, back and again, on a real PostgreSQL."""

from pathlib import Path

from tests.accounts.test_migrations import check, migrated
from tests.flows.servers import postgres


def test_the_books_go_back_and_forth_on_postgresql(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with postgres(tmp_path) as url:
        told = migrated(data, f"{url}/reprise")
    assert told["vendor"] == "postgresql"
    check(told)
