"""What the learner needs of the lists that people were shown: features as they were when the item was ranked."""

import struct
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from common.rows import key
from feed.contracts import Item
from feed.models import RankedBatch

LOG = """INSERT INTO feed_rankedbatch (session_id, start, posts, propensities, features)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"""


class Logged(NamedTuple):
    """`features` as feed.contracts.Item has them."""

    propensity: float
    features: bytes


def log_batch(session: UUID, start: int, items: list[Item]) -> None:
    """Nothing where items were not ranked."""
    ranked = [item for item in items if item.features]
    if not ranked:
        return
    values = (
        key(session),
        start,
        b"".join(item.post_id.bytes for item in ranked),
        struct.pack(f"<{len(ranked)}f", *(item.propensity for item in ranked)),
        b"".join(item.features for item in ranked),
    )
    with connection.cursor() as cursor:
        cursor.execute(LOG, values)


def logged(sessions: Collection[UUID]) -> dict[tuple[UUID, UUID], Logged]:
    """By session and post, of the sessions that are still kept; one query. At most a few hundred at a time."""
    known: dict[tuple[UUID, UUID], Logged] = {}
    batches = RankedBatch.objects.filter(session__in=sessions)
    for session, posts, propensities, features in batches.values_list(
        "session_id", "posts", "propensities", "features"
    ):
        count = len(posts) // 16
        width = len(features) // count
        chances = struct.unpack(f"<{count}f", bytes(propensities))
        for number in range(count):
            post_id = UUID(bytes=bytes(posts[16 * number : 16 * number + 16]))
            row = bytes(features[width * number : width * number + width])
            known[session, post_id] = Logged(chances[number], row)
    return known
