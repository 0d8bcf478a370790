import pytest

from feed.serving import making
from feed.serving.sessions import FOR_VISITORS
from feed.serving.top import RECENT


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What processes keep for a moment belongs to the test before."""
    FOR_VISITORS.clear()
    RECENT.clear()


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> int:
    """Lists grow many times within a short test."""
    monkeypatch.setattr(making, "BATCH", 9)
    monkeypatch.setattr(making, "LONG", 40)
    return 9
