import pytest
from django.db import connection

from feed.events import reading


@pytest.fixture(autouse=True)
def _read_what_the_test_wrote(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL a test's own transaction is open, so nothing of it is below the horizon: here it is let through.
    How the horizon really works is for tests.flows.test_event_races.
    """
    if connection.vendor == "postgresql":
        monkeypatch.setattr(reading, "HORIZON", "feed_event.xid <= pg_current_xact_id()")
        monkeypatch.setattr(reading, "mend", lambda _mark: False)
