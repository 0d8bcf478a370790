"""Pages of lists that are fixed when they are built: slices, with integrity asked again."""

import secrets
from uuid import UUID, uuid4, uuid5

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import Invalid
from feed.contracts import Ask, FeedPage, Item
from feed.serving.asks import person_id, words
from feed.serving.cursors import Place
from feed.serving.guard import built_once
from feed.serving.making import BATCH, make
from feed.serving.packing import pack
from feed.serving.recent import Recent
from feed.serving.store import NewSession, SessionStore, Slice
from feed.serving.stores import store
from feed.serving.times import until
from feed.serving.walking import SPARE, Walk, slice_bytes

VISITORS_S = 5.0
"""Visitors who come within this time find the same list, each in a session of their own."""
FOR_VISITORS: Recent[list[Item]] = Recent(life_s=VISITORS_S, worth=lambda made: len(made) == BATCH)


def session_page(viewer: Viewer, ask: Ask, place: Place | None, size: int) -> tuple[FeedPage, Place | None]:
    """The page, without its cursor, and where the next one begins. Without a place, a new list from its start."""
    kept = store()
    length = slice_bytes(size + 1 + SPARE)
    exhausted = expired = False
    found: Slice | None = None
    if place is None:
        session, new = _begin(kept, viewer, ask)
        place = Place(session)
        if new is not None:
            exhausted = new.ended
            found = Slice(True, new.person_id, len(new.raw), new.raw)
    if found is None:
        found = kept.slice(place.session, place.offset, length)
    while found is None or not found.fresh:
        place, exhausted = _go_on(kept, viewer, ask, place, known=found is not None)
        expired = True
        found = kept.slice(place.session, place.offset, length)
    if found.person_id != person_id(viewer):
        raise Invalid("bad_cursor", _("This page link is not valid."))
    return _page(Walk(kept, viewer, ask, place, found, exhausted=exhausted), size, expired)


def _page(walk: Walk, size: int, expired: bool) -> tuple[FeedPage, Place | None]:
    listed = walk.collect(size + 1)
    shown = listed[:size]
    after = shown[-1].after if len(listed) > size else None if walk.exhausted else walk.at
    page = FeedPage(
        items=[Item(post_id=one.entry.post_id, source=one.entry.source, score=one.entry.score) for one in shown],
        rows=[one.row for one in shown],
        positions=[one.position for one in shown],
        reasons=[one.entry.reasons for one in shown],
        session=walk.at.session,
        expired=expired,
        ask=walk.ask,
    )
    return page, after


def _begin(kept: SessionStore, viewer: Viewer, ask: Ask) -> tuple[UUID, NewSession | None]:
    """Built now, unless somebody builds the same right now. Visitors' lists are alike and built once in a while.

    Also the list itself, where it was built here.
    """
    own: dict[UUID, NewSession] = {}

    def build(items: list[Item] | None = None) -> UUID:
        seed = secrets.randbits(62)
        if items is None:
            items = make(viewer, ask, exclude=frozenset(), seed=seed)
        new = _new(uuid4(), viewer, ask, seed, items)
        kept.create(new)
        own[new.id] = new
        return new.id

    if person_id(viewer) is None:
        seed = secrets.randbits(62)
        session = build(FOR_VISITORS.get(words(viewer, ask), lambda: make(viewer, ask, exclude=frozenset(), seed=seed)))
    else:
        session = built_once(viewer, ask, build)
    return session, own.get(session)


def _go_on(kept: SessionStore, viewer: Viewer, ask: Ask, place: Place, *, known: bool) -> tuple[Place, bool]:
    """A new list without what was served up to `place`. Its id follows from the place: whoever asks twice, or twice at
    once, goes on in the same one.
    """
    session = uuid5(place.session, str(place.offset))
    if kept.slice(session, 0, 1) is not None:
        return Place(session), False
    chain = kept.chain(place.session, place.offset) if known else None
    seed = secrets.randbits(62)
    items = make(viewer, ask, exclude=chain.served if chain else frozenset(), seed=seed)
    new = _new(session, viewer, ask, seed, items)
    kept.create(new._replace(before=place.session, before_bytes=place.offset) if known else new)
    return Place(session), new.ended


def _new(session: UUID, viewer: Viewer, ask: Ask, seed: int, items: list[Item]) -> NewSession:
    return NewSession(
        id=session,
        person_id=person_id(viewer),
        ask=ask,
        seed=seed,
        items=items,
        raw=pack(items),
        ended=len(items) < BATCH,
        expires_at=until(),
    )
