from collections.abc import Iterator
from pathlib import Path

import pytest

from feed.learning import weights, windows


@pytest.fixture(autouse=True)
def _own_memory(settings, tmp_path: Path) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """Each test starts as a new process on a new machine would."""
    settings.DATA_DIR = tmp_path
    windows.HOLDER.forget()
    weights.HOLDER.forget()
    yield
    windows.HOLDER.forget()
    weights.HOLDER.forget()
