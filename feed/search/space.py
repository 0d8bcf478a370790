"""The space in which posts, tags and wishes are compared: SIZE numbers, of length 1 or all zero."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.search.documents import MARKS
from feed.search.tokens import words

SIZE = 64
Floats = NDArray[np.float32]
Ids = NDArray[np.bytes_]
"""UUIDs as 16 bytes each."""


class Basis(Protocol):
    """`kind` tells the texts' encoder and `mark` this very space: vectors of two must never meet. `slow`: encoding may
    ask another machine, so no list may wait for it.
    """

    def __hash__(self) -> int:
        """By identity."""
        ...

    @property
    def kind(self) -> str: ...

    @property
    def mark(self) -> str: ...

    @property
    def slow(self) -> bool: ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """Texts as `plain` and `plain_line` make them. float32 [n, SIZE]."""
        ...


def plain(text: str) -> str:
    return " ".join(words(text, finer=True))


def plain_line(line: str) -> str:
    """A line of PostWords without its marks."""
    return " ".join(token for token in line.split() if token[0] not in MARKS)


def unit(rows: Floats) -> Floats:
    """Rows of length 1; what is nearly nothing becomes nothing."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 1e-6)


def ids_of(post_ids: Iterable[UUID]) -> Ids:
    return np.array([post_id.bytes for post_id in post_ids], dtype="S16")
