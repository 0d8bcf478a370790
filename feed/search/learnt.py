"""What was learnt of the site's words, as one process holds it: the newest WordModel, looked at again at times."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID
from zipfile import BadZipFile

import numpy as np
import structlog

from feed.models import WordModel
from feed.search.saved import load
from feed.search.space import SIZE, Basis, Floats, Ids, ids_of

log = structlog.get_logger(__name__)
CHECKED_EVERY_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """`ids` are sorted, `vectors` [n, SIZE] float16 stand beside them, mapped from the file; `tags`, the most used
    first, `counts` (posts) and `tag_vectors` [t, SIZE] likewise. `company`: feed.search.company. `basis` None: too few
    posts to learn from.
    """

    key: str
    sequence: int
    basis: Basis | None
    ids: Ids
    vectors: Floats
    tags: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    tag_vectors: Floats
    company: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def of_posts(self, post_ids: Sequence[UUID]) -> Floats:
        """float32 [n, SIZE]; zero for a post that came after the fit."""
        found = np.zeros((len(post_ids), SIZE), np.float32)
        if not len(self.ids) or not post_ids:
            return found
        wanted = ids_of(post_ids)
        at = np.minimum(np.searchsorted(self.ids, wanted), len(self.ids) - 1)
        known = self.ids[at] == wanted
        found[known] = self.vectors[at[known]]
        return found


class _Held:
    """One a process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.learnt: Learnt | None = None
        self.checked_at = -CHECKED_EVERY_S

    def now(self) -> Learnt | None:
        if time.monotonic() - self.checked_at < CHECKED_EVERY_S:
            return self.learnt
        with self.lock:
            if time.monotonic() - self.checked_at >= CHECKED_EVERY_S:
                self.learnt = self._newest()
                self.checked_at = time.monotonic()
        return self.learnt

    def _newest(self) -> Learnt | None:
        """A row whose file is broken or gone is passed over for the one before it."""
        for row in WordModel.objects.order_by("-pk")[:2]:
            if self.learnt is not None and self.learnt.key == row.key:
                return self.learnt
            try:
                return Learnt(key=row.key, sequence=row.sequence, **load(row.key, row.vectors_key))
            except (OSError, ValueError, KeyError, BadZipFile) as broken:
                log.warning("words_broken", key=row.key, error=type(broken).__name__)
        return None

    def forget(self) -> None:
        self.learnt, self.checked_at = None, -CHECKED_EVERY_S


_held = _Held()


def learnt() -> Learnt | None:
    """None until the first fit. One query at most every CHECKED_EVERY_S seconds."""
    return _held.now()


def forget() -> None:
    """Looks at the database again at the next call."""
    _held.forget()
