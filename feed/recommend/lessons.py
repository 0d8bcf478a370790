"""What the blend learns from: people's candidates at a moment of the past, and which of them they took after it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.ranking.listwise import Lists
from feed.recommend.blend import WIDTH, basis
from feed.recommend.candidates import QUOTAS
from feed.recommend.interactions import History, Interactions
from feed.recommend.pasts import Pasts
from feed.recommend.shapes import COLUMNS, Mood
from feed.recommend.window import Window

KEPT = 48
"""Rows not taken that are kept of each list to learn from, half of them among the likely ones."""
ENOUGH = 250
"""Lessons a window, below which people who came after it help out: their kind of list is another, so not with more."""
FEWEST_HALF = 3
"""Things that somebody who came after the window must have taken in each half of their time, to be a lesson."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One person's list. `columns` [n, FEATURES] of all candidates, `taken` [n]; `wanted`: how much they took in all,
    candidate or not. `later`: of somebody who came after the window.
    """

    person: int
    columns: NDArray[np.float32]
    taken: NDArray[np.bool_]
    wanted: int
    mood: Mood
    later: bool


def lessons(
    window: Window, before: Interactions, after: Interactions, most: int, rng: np.random.Generator
) -> Iterator[Lesson]:
    """Up to `most`. First of people with a past when the window was fitted; then of those who came later, at a moment
    in the midst of their time: there are few of the first kind where people come once and stay for an hour.
    """
    pasts, futures = Pasts(before), Pasts(after)
    both = rng.permutation(np.intersect1d(pasts.users, futures.users))
    later = rng.permutation(np.setdiff1d(futures.users, pasts.users))
    for person in both[:most].tolist():
        yield from _lesson(window, person, pasts.of(person), futures.of(person).rows, window.fitted_at, later=False)
    for person in later[: max(min(most, ENOUGH) - len(both), 0)].tolist():
        whole = futures.of(person)
        place = int(rng.integers(1, max(len(whole.rows), 2)))
        if min(place, len(whole.rows) - place) >= FEWEST_HALF:
            past = History(rows=whole.rows[:place], weights=whole.weights[:place], at=whole.at[:place])
            yield from _lesson(window, person, past, whole.rows[place:], float(whole.at[place]), later=True)


def _lesson(
    window: Window, person: int, past: History, took: NDArray[np.int64], now: float, *, later: bool
) -> Iterator[Lesson]:
    """None of somebody who took nothing new."""
    wanted = np.setdiff1d(took, past.rows)
    if len(wanted):
        reading = window.read(past, now)
        rows = reading.candidates(QUOTAS).rows
        columns, taken = reading.columns(rows), np.isin(rows, wanted)
        yield Lesson(person=person, columns=columns, taken=taken, wanted=len(wanted), mood=reading.mood, later=later)


def lists_of(given: list[Lesson], rng: np.random.Generator) -> Lists:
    """Of the lessons whose candidates hold something taken, sampled."""
    parts, marks, starts, offsets, at = [], [], [], [], 0
    for lesson in given:
        if lesson.taken.any():
            kept, offset = _sample(lesson, rng)
            parts.append(basis(lesson.columns, lesson.mood)[kept])
            marks.append(lesson.taken[kept])
            offsets.append(offset)
            starts.append(at)
            at += len(kept)
    return Lists(
        table=np.concatenate(parts) if parts else np.zeros((0, WIDTH), dtype=np.float32),
        taken=np.concatenate(marks) if parts else np.zeros(0, dtype=bool),
        starts=np.array(starts, dtype=np.int64),
        offsets=np.concatenate(offsets) if parts else np.zeros(0, dtype=np.float32),
    )


def _sample(lesson: Lesson, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """All that was taken, the likeliest of the rest, and some of what remains, each standing for several."""
    likely = lesson.columns[:, : len(COLUMNS) + 1].sum(axis=1)
    rest = np.flatnonzero(~lesson.taken)
    rest = rest[np.argsort(-likely[rest], kind="stable")]
    near, far = rest[: KEPT // 2], rest[KEPT // 2 :]
    drawn = rng.choice(far, min(len(far), KEPT // 2), replace=False) if len(far) else far
    kept = np.concatenate([np.flatnonzero(lesson.taken), near, drawn])
    offset = np.zeros(len(kept), dtype=np.float32)
    if len(drawn):
        offset[-len(drawn) :] = np.log(len(far) / len(drawn))
    return kept, offset
