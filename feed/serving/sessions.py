"""Pages of lists that are fixed when they are built: slices, with integrity asked again."""

import secrets
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from django.utils.translation import gettext_lazy as _

from accounts.policies import Viewer
from common.errors import Invalid
from feed.contracts import Ask, FeedPage, Item
from feed.serving.asks import person_id, words
from feed.serving.cursors import Place
from feed.serving.guard import built_once
from feed.serving.making import batch, make
from feed.serving.packing import pack
from feed.serving.recent import Recent
from feed.serving.store import Chain, NewSession, SessionStore, Slice
from feed.serving.stores import store
from feed.serving.times import until
from feed.serving.walking import Walk, slice_bytes


class Made(NamedTuple):
    """`ended`: there was nothing else."""

    items: list[Item]
    ended: bool


VISITORS_S = 5.0
"""Visitors who come within this time find the same list, each in a session of their own."""
FOR_VISITORS: Recent[Made] = Recent(life_s=VISITORS_S, worth=lambda made: not made.ended)


def session_page(viewer: Viewer, ask: Ask, place: Place | None, size: int) -> tuple[FeedPage, Place | None]:
    """The page, without its cursor, and where the next one begins. Without a place, a new list from its start."""
    kept = store()
    length = slice_bytes(ask, size + 1)
    exhausted = expired = False
    found: Slice | None = None
    if place is None:
        session, new = _begin(kept, viewer, ask)
        place = Place(session)
        if new is not None:
            exhausted, found = new.ended, _whole(new)
    if found is None:
        found = kept.slice(place.session, place.offset, length)
    while found is None or not found.fresh:
        place, exhausted, found = _go_on(kept, viewer, ask, place, length, known=found is not None)
        expired = True
    if found.person_id != person_id(viewer):
        raise Invalid("bad_cursor", _("This page link is not valid."))
    return _page(Walk(kept, viewer, ask, place, found, exhausted=exhausted), size, expired)


def _page(walk: Walk, size: int, expired: bool) -> tuple[FeedPage, Place | None]:
    listed = walk.collect(size + 1)
    shown = listed[:size]
    after = shown[-1].after if len(listed) > size else None if walk.at_end else walk.at
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

    def build(made: Made | None = None) -> UUID:
        seed = secrets.randbits(62)
        new = _new(uuid4(), viewer, ask, seed, made or _make(viewer, ask, frozenset(), seed))
        kept.create(new)
        own[new.id] = new
        return new.id

    if person_id(viewer) is None:
        seed = secrets.randbits(62)
        session = build(FOR_VISITORS.get(words(viewer, ask), lambda: _make(viewer, ask, frozenset(), seed)))
    else:
        session = built_once(viewer, ask, build)
    return session, own.get(session)


def _go_on(
    kept: SessionStore, viewer: Viewer, ask: Ask, place: Place, length: int, *, known: bool
) -> tuple[Place, bool, Slice | None]:
    """A new list without what was served up to `place`, and its beginning. Its id follows from the place: whoever asks
    twice, or twice at once, goes on in the same one.
    """
    session = uuid5(place.session, str(place.offset))
    if (found := kept.slice(session, 0, length)) is not None:
        return Place(session), False, found
    chain = kept.chain(place.session, place.offset) if known else None
    seed = secrets.randbits(62)
    served = chain.served if chain else frozenset[UUID]()
    new = _new(session, viewer, ask, seed, _make(viewer, ask, served, seed))
    if known:
        new = new._replace(before=place.session, before_bytes=place.offset)
    made = kept.create(new)
    return Place(session), new.ended, _whole(new, served) if made else kept.slice(session, 0, length)


def _make(viewer: Viewer, ask: Ask, exclude: frozenset[UUID], seed: int) -> Made:
    items = make(viewer, ask, exclude=exclude, seed=seed)
    return Made(items, len(items) < batch(ask))


def _new(session: UUID, viewer: Viewer, ask: Ask, seed: int, made: Made) -> NewSession:
    return NewSession(
        id=session,
        person_id=person_id(viewer),
        ask=ask,
        seed=seed,
        items=made.items,
        raw=pack(made.items),
        ended=made.ended,
        expires_at=until(),
    )


def _whole(new: NewSession, before: frozenset[UUID] = frozenset()) -> Slice:
    """All of a list that was made just now; `before`: what was served in those that it goes on from."""
    served = before.union(item.post_id for item in new.items)
    chain = Chain(total=len(new.raw), entries=len(new.items), seed=new.seed, served=served)
    return Slice(True, new.person_id, len(new.raw), new.raw, chain)
