"""One person's look at the window: candidates and feature columns from scores that are computed once."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from feed.ranking.features import FROM_WINDOW, INDEX, blank
from feed.recommend.blend import Blend
from feed.recommend.candidates import Candidates, gather
from feed.recommend.interactions import DAY_S, History
from feed.recommend.personal import PERSONAL, Arrays, Personal, Scores
from feed.recommend.popularity import COMMON
from feed.recommend.shapes import COLUMNS, Mood

_COMMON = [INDEX[name] for name in COMMON]
YOUNG_S, AWAKE_S = 3 * DAY_S, 1 * DAY_S
USUAL_SPAN_S = 90 * DAY_S
"""The time a window looks back; where one looks back on more, those two are as much longer."""


class Reading:
    def __init__(self, arrays: Arrays, facts: Mapping[str, Any], blend: Blend, history: History, now: float) -> None:
        self._arrays, self._blend, self._now = arrays, blend, now
        self._personal = Personal(arrays, facts, history, now)
        self._scores: dict[str, Scores] = {}
        self._stretch = max(float(facts["span_s"]) / USUAL_SPAN_S, 1.0)
        idle_s = max(now - float(history.at[-1]), 0) if len(history.at) else 0.0
        self.mood = Mood.of(taken=len(history.rows), idle_s=idle_s, tempo_s=float(facts["tempo_s"]))

    def scores(self, name: str) -> Scores:
        """As feed.recommend.personal gives them."""
        if name not in self._scores:
            self._scores[name] = self._personal.score(name)
        return self._scores[name]

    def candidates(self, quotas: Mapping[str, int]) -> Candidates:
        """Raises KeyError for a source that feed.recommend.candidates does not know."""
        return gather(self.scores, self._arrays, self._personal.rows, quotas)

    def columns(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """float32 [rows, FEATURES] with `taste`; the database's columns are 0, and so is every column of a row -1."""
        table = blank(len(rows))
        self.fill(table, rows)
        return table

    def fill(self, table: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The window's columns of a blank table [rows, FEATURES]; returns [rows, COLUMNS] of what the taste was blended
        from, 0 for a row -1.
        """
        inside = np.flatnonzero(rows >= 0)
        held = rows[inside]
        known = np.zeros((len(FROM_WINDOW), len(held)), dtype=np.float32)
        places = self._arrays["heard_place"][held]
        heard = np.flatnonzero(places >= 0)
        there = places[heard]
        for name in PERSONAL:
            scores = self.scores(name)
            if (best := float(scores.max(initial=0))) > 0:
                known[INDEX[name], heard] = scores[there] / best
        known[INDEX["content"]] = self._personal.alike(held)
        known[_COMMON] = self._arrays["common"][held].T
        known[INDEX["young"]] = _halving(self._now - self._arrays["born"][held], YOUNG_S * self._stretch)
        known[INDEX["awake"]] = _halving(self._now - self._arrays["last"][held], AWAKE_S * self._stretch)
        shares = np.zeros((len(rows), len(COLUMNS)), dtype=np.float32)
        known[INDEX["taste"]], shares[inside] = self._blend.told(known.T, self.mood)
        table[inside, : len(FROM_WINDOW)] = known.T
        return shares


def _halving(age_s: NDArray[np.float64], half_life_s: float) -> NDArray[np.float32]:
    """2^(-age / half life), 0 where the age is not known."""
    return np.nan_to_num(np.exp2(-np.maximum(age_s, 0) / half_life_s)).astype(np.float32)
