"""Batches of a session, by mode."""

from uuid import UUID

from accounts.policies import Viewer
from feed.building import build
from feed.contracts import Ask, Item
from feed.serving.searching import searched
from feed.serving.top import top
from feed.states import Mode

BATCH = 100
"""Items made at a time. Whoever makes fewer has no more."""


def make(viewer: Viewer, ask: Ask, *, exclude: frozenset[UUID], seed: int) -> list[Item]:
    """At most BATCH items, none twice and none of `exclude`; fewer mean that there is nothing else now."""
    match ask.mode:
        case Mode.FOR_YOU:
            return build(viewer, ask, exclude=set(exclude), count=BATCH, seed=seed)
        case Mode.TOP_DAY | Mode.TOP_WEEK | Mode.TOP_ALL:
            return top(ask, exclude=exclude, count=BATCH)
        case Mode.SEARCH:
            return searched(ask, exclude=exclude, count=BATCH)
    raise ValueError(f"{ask.mode} is not made in batches")
