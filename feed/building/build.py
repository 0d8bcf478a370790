"""A ranked list for one viewer."""

from collections.abc import Collection
from uuid import UUID

from accounts.policies import Viewer
from feed.building.allowing import allow
from feed.building.gathering import gather
from feed.building.ranking import rank
from feed.building.request import request_of
from feed.contracts import Ask, Item
from feed.states import Mode


def build(viewer: Viewer, ask: Ask, *, exclude: Collection[UUID], count: int, seed: int) -> list[Item]:
    """At most `count` posts, best first, none twice and none of `exclude`. Fewer mean that the catalogue has no more
    for this viewer, or its newest ten thousand no more that their "no" lets through. The same seed over the same rows
    gives the same list. Raises ValueError for a mode that is no ranked one.

    Three queries for people, two for visitors, one more where posts are searched for as somebody wished. Where a "no"
    leaves too little, one or two more.
    """
    if ask.mode != Mode.FOR_YOU:
        raise ValueError(f"{ask.mode} is not a ranked list")
    request = request_of(viewer, ask, exclude=exclude, count=count, seed=seed)
    found = gather(request)
    return rank(request, found, allow(request, found))
