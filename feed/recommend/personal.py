"""The columns that depend on who looks: each source's score of every item in the window, but for the words."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.recommend.factors import vector_of
from feed.recommend.interactions import History
from feed.recommend.lists import spread
from feed.recommend.matrices import LOUD
from feed.recommend.peers import peers

Arrays = Mapping[str, NDArray[Any]]
Scores = NDArray[np.float32]

REMEMBERED = 1_000
"""Latest things of a person that count at all."""
LATELY = 100
"""Latest things that the autoencoder of the latest rows goes by."""
RECENT, KEEPS = 12, 0.8
"""Latest things that the "recent" columns go by, and what each keeps of the weight of the one after it."""


def _recently(by: NDArray[np.float32]) -> NDArray[np.float32]:
    return by * np.power(KEEPS, np.arange(len(by))[::-1], dtype=np.float32)


class Personal:
    """One person against the window. `by` is how loud each row of the past is, about 1."""

    def __init__(self, arrays: Arrays, facts: Mapping[str, Any], history: History, now: float) -> None:
        past = history.known().latest(REMEMBERED)
        self._arrays, self._facts, self._now = arrays, facts, now
        self.rows = past.rows
        self._by = np.clip(past.weights / float(facts["usual"]), 1 / LOUD, LOUD).astype(np.float32)
        self._lately = past.rows[-RECENT:], _recently(self._by[-RECENT:])

    def score(self, name: str) -> Scores:
        """[items]; 0 where the source knows nothing, or is not looked through."""
        if not len(self.rows):
            return np.zeros(len(self._arrays["keys"]), dtype=np.float32)
        return _BY_NAME[name](self)

    def _list(self, name: str, rows: NDArray[np.int64], by: NDArray[np.float32]) -> Scores:
        ids, weights = self._arrays[f"{name}_ids"], self._arrays[f"{name}_weights"]
        return spread(ids, weights, rows, by, len(ids))

    def neighbour(self) -> Scores:
        return self._list("neighbour", self.rows, self._by)

    def neighbour_recent(self) -> Scores:
        return self._list("neighbour", *self._lately)

    def sequence(self) -> Scores:
        return self._list("sequence", *self._lately)

    def peers(self) -> Scores:
        return peers(self._arrays, *self._fading(), self._now, 2 * float(self._facts["tempo_s"]))

    def _fading(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        return self.rows, self._by * np.linspace(0.3, 1, len(self._by), dtype=np.float32)

    def _autoencoder(self, name: str, rows: NDArray[np.int64]) -> Scores:
        places, held = self._arrays[f"{name}_place"][rows], self._arrays[f"{name}_rows"]
        inside = places >= 0
        found = np.zeros(len(self._arrays["keys"]), dtype=np.float32)
        if inside.any():
            found[held] = self._arrays[name][places[inside]].sum(axis=0)
        return found

    def ease(self) -> Scores:
        return self._autoencoder("dense", self.rows)

    def ease_recent(self) -> Scores:
        return self._autoencoder("lately", self.rows[-LATELY:])

    def vector(self) -> Scores:
        vectors, (rows, by) = self._arrays["vectors"], self._fading()
        places = self._arrays["vectors_place"][rows]
        inside = places >= 0
        found = np.zeros(len(self._arrays["keys"]), dtype=np.float32)
        mine = vector_of(vectors, self._arrays["gram"], places[inside], by[inside])
        found[self._arrays["vectors_rows"]] = vectors @ mine
        return found

    def content(self) -> Scores:
        found = np.zeros(len(self._arrays["keys"]), dtype=np.float32)
        found[self._arrays["searched"]] = self._arrays["searched_words"] @ self._words
        return found

    def alike(self, rows: NDArray[np.int64]) -> Scores:
        """[rows], -1..1: their words against those of what the person took, cosine."""
        return self._arrays["words"][rows] @ self._words

    @cached_property
    def _words(self) -> NDArray[np.float32]:
        rows, by = self._fading()
        mine = by[-3 * RECENT :] @ self._arrays["words"][rows[-3 * RECENT :]]
        return mine / max(float(np.linalg.norm(mine)), 1e-9)


_BY_NAME: Mapping[str, Callable[[Personal], Scores]] = {
    "neighbour": Personal.neighbour,
    "neighbour_recent": Personal.neighbour_recent,
    "sequence": Personal.sequence,
    "peers": Personal.peers,
    "ease": Personal.ease,
    "ease_recent": Personal.ease_recent,
    "vector": Personal.vector,
    "content": Personal.content,
}
