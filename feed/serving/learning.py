"""What the learner needs of the lists that people were shown: features as they were when the item was ranked.

A batch: how many items (uint16), how many bytes of features each has (uint16), then of all of them the post ids (16
bytes), the chances of exploring (float32) and the features.
"""

import struct
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from feed.contracts import Item
from feed.models import FeedSession

HEAD = struct.Struct("<HH")


class Logged(NamedTuple):
    """`features` as feed.contracts.Item has them."""

    propensity: float
    features: bytes


def log(items: Sequence[Item]) -> bytes:
    """A batch; nothing where items were not ranked."""
    ranked = [item for item in items if item.features]
    if not ranked:
        return b""
    ids = b"".join(item.post_id.bytes for item in ranked)
    chances = struct.pack(f"<{len(ranked)}f", *(item.propensity for item in ranked))
    features = b"".join(item.features for item in ranked)
    return HEAD.pack(len(ranked), len(ranked[0].features)) + ids + chances + features


def logged(sessions: Collection[UUID]) -> dict[tuple[UUID, UUID], Logged]:
    """By session and post, of the sessions that are still kept; one query. At most a few hundred at a time."""
    kept = FeedSession.objects.filter(pk__in=sessions).values_list("pk", "logged")
    return {(session, post): one for session, raw in kept for post, one in _batches(bytes(raw))}


def _batches(raw: bytes) -> Iterator[tuple[UUID, Logged]]:
    at = 0
    while at < len(raw):
        count, width = HEAD.unpack_from(raw, at)
        ids = at + HEAD.size
        chances = ids + 16 * count
        features = chances + 4 * count
        for number, propensity in enumerate(struct.unpack_from(f"<{count}f", raw, chances)):
            begin = features + width * number
            post = UUID(bytes=raw[ids + 16 * number : ids + 16 * number + 16])
            yield post, Logged(propensity, raw[begin : begin + width])
        at = features + width * count
