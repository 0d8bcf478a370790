"""Batches of a session, by mode."""

from uuid import UUID

from accounts.policies import Viewer
from feed.building import build
from feed.contracts import Ask, Item
from feed.serving.searching import searched
from feed.serving.top import top
from feed.states import Mode

BATCH = 101
"""Items made at a time: two of the largest pages, and one more to know that there are more. Whoever makes fewer has no
more.
"""
LONG = 1000
"""The same where nothing is scored: such a list is made without its viewer's filters, of which a share that nobody
knows passes, and also holds posts of people who are kept away from them.
"""


def batch(ask: Ask) -> int:
    return BATCH if ask.mode == Mode.FOR_YOU else LONG


def make(viewer: Viewer, ask: Ask, *, exclude: frozenset[UUID], seed: int) -> list[Item]:
    """At most `batch` items, none twice and none of `exclude`; fewer mean that there is nothing else now."""
    count = batch(ask)
    match ask.mode:
        case Mode.FOR_YOU:
            return build(viewer, ask, exclude=set(exclude), count=count, seed=seed)
        case Mode.TOP_DAY | Mode.TOP_WEEK | Mode.TOP_ALL:
            return top(ask, exclude=exclude, count=count)
        case Mode.SEARCH:
            return searched(ask, exclude=exclude, count=count)
    raise ValueError(f"{ask.mode} is not made in batches")
