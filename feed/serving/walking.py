"""From a place in a session to a page of what may still be seen."""

from typing import NamedTuple

from accounts.policies import Viewer
from feed.cards import alive
from feed.contracts import Ask, Row
from feed.serving.cursors import Place
from feed.serving.making import BATCH, make
from feed.serving.packing import Entry, unpack
from feed.serving.store import SessionStore, Slice
from feed.states import Mode

SPARE = 3
"""Entries asked about beyond a page, since a few will have gone."""
MANY = 100
"""Asked about together when more had gone than that, or will: filters that a list was not made by leave out some."""
BYTES_AN_ENTRY = 200
"""What is read of the list for each; more is read where reasons are long."""
LEAST_SLICE = 4096
MOST_BUILDS = 8
"""In one request, for somebody who may see next to nothing of what is built."""


def slice_bytes(entries: int) -> int:
    return max(LEAST_SLICE, entries * BYTES_AN_ENTRY)


class Found(NamedTuple):
    """An entry that may be seen, and the place behind it."""

    entry: Entry
    row: Row
    position: int
    after: Place


class Walk:
    """Over one session, onwards from `at`; the list grows when it ends. `exhausted`: there was nothing more to add."""

    def __init__(
        self, store: SessionStore, viewer: Viewer, ask: Ask, at: Place, found: Slice, *, exhausted: bool
    ) -> None:
        """`found` is the slice at `at`; `exhausted` when that is known from just now."""
        self.viewer, self.ask, self.at, self.exhausted = viewer, ask, at, exhausted
        self._store = store
        self._raw, self._raw_start, self._total = found.raw, at.offset, found.total
        self._builds_left = MOST_BUILDS

    def collect(self, most: int) -> list[Found]:
        """`most` of them; fewer when there are no more, or after MOST_BUILDS."""
        found: list[Found] = []
        many = self.ask.filtered and self.ask.mode != Mode.FOR_YOU
        while len(found) < most:
            start = self.at
            entries = self._take(MANY if many else most + SPARE)
            many = True
            if not entries:
                if not self._grow():
                    break
                continue
            known = {row.post_id: row for row in alive(self.viewer, [one.post_id for one in entries], self.ask)}
            found += [
                Found(entry, row, position, Place(start.session, position + 1, entry.end))
                for position, entry in enumerate(entries, start.position)
                if (row := known.get(entry.post_id)) is not None
            ]
        return found

    def _take(self, most: int) -> list[Entry]:
        """The next entries; from the slice at hand, or another one."""
        offset = self.at.offset
        entries = unpack(self._raw[offset - self._raw_start :], start=offset, most=most)
        if len(entries) < most and self._raw_start + len(self._raw) < self._total:
            found = self._store.slice(self.at.session, offset, slice_bytes(2 * most))
            if found is not None:
                self._raw, self._raw_start, self._total = found.raw, offset, found.total
                entries = unpack(self._raw, start=offset, most=most)
        if entries:
            self.at = Place(self.at.session, self.at.position + len(entries), entries[-1].end)
        return entries

    def _grow(self) -> bool:
        """True when there is more to read."""
        if self.exhausted or not self._builds_left:
            return False
        self._builds_left -= 1
        chain = self._store.chain(self.at.session)
        if chain is None:
            return False
        if chain.total > self._total:  # somebody else made it grow
            self._store.renew(self.at.session)
            self._total = chain.total
            return True
        made = make(self.viewer, self.ask, exclude=chain.served, seed=chain.seed + chain.entries)
        self.exhausted = len(made) < BATCH
        if made:
            self._store.append(self.at.session, after=chain, items=made, ended=self.exhausted)
            self._total += 1  # at least; the next slice says how much
        return bool(made)
