"""From a place in a session to a page of what may still be seen."""

from typing import NamedTuple

from accounts.policies import Viewer
from feed.cards import alive
from feed.contracts import Ask, Row
from feed.serving.cursors import Place
from feed.serving.making import batch, make
from feed.serving.packing import Entry, pack, unpack
from feed.serving.store import SessionStore, Slice
from feed.states import Mode

SPARE = 3
"""Entries asked about beyond a page, since a few will have gone."""
SIFTED = 500
"""Asked about together where the list holds what filters leave out."""
WIDER = 4
"""Times as many are asked about where the first were not enough for the page. It is short where those are not, either,
and the next one goes on from there: a page costs so many queries and no more.
"""
BYTES_AN_ENTRY = 200
"""What is read of a ranked list for each; all of the rest is read where reasons are long."""
BYTES_BARE = 25
"""Of an entry without reasons."""
LEAST_SLICE = 4096


class Found(NamedTuple):
    """An entry that may be seen, and the place behind it."""

    entry: Entry
    row: Row
    position: int
    after: Place


def looks(ask: Ask, wanted: int) -> tuple[int, int]:
    """Entries that are asked about at once for so many of a page, and then if need be. A ranked list is made of what
    may be seen, and no other is.
    """
    ranked = ask.mode == Mode.FOR_YOU
    first = wanted + SPARE if ranked else max(SIFTED, wanted) if ask.filtered else 2 * wanted + 20
    return first, WIDER * max(SIFTED, first)


def slice_bytes(ask: Ask, wanted: int) -> int:
    """Of a ranked list what a page takes; of others what both looks do, since it is little."""
    first, second = looks(ask, wanted)
    entries = BYTES_AN_ENTRY * first if ask.mode == Mode.FOR_YOU else BYTES_BARE * (first + second)
    return max(LEAST_SLICE, entries)


class Walk:
    """Over one session, onwards from `at`; the list grows when it ends. `exhausted`: there was nothing more to add."""

    def __init__(
        self, store: SessionStore, viewer: Viewer, ask: Ask, at: Place, found: Slice, *, exhausted: bool
    ) -> None:
        """`found` is the slice at `at`; `exhausted` when that is known from just now."""
        self.viewer, self.ask, self.at, self.exhausted = viewer, ask, at, exhausted
        self._store, self._found, self._start = store, found, at.offset
        self._grown = exhausted

    def collect(self, most: int) -> list[Found]:
        """`most` of them; fewer when there are no more, or next to nothing passes. Two looks, and at most one batch."""
        found: list[Found] = []
        first, second = looks(self.ask, most)
        for at_once, of_which in ((first, 1), (second, WIDER)):
            start = self.at
            entries = self._take(at_once, least=of_which * (most - len(found)))
            known = {row.post_id: row for row in alive(self.viewer, [one.post_id for one in entries], self.ask)}
            found += [
                Found(entry, row, position, Place(start.session, position + 1, entry.end))
                for position, entry in enumerate(entries, start.position)
                if (row := known.get(entry.post_id)) is not None
            ]
            if len(found) >= most or self.at_end:
                break
        return found

    @property
    def at_end(self) -> bool:
        """Nothing is left of the list, and nothing else could be added."""
        return self.exhausted and self.at.offset >= self._found.total

    def _take(self, most: int, *, least: int) -> list[Entry]:
        """The next entries; from the slice at hand, all of the rest, or a new batch where there are not even `least`:
        so many, if there are, whoever else makes the list grow meanwhile. A batch holds more than that.
        """
        entries, length = self._unpacked(most), self._found.total
        while len(entries) < least and self._more():
            entries = self._unpacked(most)
        self._grown = self._grown or self._found.total > length
        if entries:
            self.at = Place(self.at.session, self.at.position + len(entries), entries[-1].end)
        return entries

    def _unpacked(self, most: int) -> list[Entry]:
        return unpack(self._found.raw[self.at.offset - self._start :], start=self.at.offset, most=most)

    def _more(self) -> bool:
        """Whether more of the list is at hand than before."""
        end = self._start + len(self._found.raw)
        if end < self._found.total:
            self._read(self._found.total - self.at.offset)
        elif not (self._grown or self.exhausted):
            self._grow()
        return self._start + len(self._found.raw) > end

    def _read(self, length: int) -> None:
        found = self._store.slice(self.at.session, self.at.offset, length)
        if found is not None:
            self._found, self._start = found, self.at.offset

    def _grow(self) -> None:
        """By one batch, which is at hand then; nothing where there is no more."""
        chain = self._found.chain or self._store.chain(self.at.session)
        if chain is None:
            return
        if chain.total > self._found.total:
            self._renew(chain.total)
            return
        made = make(self.viewer, self.ask, exclude=chain.served, seed=chain.seed + chain.entries)
        self.exhausted = len(made) < batch(self.ask)
        raw = pack(made)
        if made and not self._store.append(self.at.session, after=chain, items=made, raw=raw, ended=self.exhausted):
            self.exhausted = False
            self._renew(chain.total + len(raw))
            return
        whole = self._found.raw[: chain.total - self._start] + raw
        self._found = self._found._replace(total=chain.total + len(raw), raw=whole, chain=None)

    def _renew(self, total: int) -> None:
        """Somebody else made it grow."""
        self._store.renew(self.at.session)
        self._read(max(total - self.at.offset, LEAST_SLICE))
