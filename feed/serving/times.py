"""How long sessions live."""

import random
from datetime import datetime, timedelta

from common.clock import now

LIFE_S = 2700
"""From then on a list is built anew, without what it served."""
KEPT_S = 86_400
"""And for this long afterwards what it served is known."""
JITTER = 0.15
"""Lists that were built together do not all end together."""


def until() -> datetime:
    return now() + timedelta(seconds=jittered(LIFE_S))


def jittered(seconds: float) -> float:
    return seconds * random.uniform(1 - JITTER, 1 + JITTER)
