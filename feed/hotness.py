"""The score by which posts trend. It does not change with the clock, so rows need no re-ranking."""

import math
from datetime import UTC, datetime

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE_S = 86_400
"""A post a day younger is worth as much as one that people did twice as much with."""


def hot(weighted: float, created_at: datetime) -> float:
    """log2(1 + weighted engagement) + age of the epoch at publishing in half lives (Reddit's and PeerTube's form)."""
    return math.log2(1 + max(weighted, 0.0)) + (created_at - EPOCH).total_seconds() / HALF_LIFE_S
