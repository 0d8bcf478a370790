import pytest

from feed.serving import making, sessions, walking
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
    for module in (making, sessions, walking):
        monkeypatch.setattr(module, "BATCH", 9)
    return 9
