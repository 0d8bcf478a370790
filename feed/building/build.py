"""A ranked list for one viewer."""

from collections.abc import Collection
from uuid import UUID

from accounts.policies import Viewer as Asker
from common.clock import now
from common.rows import Key, key
from feed.building.details import Detail, details
from feed.building.gathering import Found, gather, older
from feed.building.knowing import know
from feed.building.ranking import rank
from feed.building.sources.window import from_window, read_window
from feed.building.viewer import Viewer
from feed.contracts import Ask, Item
from feed.learning.windows import current_window
from feed.states import Mode, Source

SLICE = 200
"""Of the rest of the catalogue, read at a time where the sources did not find enough."""


def build(viewer: Asker, ask: Ask, *, exclude: Collection[UUID], count: int, seed: int) -> list[Item]:
    """At most `count` posts, best first, none twice and none of `exclude`. Fewer mean that the catalogue has no more
    for this viewer. The same seed over the same rows gives the same list. Raises ValueError for a mode that is no
    ranked one.
    """
    if ask.mode != Mode.FOR_YOU:
        raise ValueError(f"{ask.mode} is not a ranked list")
    at = now()
    who = know(viewer)
    window = current_window()
    reading = read_window(window, who, at.timestamp())
    served = {key(one) for one in exclude}
    found = gather(who, served=served, seed=seed, moment=at)
    if window is not None and reading is not None:
        for name, post in from_window(window, reading):
            if post not in served:
                found.add(name, post)
    rows = _enough(who, ask, found, served, count)
    return rank(who, found, rows, window=window, reading=reading, moment=at.timestamp(), count=count, seed=seed)


def _enough(who: Viewer, ask: Ask, found: Found, served: set[Key], count: int) -> list[Detail]:
    rows = details(who, ask, list(found.source))
    if len(rows) >= count:
        return rows
    for ids, more in older(who, ask, passed=served | found.source.keys(), most=max(SLICE, count)):
        for post in ids:
            found.add(Source.LATEST, post)
        rows += more
        if len(rows) >= count:
            break
    return rows
