"""Texts and posts in the learnt space."""

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

import numpy as np

from feed.search.learnt import Learnt, learnt
from feed.search.space import SIZE, Basis, Floats, plain


def encode(text: str) -> Floats | None:
    """float32 [64] of length 1. None until the first fit, and for a text that shares nothing with the site's.

    Raises EncoderFailed where an encoder that the operator plugged in does not answer.
    """
    known = learnt()
    if known is None or known.basis is None:
        return None
    vector = _encoded(known.basis, plain(text))
    return vector if vector.any() else None


def vectors(post_ids: Sequence[UUID]) -> Floats:
    """float32 [n, 64] in the order of `post_ids`, of length 1 or, for posts since the last fit, 0. No query."""
    known = learnt()
    return known.of_posts(post_ids) if known is not None else np.zeros((len(post_ids), SIZE), np.float32)


def closest(text: str, most: int, *, least: float) -> list[UUID]:
    """Posts of the window whose words lie nearest, the nearest first; `least` is a cosine. Whoever shows them asks
    first which are still live."""
    known, vector = learnt(), encode(text)
    if known is None or vector is None or not len(known.ids):
        return []
    near = _cosines(known, vector)
    best = np.argsort(-near, kind="stable")[:most]
    return [UUID(bytes=known.ids[row].ljust(16, b"\0")) for row in best if near[row] >= least]


def _cosines(known: Learnt, vector: Floats) -> Floats:
    return np.concatenate(
        [known.vectors[at : at + 8192].astype(np.float32) @ vector for at in range(0, len(known.vectors), 8192)]
    )


@lru_cache(maxsize=1024)
def _encoded(basis: Basis, text: str) -> Floats:
    """`basis` is compared by identity: a new fit forgets."""
    found = basis.encode([text])[0]
    found.flags.writeable = False
    return found
