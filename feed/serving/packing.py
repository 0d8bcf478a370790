"""A list of items as bytes that only grow at their end, so that a page is a slice.

An entry: length of its reasons in bytes (uint16), post id (16 bytes), source (uint8, its place in SOURCES), score
(float32), reasons (JSON as clients get it). What only the learner needs stands elsewhere (feed.serving.learning).
"""

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

import orjson

from feed.contracts import Item
from feed.states import Source

HEAD = struct.Struct("<H16sBf")
SOURCES = tuple(Source)
"""New ones go to the end of Source: lists that are being read hold their numbers."""
NUMBERS = {source: number for number, source in enumerate(SOURCES)}
NO_REASONS = b"[]"
MOST_REASONS_BYTES = 2000


class Entry(NamedTuple):
    """`end` is where the next begins, in bytes from the start of the list."""

    post_id: UUID
    source: Source
    score: float
    reasons: bytes
    end: int


def pack(items: Iterable[Item]) -> bytes:
    return b"".join(_packed(item) for item in items)


def _packed(item: Item) -> bytes:
    reasons = NO_REASONS
    if item.reasons:
        told = [{"feature": one.feature, "share": round(one.share, 4), "about": one.about} for one in item.reasons]
        while len(reasons := orjson.dumps(told)) > MOST_REASONS_BYTES:
            told.pop()
    return HEAD.pack(len(reasons), item.post_id.bytes, NUMBERS[item.source], item.score) + reasons


def unpack(raw: bytes, *, start: int, most: int) -> list[Entry]:
    """At most `most` whole entries of a slice that begins at byte `start` of the list, with an entry."""
    entries: list[Entry] = []
    at, end = 0, len(raw)
    while len(entries) < most and at + HEAD.size <= end:
        length, post_id, source, score = HEAD.unpack_from(raw, at)
        body = at + HEAD.size
        if (at := body + length) > end:
            break
        entries.append(Entry(UUID(bytes=post_id), SOURCES[source], score, raw[body:at], start + at))
    return entries


def post_ids(raw: bytes) -> Iterator[UUID]:
    """Of a whole list."""
    at = 0
    while at < len(raw):
        length, post_id, _source, _score = HEAD.unpack_from(raw, at)
        at += HEAD.size + length
        yield UUID(bytes=post_id)
