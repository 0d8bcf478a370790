"""A ranked list for one viewer."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from feed.building.details import details
from feed.building.knowing import know
from feed.building.sources.following import following
from feed.building.sources.latest import latest
from feed.building.sources.trending import trending
from feed.building.sql import Raw, fetch, raw_ids, union, uuid_of
from feed.contracts import Ask, Item
from feed.states import Source

ENOUGH = 500


def build(viewer: User | AnonymousUser, ask: Ask, *, exclude: Collection[UUID], count: int, seed: int) -> list[Item]:
    """At most `count` posts, best first, none twice and none of `exclude`. Fewer mean that the catalogue has no more
    for this viewer. The same seed over the same rows gives the same list.
    """
    who = know(viewer)
    served = set(raw_ids(exclude))
    found: dict[Raw, str] = {}
    asked = ENOUGH + len(served)
    for source, raw in fetch(union([piece for piece in (following(who), trending(), latest(asked)) if piece])):
        if raw not in served:
            found.setdefault(raw, source)
    rows = details(who, ask, list(found))
    rows.sort(key=lambda row: (row.hot, row.sequence), reverse=True)
    return [Item(post_id=uuid_of(row.id), source=Source(found[row.id]), score=row.hot) for row in rows[:count]]
