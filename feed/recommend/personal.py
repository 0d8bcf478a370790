"""The columns that depend on who looks: the scores of each source over the items that it looks through."""

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


def _slowly(by: NDArray[np.float32]) -> NDArray[np.float32]:
    return by * np.float32(0.3) + by * (np.float32(0.7 / max(len(by) - 1, 1)) * np.arange(len(by), dtype=np.float32))


class Personal:
    """One person against the window. `rows` are what they took, `places` those of it that are among the heard items,
    with how loud each of these is, about 1.
    """

    def __init__(self, arrays: Arrays, facts: Mapping[str, Any], history: History, now: float) -> None:
        past = history.known().latest(REMEMBERED)
        self._arrays, self._facts, self._now = arrays, facts, now
        self.rows = past.rows
        self._loud = np.clip(past.weights / float(facts["usual"]), 1 / LOUD, LOUD).astype(np.float32)
        every = arrays["heard_place"][past.rows].astype(np.int64)
        self.places, self._by = every[every >= 0], self._loud[every >= 0]
        self._lately = self.places[-RECENT:], _recently(self._by[-RECENT:])
        self._fading = self.places, _slowly(self._by)

    def score(self, name: str) -> Scores:
        """[heard], the words' [searched]; 0 where the source knows nothing, and for what was taken."""
        if name == "content":
            return self._content()
        if not len(self.places):
            return np.zeros(len(self._arrays["heard"]), dtype=np.float32)
        found = _BY_NAME[name](self)
        found[self.places] = 0
        return found

    def _list(self, name: str, rows: NDArray[np.int64], by: NDArray[np.float32]) -> Scores:
        ids, weights = self._arrays[f"{name}_ids"], self._arrays[f"{name}_weights"]
        return spread(ids, weights, rows, by, len(ids))

    def neighbour(self) -> Scores:
        return self._list("neighbour", self.places, self._by)

    def neighbour_recent(self) -> Scores:
        return self._list("neighbour", *self._lately)

    def sequence(self) -> Scores:
        return self._list("sequence", *self._lately)

    def peers(self) -> Scores:
        return peers(self._arrays, *self._fading, self._now, 2 * float(self._facts["tempo_s"]))

    def _autoencoder(self, name: str, rows: NDArray[np.int64]) -> Scores:
        places, held = self._arrays[f"{name}_place"][rows], self._arrays[f"{name}_rows"]
        inside = places >= 0
        found = np.zeros(len(self._arrays["heard"]), dtype=np.float32)
        if inside.any():
            found[held] = self._arrays[name][places[inside]].sum(axis=0)
        return found

    def ease(self) -> Scores:
        return self._autoencoder("dense", self.places)

    def ease_recent(self) -> Scores:
        return self._autoencoder("lately", self.places[-LATELY:])

    def vector(self) -> Scores:
        vectors = self._arrays["vectors"]
        return vectors @ vector_of(vectors, self._arrays["gram"], *self._fading)

    def _content(self) -> Scores:
        found: Scores = self._arrays["searched_words"] @ self._words
        places = self._arrays["searched_place"][self.rows]
        found[places[places >= 0]] = 0
        return found

    def alike(self, rows: NDArray[np.int64]) -> Scores:
        """[rows], -1..1: their words against those of what the person took, cosine."""
        return self._arrays["words"][rows] @ self._words

    @cached_property
    def _words(self) -> NDArray[np.float32]:
        mine = _slowly(self._loud)[-3 * RECENT :] @ self._arrays["words"][self.rows[-3 * RECENT :]]
        return mine / max(float(np.linalg.norm(mine)), 1e-9)


_BY_NAME: Mapping[str, Callable[[Personal], Scores]] = {
    "neighbour": Personal.neighbour,
    "neighbour_recent": Personal.neighbour_recent,
    "sequence": Personal.sequence,
    "peers": Personal.peers,
    "ease": Personal.ease,
    "ease_recent": Personal.ease_recent,
    "vector": Personal.vector,
}
PERSONAL: tuple[str, ...] = tuple(_BY_NAME)
"""The scores that are columns."""
