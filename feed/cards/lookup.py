"""The card of each row: from this process, from the others, from the database, in that order."""

from collections.abc import Sequence
from uuid import UUID

from feed.cards.card import Card, read_cards
from feed.cards.shared import borrow, lend
from feed.cards.shelf import Shelf, Shelved
from feed.contracts import Row
from generation.links import current_step, visitor_urls

SHELF = Shelf()


def linked_cards(rows: Sequence[Row]) -> list[bytes | None]:
    """A JSON object without its closing brace for each row; None where the post was hidden since the row was read.

    No query for cards at hand, one for all others together. Links are a visitor's, made once a step: they serve
    whoever may see the clip (generation.api.media), so that the bytes are the same for everybody.
    """
    step = current_step()
    kept = SHELF.take([row.post_id for row in rows])
    found = [
        one.linked if one is not None and one.step == step and one.card.version >= row.version else None
        for row, one in zip(rows, kept, strict=True)
    ]
    if None not in found:
        return found
    stale: dict[UUID, Row] = {}
    unlinked: dict[UUID, Card] = {}
    for row, one in zip(rows, kept, strict=True):
        if one is None or one.card.version < row.version:
            stale[row.post_id] = row
        elif one.step != step:
            unlinked[row.post_id] = one.card
    fresh = {post_id: _link(card, step) for post_id, card in (unlinked | _fetch(stale)).items()}
    SHELF.put(fresh)
    return [
        done if done is not None else fresh[row.post_id].linked if row.post_id in fresh else None
        for done, row in zip(found, rows, strict=True)
    ]


def _fetch(stale: dict[UUID, Row]) -> dict[UUID, Card]:
    if not stale:
        return {}
    borrowed = borrow((row.post_id, row.version) for row in stale.values())
    missing = [post_id for post_id in stale if post_id not in borrowed]
    if not missing:
        return borrowed
    made = read_cards(missing)
    lend(made)
    return borrowed | made


def _link(card: Card, step: int) -> Shelved:
    video, poster, preview = visitor_urls(card.clip_id, card.epoch)
    links = f',"video_url":"{video}","poster_url":"{poster}","preview_url":"{preview}"'
    return Shelved(card, step, card.head + links.encode())
