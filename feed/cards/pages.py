"""The bytes of a page."""

from collections.abc import Sequence

import orjson

from accounts.policies import Viewer
from feed.cards.lookup import linked_cards
from feed.contracts import FeedPage, Item, Reason, Row

ITEM = (
    b'%b,"like_count":%d,"comment_count":%d,"save_count":%d,"share_count":%d,"remix_count":%d,'
    b'"viewer":{"liked":%b,"saved":%b,"follows":%b},"why":{"source":"%b","reasons":%b},"position":%d}'
)
BOOLEAN = (b"false", b"true")


def encode(viewer: Viewer, page: FeedPage, rows: Sequence[Row]) -> bytes:
    """JSON as feed.api.shapes.FeedPageSerializer says. `rows` are what `alive` gave for the page's items; an item
    without one is left out. What is the viewer's own stands in the rows.
    """
    known = {row.post_id: (row, card) for row, card in zip(rows, linked_cards(rows), strict=True) if card is not None}
    positions = page.positions or range(len(page.items))
    reasons = page.reasons or [_told(item.reasons) for item in page.items]
    items = b",".join(
        _item(item, *known[item.post_id], why, position)
        for item, why, position in zip(page.items, reasons, positions, strict=True)
        if item.post_id in known
    )
    rest = orjson.dumps({"next": page.next, "session": page.session, "expired": page.expired})
    return b'{"items":[%b],%b' % (items, rest[1:])


def _item(item: Item, row: Row, card: bytes, reasons: bytes, position: int) -> bytes:
    return ITEM % (
        card,
        row.like_count,
        row.comment_count,
        row.save_count,
        row.share_count,
        row.remix_count,
        BOOLEAN[row.liked],
        BOOLEAN[row.saved],
        BOOLEAN[row.follows],
        item.source.value.encode(),
        reasons,
        position,
    )


def _told(reasons: Sequence[Reason]) -> bytes:
    told = [{"feature": one.feature, "share": round(one.share, 4), "about": one.about} for one in reasons]
    return orjson.dumps(told)
